package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ParameterSamplerTest {
  private static final ParameterSampler FINITE =
      new ParameterSampler().choice("gamma", 0.1, 0.01, 0.001).choice("C", 1, 10);
  private static final ParameterSampler MIXED =
      new ParameterSampler()
          .logUniform("C", 0.01, 100)
          .uniform("coef0", -1, 3)
          .choice("degree", 2, 3);

  @Test
  void finiteChoicesAreDrawnWithoutReplacement() {
    Set<Setting> grid =
        Set.copyOf(ParameterGrid.of("C", 1, 10).and("gamma", 0.1, 0.01, 0.001).settings());
    for (long seed = 0; seed < 50; seed++) {
      for (int count = 1; count <= 6; count++) {
        List<Setting> drawn = FINITE.settings(count, seed);
        assertEquals(count, Set.copyOf(drawn).size());
        assertTrue(grid.containsAll(drawn));
      }
      assertEquals(FINITE.settings(6, seed), FINITE.settings(7, seed));
    }
  }

  /** Every ordered pair of the six settings about as often: 30 pairs, 3000 draws, 5 deviations. */
  @Test
  void everyOrderIsAsProbable() {
    List<Setting> grid = ParameterGrid.of("C", 1, 10).and("gamma", 0.1, 0.01, 0.001).settings();
    int[][] found = new int[6][6];
    for (long seed = 0; seed < 3000; seed++) {
      List<Setting> drawn = FINITE.settings(2, seed);
      found[grid.indexOf(drawn.get(0))][grid.indexOf(drawn.get(1))]++;
    }
    for (int a = 0; a < 6; a++) {
      for (int b = 0; b < 6; b++) {
        assertEquals(a == b ? 0 : 100, found[a][b], a == b ? 0 : 50, a + " " + b);
      }
    }
  }

  @Test
  void aHugeGridCostsNoMore() {
    ParameterSampler huge = new ParameterSampler();
    for (int i = 0; i < 3; i++) {
      huge = huge.choice("p" + i, new double[1 << 20]);
    }
    assertEquals(3, huge.settings(3, 1).size());
    ParameterSampler more = huge.choice("p3", 1, 2, 3, 4, 5, 6, 7, 8);
    assertThrows(IllegalArgumentException.class, () -> more.settings(3, 1));
  }

  @Test
  void intervalsAreCoveredEvenly() {
    List<Setting> drawn = MIXED.settings(4000, 3);
    int[] byC = new int[4];
    int[] byCoef0 = new int[4];
    for (Setting s : drawn) {
      byC[(int) Math.floor(Math.log10(s.get("C")) + 2)]++; // decades
      byCoef0[(int) Math.floor(s.get("coef0") + 1)]++;
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(1000, byC[i], 140); // five deviations
      assertEquals(1000, byCoef0[i], 140);
    }
    assertEquals(
        Set.of(2.0, 3.0), new TreeSet<>(drawn.stream().map(s -> s.get("degree")).toList()));
    assertEquals(4000, new HashSet<>(drawn).size());
  }

  @Test
  void theSeedAndNothingElseDecides() {
    assertEquals(MIXED.settings(5, 9), MIXED.settings(5, 9));
    assertNotEquals(MIXED.settings(5, 9), MIXED.settings(5, 10));
    assertEquals(MIXED.settings(9, 9).subList(0, 5), MIXED.settings(5, 9));
    assertEquals(FINITE.settings(5, 9).subList(0, 3), FINITE.settings(3, 9));
    ParameterSampler otherOrder =
        new ParameterSampler()
            .choice("degree", 2, 3)
            .uniform("coef0", -1, 3)
            .logUniform("C", 0.01, 100);
    assertEquals(MIXED.settings(5, 9), otherOrder.settings(5, 9));
  }

  @Test
  void endsOfIntervalsAreKept() {
    double next = Math.nextUp(1.0);
    ParameterSampler narrow =
        new ParameterSampler()
            .uniform("a", 1, next)
            .logUniform("b", 1, next)
            .uniform("c", -Double.MAX_VALUE, Double.MAX_VALUE)
            .logUniform("d", Double.MIN_VALUE, Double.MAX_VALUE);
    for (Setting s : narrow.settings(500, 1)) {
      assertTrue(s.get("a") >= 1 && s.get("a") <= next);
      assertTrue(s.get("b") >= 1 && s.get("b") <= next);
      assertTrue(Double.isFinite(s.get("c")));
      assertTrue(s.get("d") > 0 && Double.isFinite(s.get("d")));
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertRefused("no values for C", () -> new ParameterSampler().choice("C"));
    assertRefused("C is drawn twice", () -> FINITE.uniform("C", 0, 1));
    assertRefused(
        "p is drawn from 2.0 to 2.0, expected finite numbers that ascend",
        () -> FINITE.uniform("p", 2, 2));
    assertRefused(
        "p is drawn from NaN to 2.0, expected finite numbers that ascend",
        () -> FINITE.logUniform("p", Double.NaN, 2));
    assertRefused(
        "p is drawn from 0.0 to Infinity, expected finite numbers that ascend",
        () -> FINITE.uniform("p", 0, Double.POSITIVE_INFINITY));
    assertRefused(
        "p is drawn by its logarithm from 0.0 on, expected a number above 0",
        () -> FINITE.logUniform("p", 0, 1));
    assertRefused(
        "0 settings of 2 parameters, expected at least 1 of each", () -> FINITE.settings(0, 1));
    assertRefused(
        "3 settings of 0 parameters, expected at least 1 of each",
        () -> new ParameterSampler().settings(3, 1));
  }

  private static void assertRefused(String message, Runnable run) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, run::run).getMessage());
  }
}
