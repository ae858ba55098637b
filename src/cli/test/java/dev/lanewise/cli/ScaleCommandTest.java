package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path range;

  @BeforeEach
  void writeData() throws IOException {
    data = Examples.write(folder, "d", "1 1:2 2:7 3:1\n2 1:4 2:7 3:4\n3 1:8 2:7 3:3\n");
    range = folder.resolve("range");
  }

  @Test
  void defaultsAreFromMinusOneToOne() {
    // feature 2 is constant and drops out
    assertEquals(
        new Tool(0, "1 1:-1 3:-1\n2 1:-0.333333 3:1\n3 1:1 3:0.333333\n", ""),
        Tool.run("scale", data));
  }

  @Test
  void limitsOfFeaturesAndLabels() {
    Tool tool = Tool.run("scale", "-l", -2, "-u", 0, "-y", -1, 1, data);
    assertEquals("-1 1:-2 3:-2\n0 1:-1.33333\n1 3:-0.666667\n", tool.out());
  }

  @Test
  void savedRangesScaleOtherData() throws IOException {
    assertEquals(0, Tool.run("scale", "-l", 0, "-u", 1, "-s", range, data).code());
    assertEquals("x\n0 1\n1 2 8\n3 1 4\n", Files.readString(range));
    Path other = Examples.write(folder, "o", "1 1:5 3:7\n");
    Tool tool = Tool.run("scale", "-r", range, other);
    assertEquals(new Tool(0, "1 1:0.5 3:2\n", ""), tool);
  }

  @Test
  void limitsOfTheRangesWin() {
    assertEquals(0, Tool.run("scale", "-l", 0, "-s", range, data).code());
    Tool plain = Tool.run("scale", "-r", range, data);
    Tool tool = Tool.run("scale", "-l", -5, "-u", 5, "-r", range, data);
    assertEquals(0, tool.code());
    assertEquals(plain.out(), tool.out());
    assertTrue(tool.err().contains("WARNING: -l and -u are without effect"), tool.err());
  }

  @Test
  void tellsOfFeaturesThatTheRangesLack() throws IOException {
    assertEquals(0, Tool.run("scale", "-l", 0, "-s", range, data).code());
    Path other = Examples.write(folder, "o", "1 1:5 4:7\n");
    Tool tool = Tool.run("scale", "-r", range, other);
    assertEquals(0, tool.code());
    assertTrue(tool.err().contains("WARNING: feature index 4 appeared in file"), tool.err());
  }

  @Test
  void tellsWhenSparseDataBecomeDense() throws IOException {
    Path sparse = Examples.write(folder, "s", "1 1:1\n2 2:1\n3 3:1\n");
    Tool tool = Tool.run("scale", sparse);
    assertTrue(tool.err().contains("WARNING: original #nonzeros 3\n"), tool.err());
    assertTrue(tool.err().contains("> new      #nonzeros 9\n"), tool.err());
    assertTrue(tool.err().contains("use -l 0 rather than the default -l -1"), tool.err());
    assertEquals("", Tool.run("scale", "-l", 0, sparse).err());
  }

  @Test
  void contradictionsAreRefused() {
    assertEquals(64, Tool.run("scale", "-l", 1, "-u", 1, data).code());
    assertEquals(64, Tool.run("scale", "-y", 2, 1, data).code());
    assertEquals(64, Tool.run("scale", "-s", range, "-r", range, data).code());
    assertEquals(64, Tool.run("scale", "-y", 0, 1, "-r", range, data).code());
    assertEquals(64, Tool.run("scale", "-y", 1, 2, "-y", 1, 2, data).code());
  }

  @Test
  void badRangesLeaveNoOutput() throws IOException {
    Examples.write(folder, "range", "x\n0 1\n1 2\n");
    Tool tool = Tool.run("scale", "-r", range, data);
    assertEquals(65, tool.code());
    assertTrue(tool.err().startsWith("lanewise: " + range + ":3:"), tool.err());
    assertEquals("", tool.out());
  }
}
