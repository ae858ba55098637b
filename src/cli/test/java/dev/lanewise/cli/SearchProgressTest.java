package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SearchProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private SearchProgress progress(boolean interactive, boolean quiet) {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            interactive);
    return new SearchProgress(console, Thread.currentThread(), 50, quiet);
  }

  @Test
  void countsFitsAndNeverGoesBack() {
    try (SearchProgress progress = progress(true, false)) {
      assertTrue(progress.proceed(.5));
      assertEquals(25, progress.shown());
      assertTrue(progress.proceed(.4));
      assertEquals(25, progress.shown());
      assertTrue(progress.proceed(1));
      assertEquals(50, progress.shown());
    }
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("searching"));
  }

  @Test
  void showsNothingWhereNobodyLooks() {
    for (boolean quiet : new boolean[] {false, true}) {
      try (SearchProgress progress = progress(quiet, quiet)) {
        assertTrue(progress.proceed(.5));
        assertEquals(0, progress.shown());
      }
    }
    assertEquals(0, err.size());
  }

  @Test
  void stopsWithItsOwner() {
    try (SearchProgress progress = progress(false, false)) {
      Thread.currentThread().interrupt();
      assertFalse(progress.proceed(.1));
      assertTrue(Thread.interrupted());
      assertFalse(progress.proceed(.2));
    }
  }
}
