package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  @Test
  void countsEachProblemOnce() {
    try (TrainingProgress progress = progress(true)) {
      for (int call = 0; call < 5; call++) {
        assertTrue(progress.proceed(1, 3, 0, 1));
      }
      requireShown(1, 3, progress);
      progress.proceed(1, 3, 100, 0.5);
      progress.proceed(0, 3, 0, 1);
      progress.proceed(1, 3, 200, 0.5);
      requireShown(2, 3, progress);
      progress.proceed(2, 3, 0, 1);
      progress.proceed(0, 3, 0, 0);
      requireShown(3, 3, progress);
    }
  }

  @Test
  void anotherNumberOfProblemsBeginsAgain() {
    try (TrainingProgress progress = progress(true)) {
      for (int pair = 0; pair < 10; pair++) {
        progress.proceed(pair, 10, 0, 1);
      }
      requireShown(10, 10, progress);
      progress.proceed(4, 6, 0, 1);
      requireShown(1, 6, progress);
    }
  }

  @Test
  void aSingleProblemCountsIterations() {
    try (TrainingProgress progress = progress(true)) {
      progress.proceed(0, 1, 0, 1);
      progress.proceed(0, 1, 300, 0.5);
      assertEquals(300, progress.shown());
    }
  }

  @Test
  void whereNobodyLooksItStillStops() {
    try (TrainingProgress progress = progress(false)) {
      assertTrue(progress.proceed(0, 3, 0, 1));
      assertEquals(0, progress.shown());
      Thread.currentThread().interrupt();
      assertFalse(progress.proceed(1, 3, 0, 1));
      assertTrue(Thread.interrupted());
      assertFalse(progress.proceed(1, 3, 100, 1));
    }
  }

  private static void requireShown(long count, long most, TrainingProgress progress) {
    assertEquals(count, progress.shown());
    assertEquals(most, progress.most());
  }

  private static TrainingProgress progress(boolean interactive) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new TrainingProgress(
        new Console(InputStream.nullInputStream(), nowhere, nowhere, interactive),
        Thread.currentThread());
  }
}
