package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.NpyFormat;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestCommandTest {
  private static final String NEAREST = "0\t1\t1.0\n1\t0\t0.0\n";
  private static final String TWO_NEAREST = "0\t1\t1.0\n0\t2\t1.0\n1\t0\t0.0\n1\t1\t3.0\n";

  @TempDir Path folder;
  private Path queries;
  private Path samples;

  /** Queries (4, 0), (0, 0); samples (0, 0), (3, 0), (5, 0), (0, 9). */
  @BeforeEach
  void writeData() throws IOException {
    queries = Examples.write(folder, "q", "0 1:4\n0 1:0\n");
    samples = Examples.write(folder, "s", "0 1:0\n0 1:3\n0 1:5\n0 2:9\n");
  }

  @Test
  void libsvmText() {
    Tool tool = Tool.run("nearest", queries, samples);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(NEAREST, tool.out());
    String summary =
        "lanewise: 2 queries x 4 samples x 2 features: \\d+\\.\\d{3} s, \\d+\\.\\d GFLOP/s\n";
    assertTrue(tool.err().matches(summary), tool.err());
  }

  @Test
  void severalNeighboursTiesToTheSmallerRow() {
    Tool tool = Tool.run("nearest", "-q", "-k", 2, "--threads", 2, queries, samples);
    assertEquals(new Tool(0, TWO_NEAREST, ""), tool);
    assertEquals(8, Tool.run("nearest", "-k", 100, queries, samples).out().lines().count());
  }

  @Test
  void npyFilesAndMixtures() throws IOException {
    Path npy = folder.resolve("s.npy");
    NpyFormat.write(npy, FloatMatrix.of(new float[] {0, 0, 3, 0, 5, 0, 0, 9}, 4, 2));
    assertEquals(NEAREST, Tool.run("nearest", queries, npy).out());
    Path nameless = Files.copy(npy, folder.resolve("renamed"));
    assertEquals(NEAREST, Tool.run("nearest", queries, nameless).out());
    Path q = folder.resolve("q.npy");
    NpyFormat.write(q, FloatMatrix.of(new float[] {4, 0, 0, 0}, 2, 2));
    assertEquals(NEAREST, Tool.run("nearest", q, npy).out());
    assertEquals(NEAREST, Tool.run("nearest", q, samples).out());
  }

  @Test
  void columnsThatDiffer() throws IOException {
    Path q = folder.resolve("q.npy");
    NpyFormat.write(q, FloatMatrix.of(new float[] {4, 0}, 2, 1));
    Tool tool = Tool.run("nearest", q, samples);
    assertEquals(65, tool.code());
    assertEquals("lanewise: " + q + " has 1 columns, " + samples + " has 2\n", tool.err());
  }

  @Test
  void doublesAreRoundedOnRequest() throws IOException {
    Path npy = folder.resolve("f8.npy");
    byte[] header = new byte[128];
    byte[] text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }"
            .getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, 0, header, 0, 10);
    System.arraycopy(text, 0, header, 10, text.length);
    header[127] = '\n';
    byte[] file = Arrays.copyOf(header, 144);
    Files.write(npy, file);
    Tool refused = Tool.run("nearest", queries, npy);
    assertEquals(65, refused.code());
    assertTrue(refused.err().contains("'<f8'"), refused.err());
    Tool rounded = Tool.run("nearest", "-q", "--round", queries, npy);
    assertEquals(new Tool(0, "0\t0\t4.0\n1\t0\t0.0\n", ""), rounded);
  }

  @Test
  void notANumberIsRefused() throws IOException {
    Path npy = folder.resolve("nan.npy");
    NpyFormat.write(npy, FloatMatrix.of(new float[] {0, Float.NaN}, 1, 2));
    Tool tool = Tool.run("nearest", queries, npy);
    assertEquals(65, tool.code());
    assertEquals("", tool.out());
    assertTrue(tool.err().startsWith("lanewise: " + queries + ", " + npy + ": "), tool.err());
  }

  @Test
  void writesAFileWholeOrNotAtAll() throws IOException {
    Path out = Examples.write(folder, "out", "old");
    Path bad = Examples.write(folder, "bad", "0 1:x\n");
    assertEquals(65, Tool.run("nearest", "-o", out, queries, bad).code());
    assertEquals("old", Files.readString(out));
    Tool tool = Tool.run("nearest", "-q", "-o", out, queries, samples);
    assertEquals(new Tool(0, "", ""), tool);
    assertEquals(NEAREST, Files.readString(out));
  }

  @Test
  void oneSideMayComeFromStandardInput() {
    String text = "0 1:4\n0 1:0\n";
    assertEquals(NEAREST, Tool.runWithInput(text, "nearest", "-", samples).out());
    assertEquals(64, Tool.runWithInput(text, "nearest", "-", "-").code());
    assertEquals(64, Tool.run("nearest", "-k", 0, queries, samples).code());
  }
}
