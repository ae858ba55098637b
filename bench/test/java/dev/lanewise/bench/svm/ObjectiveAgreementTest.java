package dev.lanewise.bench.svm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.work.DisagreementException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveAgreementTest {
  /** Upper bounds: 4 x 100 examples in 2 pairs each = 800; two tolerances of 1/1024. */
  private static final Problem THREE_CLASSES =
      new Problem("data", 100, 2, 3, 4, 1, 1.0 / 1024, 100, 1);

  private static final double ALLOWED = 800 * 2.0 / 1024;

  private static Entry entry(String program, Double objective, String status) {
    return new Entry(program, Entry.TRAINING, List.of(1.0), objective, 5, null, status);
  }

  private static Entry converged(double objective) {
    return entry("some", objective, Entry.CONVERGED);
  }

  @Test
  void twoTolerancesTimesAllUpperBoundsAreAllowed() {
    assertEquals(ALLOWED, ObjectiveAgreement.allowed(THREE_CLASSES));
    assertDoesNotThrow(() -> check(converged(-10), converged(-10 - ALLOWED)));
    assertDoesNotThrow(() -> check(converged(-10 - ALLOWED), converged(-10)));
    assertThrows(
        DisagreementException.class, () -> check(converged(-10), converged(-10.001 - ALLOWED)));
    assertThrows(
        DisagreementException.class, () -> check(converged(-10.001 - ALLOWED), converged(-10)));
  }

  @Test
  void anyTwoAreComparedAndNamed() {
    Entry ours = entry("ours", -10.0, Entry.CONVERGED);
    Entry rival = entry("rival", -12.5, Entry.CONVERGED);
    String message =
        assertThrows(DisagreementException.class, () -> check(ours, converged(-11.2), rival))
            .getMessage();
    assertTrue(message.contains("-10.000000 of ours"), message);
    assertTrue(message.contains("-12.500000 of rival"), message);
    assertTrue(message.contains("1.56"), message);
  }

  @Test
  void noNumberAgreesWithNothing() {
    assertThrows(DisagreementException.class, () -> check(converged(Double.NaN)));
    assertThrows(DisagreementException.class, () -> check(converged(-1), converged(Double.NaN)));
  }

  @Test
  void programsThatWereStoppedAreLeftOut() {
    Entry stopped = entry("slow", null, "stopped after 600 s");
    Entry unfinished = entry("other", -3.0, "time limit");
    assertDoesNotThrow(() -> check(converged(-10), stopped, unfinished));
    assertEquals(
        0.25,
        ObjectiveAgreement.largestDifference(
            List.of(converged(-10), stopped, unfinished, converged(-10.25))));
  }

  private static void check(Entry... entries) {
    ObjectiveAgreement.check(THREE_CLASSES, List.of(entries));
  }
}
