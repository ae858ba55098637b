package dev.lanewise.bench.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.svm.DataFolder;
import dev.lanewise.bench.svm.Examples;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.ParameterGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmSearchTest {
  /** Two heaps far apart; of the last two rows the second has the label of the other heap. */
  private static final Examples HEAPS =
      new Examples(
          FloatMatrix.copyOf(
              new float[][] {{0, 0}, {9, 9}, {0, 1}, {9, 8}, {1, 0}, {8, 9}, {1, 1}, {8, 8}}),
          new int[] {0, 1, 0, 1, 0, 1, 0, 0});

  private static final KernelGrid GRID =
      KernelGrid.of("rbf", ParameterGrid.of("C", 1, 10).and("gamma", 0.1));

  private static List<SearchMessage> said(int rows, int testRows, int runs) throws IOException {
    SearchTask task =
        new SearchTask(
            "heaps", rows, testRows, 2, 2, 3, false, "no", 10, null, 9, List.of(GRID, GRID));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFolder folder = DataFolder.write(HEAPS, false)) {
      task.write(folder.path());
      WarmSearch.run(folder.path(), runs, 0, new PrintStream(bytes, true));
    }
    return bytes.toString().lines().map(l -> JsonLine.read(l, SearchMessage.class)).toList();
  }

  @Test
  void saysWhatItIsAndThenWhatEachGridGave() throws IOException {
    List<SearchMessage> said = said(6, 2, 2);
    assertNotNull(said.get(0).jvm());
    assertEquals(5, said.size());
    for (int i = 1; i < 5; i++) {
      SearchMessage message = said.get(i);
      assertEquals((i - 1) % 2, message.grid());
      assertEquals(false, message.warmUp());
      assertEquals(List.of(1.0, 1.0), message.means());
      assertEquals(0, message.best());
      assertEquals(0.5, message.tested());
      assertEquals(0, message.unfinished());
      assertEquals(0, message.failed());
      assertTrue(message.seconds() > 0 && message.peakHeapBytes() > 0 && message.settled());
    }
  }

  @Test
  void withoutRowsToTestNothingIsTested() throws IOException {
    assertNull(said(8, 0, 1).get(1).tested());
  }
}
