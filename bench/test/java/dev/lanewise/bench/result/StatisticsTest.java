package dev.lanewise.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianAndExtremes() {
    Statistics odd = Statistics.of(List.of(3.0, 1.0, 10.0));
    assertEquals(3, odd.median());
    assertEquals(1, odd.least());
    assertEquals(10, odd.greatest());
    assertEquals(2.5, Statistics.of(List.of(4.0, 1.0, 2.0, 3.0)).median());
  }

  @Test
  void noiseIsThatOfTheMedian() {
    // Deviations from 3 are 0, 1, 1, 2, 2: their median is 1.
    double noise = Statistics.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).noise();
    assertEquals(1.2533 * 1.4826 / Math.sqrt(5), noise, 1e-12);
    assertEquals(noise, Statistics.of(List.of(1.0, 2.0, 3.0, 4.0, 500.0)).noise(), 1e-12);
    assertEquals(0, Statistics.of(List.of(7.0)).noise());
  }

  @Test
  void nothingHasNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.of(List.of()));
  }
}
