package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import dev.lanewise.svm.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void digitsAreAllThereAndAttributed() throws IOException {
    Dataset data = DigitsDemo.data();
    assertEquals(1797, data.labels().length);
    assertEquals(64, data.features().cols());
    assertTrue(DigitsDemo.notice().contains("CC BY 4.0"));
    assertTrue(DigitsDemo.notice().contains("Alpaydin"));
  }

  @Test
  void digitsAreLearnt() throws IOException, CommandFailure {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new PrintStream(new ByteArrayOutputStream()),
            false);
    try (Workers workers = new Workers(2)) {
      DigitsDemo.Result result = DigitsDemo.run(console, workers);
      assertEquals(Status.CONVERGED, result.fit().status());
      assertEquals(1797, result.training() + result.heldOut());
      assertTrue(Math.abs(result.heldOut() - 1797 / 4.0) < 1);
      assertTrue(result.accuracy() >= 0.985, result.correct() + " of " + result.heldOut());
    }
  }
}
