package dev.lanewise.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DensityMarksTest {
  /** Seven outside, eleven inside, not in order. */
  private static final double[] DECISIONS = {
    0.5, -7, -6, -4, -3.5, -2, -1, -0.5, 0, 1, 1.5, 2, 3, 3.5, 4, 5, 6, 8
  };

  @Test
  void marksAreTheMiddlesOfBinsOfEqualCount() {
    // Edges: elements 0, 1, 2, 4, 5 of those outside; 0; elements 1, 3, 5, 7, 10 of those inside.
    // -7 -6 -4 -2 -1 | 0 | 0.5 1.5 3 4 8
    assertArrayEquals(
        new double[] {-6.5, -5, -3, -1.5, -0.5, 0.25, 1, 2.25, 3.5, 6},
        DensityMarks.fit(DECISIONS).orElseThrow().marks());
  }

  @Test
  void probabilitiesAreSharesOfTheMarks() {
    DensityMarks marks = DensityMarks.fit(DECISIONS).orElseThrow();
    assertEquals(0.001, marks.probability(-6.6));
    assertEquals(0.1, marks.probability(-6.5));
    assertEquals(0.4, marks.probability(-1));
    assertEquals(0.5, marks.probability(0));
    assertEquals(0.6, marks.probability(0.25));
    assertEquals(0.9, marks.probability(5.9));
    assertEquals(0.999, marks.probability(6));
    assertEquals(0.999, marks.probability(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(marks.probability(Double.NaN)));
    assertEquals(marks, DensityMarks.of(marks.marks()));
    assertEquals(marks.hashCode(), DensityMarks.of(marks.marks()).hashCode());
  }

  @Test
  void fourOnOneSideAreTooFew() {
    assertTrue(DensityMarks.fit(new double[] {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5}).isEmpty());
    assertTrue(DensityMarks.fit(new double[] {-5, -4, -3, -2, -1, 0, 1, 2, 3}).isEmpty());
    assertTrue(DensityMarks.fit(new double[] {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4}).isPresent());
  }

  @Test
  void badInputIsRefusedByName() {
    assertEquals("9 density marks, expected 10", message(() -> DensityMarks.of(new double[9])));
    double[] falling = {0, 1, 2, 3, 4, 5, 6, 5, 8, 9};
    assertEquals(
        "density mark 7 is 5.0, below 6.0 before it", message(() -> DensityMarks.of(falling)));
    falling[7] = Double.NaN;
    assertEquals(
        "density mark 7 is NaN, expected a finite number", message(() -> DensityMarks.of(falling)));
    assertEquals("there is no decision", message(() -> DensityMarks.fit(new double[0])));
  }

  private static String message(Runnable bad) {
    return assertThrows(IllegalArgumentException.class, bad::run).getMessage();
  }
}
