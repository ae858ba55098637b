package dev.lanewise.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdTest {
  @Test
  void steadyFromTheFirstCallThatStaysWithinReach() {
    List<Double> calls = List.of(90.0, 40.0, 11.0, 30.0, 30.0, 30.0, 11.0, 10.0, 10.0, 9.0, 10.0);
    assertEquals(0, Cold.firstSteady(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0), 1.0));
    // The third call is quick, but the calls after it are not.
    assertEquals(6, Cold.firstSteady(withTail(calls), 10.0));
  }

  private static List<Double> withTail(List<Double> calls) {
    List<Double> all = new ArrayList<>(calls);
    for (int i = 0; i < 10; i++) {
      all.add(10.0);
    }
    return all;
  }

  @Test
  void oneLateStumbleDoesNotCount() {
    List<Double> calls = List.of(50.0, 10.0, 10.0, 10.0, 99.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0);
    assertEquals(1, Cold.firstSteady(calls, 10.0));
  }
}
