package dev.lanewise.cli.article;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.SearchOptions;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whoever stops the demo sees nothing of models that were not finished. */
class InterruptedTest {
  private final Dataset rings = KernelTrickData.rings(1);
  private final TrainTest parts = TrainTest.quarterOf(rings, 1);

  /** Too late for the search to see it. */
  private final SearchOptions interruptedAtTheEnd =
      SearchOptions.DEFAULT
          .with(RowPartition.caller())
          .with(
              share -> {
                if (share >= 1) {
                  Thread.currentThread().interrupt();
                }
                return true;
              });

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  private static void cancelled(Executable work) {
    assertThrows(CancellationException.class, work);
    assertTrue(Thread.interrupted());
  }

  @Test
  void noJudgementByAnUnfinishedModel() {
    cancelled(() -> Judged.of(Family.LINEAR, parts, interruptedAtTheEnd));
  }

  @Test
  void noComparisonByAnUnfinishedModel() {
    TrainTest halves = parts;
    cancelled(() -> Compared.of(Family.RBF, halves, interruptedAtTheEnd));
  }

  @Test
  void noSeparationByUnfinishedModels() {
    Thread.currentThread().interrupt();
    cancelled(() -> Separation.of(parts, 1, RowPartition.caller()));
  }

  @Test
  void noFigureOfAnUnfinishedModel() {
    Thread.currentThread().interrupt();
    cancelled(() -> Figures.linear(rings));
  }
}
