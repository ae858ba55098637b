package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples in a mapped file, several times the heap of a virtual machine of their own. */
class LargerThanHeapTest {
  private static final int COLS = 64;
  private static final long ROWS = 1L << 18;
  private static final String HEAP = "-Xmx24m";
  private static final long MEMORY = 2 << 20;

  @TempDir Path folder;

  /** A sparse file: zeros but for one row a query, q + 2 in each column, the last query's last. */
  private Path samples() throws IOException {
    Path file = folder.resolve("samples");
    ByteBuffer row = ByteBuffer.allocate(COLS * Float.BYTES).order(ByteOrder.nativeOrder());
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      for (int q = 0; q < MappedSearch.QUERIES; q++) {
        row.clear();
        for (int c = 0; c < COLS; c++) {
          row.putFloat(q + 2);
        }
        channel.write(row.flip(), place(q) * COLS * Float.BYTES);
      }
    }
    return file;
  }

  /** Where the row equal to query q lies; row 0 is zero. */
  private static long place(int q) {
    return ROWS - 1 - (MappedSearch.QUERIES - 1 - q) * 350L;
  }

  /** Rows of successive queries are 8 apart, zeros 16 or more from each of them. */
  private static List<String> expected() {
    List<String> lines = new ArrayList<>();
    lines.add("larger true");
    int last = MappedSearch.QUERIES - 1;
    for (int q = 0; q <= last; q++) {
      // Of two as near, the smaller row.
      long second = q == 0 ? place(1) : place(q - 1);
      lines.add("nearest " + q + " " + place(q) + " " + second);
    }
    for (int q = 0; q <= last; q++) {
      lines.add("within " + q + " " + place(q));
      if (q > 0) {
        lines.add("within " + q + " " + place(q - 1));
      }
      if (q < last) {
        lines.add("within " + q + " " + place(q + 1));
      }
    }
    return lines;
  }

  @Test
  void samplesLargerThanTheHeap() throws IOException, InterruptedException {
    Path file = samples();
    for (int threads = 1; threads <= 2; threads++) {
      assertEquals(expected(), run(file, threads));
    }
  }

  private static List<String> run(Path file, int threads) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                MappedSearch.class.getName(),
                file.toString(),
                Integer.toString(COLS),
                Long.toString(MEMORY),
                Integer.toString(threads))
            .start();
    child.getOutputStream().close();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String log = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(5, TimeUnit.MINUTES), "still running");
    assertEquals(0, child.exitValue(), log);
    return output.lines().toList();
  }
}
