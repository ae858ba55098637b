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

  @Test
  void allWithinARadius() throws IOException {
    Tool tool = Tool.run("nearest", "-r", 1, "--threads", 2, queries, samples);
    assertEquals(0, tool.code(), tool.err());
    assertEquals("0\t1\t1.0\n0\t2\t1.0\n1\t0\t0.0\n", tool.out());
    assertTrue(tool.err().contains(" x 2 features (3 neighbours): "), tool.err());
    assertEquals(
        new Tool(0, "1\t0\t0.0\n", ""), Tool.run("nearest", "-q", "-r", 0, queries, samples));
    assertEquals(8, Tool.run("nearest", "-r", "1e30", queries, samples).out().lines().count());
    Path out = folder.resolve("out");
    Tool file = Tool.run("nearest", "-q", "-r", "0.5", "-o", out, queries, samples);
    assertEquals(new Tool(0, "", ""), file);
    assertEquals("1\t0\t0.0\n", Files.readString(out));
  }

  @Test
  void aBudgetSplitsTheQueriesAndChangesNothing() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      many.append("0 1:").append(i % 7).append(" 2:").append(i % 5).append('\n');
    }
    Path q = Examples.write(folder, "many", many.toString());
    for (Object[] search : new Object[][] {{"-k", 100}, {"-r", 3}}) {
      Tool whole = Tool.run("nearest", "-q", search[0], search[1], q, q);
      Tool split =
          Tool.run("nearest", "-q", search[0], search[1], "--memory", 2, "--threads", 1, q, q);
      assertEquals(0, split.code(), split.err());
      assertEquals(whole, split);
      Tool small = Tool.run("nearest", search[0], search[1], "-m", "0.1", "--threads", 1, q, q);
      assertEquals(69, small.code());
      assertTrue(small.err().contains("limit 104,858 bytes: raise the budget"), small.err());
    }
  }

  @Test
  void searchesThatContradictThemselves() {
    refused("-k and -r exclude each other", "-k", 1, "-r", 1);
    refused("-r is -1, expected at least 0", "-r", -1);
    refused("expected a number such as 0.5, found 'nan'", "-r", "nan");
    refused("--memory is 0, expected a number above 0", "--memory", 0);
    refused("--memory is 1e+12, expected a number above 0", "-m", "1e12");
    refused("-k is 0, expected at least 1", "-k", 0);
  }

  private void refused(String message, Object... options) {
    Object[] command = new Object[options.length + 3];
    command[0] = "nearest";
    System.arraycopy(options, 0, command, 1, options.length);
    command[options.length + 1] = queries;
    command[options.length + 2] = samples;
    Tool tool = Tool.run(command);
    assertEquals(64, tool.code(), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
  }

  @Test
  void aWrongQueryInALaterBlockLeavesTheFileAsItWas() throws IOException {
    Path out = Examples.write(folder, "out", "old");
    float[] values = new float[3_000];
    values[2_999] = Float.NaN;
    Path q = folder.resolve("q.npy");
    NpyFormat.write(q, FloatMatrix.of(values, 1_500, 2));
    Object[] command = {"nearest", "-m", "0.25", "--threads", 1, "-o", out, q, samples};
    Tool tool = Tool.run(command);
    assertEquals(65, tool.code());
    assertTrue(tool.err().contains("queries[row 1499, col 1] is NaN"), tool.err());
    assertEquals("old", Files.readString(out));
    command[6] = "/dev/stdout";
    tool = Tool.run(command);
    assertEquals(65, tool.code());
    assertEquals(1_024, tool.out().lines().count());
  }

  @Test
  void interruptionEndsTheSearch() throws IOException {
    Path out = Examples.write(folder, "out", "old");
    Thread.currentThread().interrupt();
    Tool tool = Tool.run("nearest", "-o", out, queries, samples);
    assertTrue(Thread.interrupted());
    assertEquals(130, tool.code(), tool.err());
    assertEquals("old", Files.readString(out));
    for (Object[] search : new Object[][] {{"-k", 1}, {"-r", 1}}) {
      Thread.currentThread().interrupt();
      tool = Tool.run("nearest", search[0], search[1], queries, samples);
      assertTrue(Thread.interrupted());
      assertEquals(new Tool(130, "", "lanewise: interrupted\n"), tool);
    }
  }
}
