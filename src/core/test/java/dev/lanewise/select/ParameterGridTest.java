package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterGridTest {
  private static final ParameterGrid GRID =
      ParameterGrid.of("gamma", 0.1, 0.01).and("C", 1, 10, 100).and("degree", 2);

  /** As scikit-learn's ParameterGrid lists them. */
  @Test
  void theLastNameRunsFastest() {
    assertEquals(
        "[{'C': 1.0, 'degree': 2.0, 'gamma': 0.1}, {'C': 1.0, 'degree': 2.0, 'gamma': 0.01}, {'C':"
            + " 10.0, 'degree': 2.0, 'gamma': 0.1}, {'C': 10.0, 'degree': 2.0, 'gamma': 0.01},"
            + " {'C': 100.0, 'degree': 2.0, 'gamma': 0.1}, {'C': 100.0, 'degree': 2.0, 'gamma':"
            + " 0.01}]",
        GRID.settings().toString());
  }

  @Test
  void settingsHaveTheirNumbers() {
    List<Setting> settings = GRID.settings();
    assertEquals(6, GRID.size());
    for (int i = 0; i < 6; i++) {
      assertEquals(settings.get(i), GRID.setting(i));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> GRID.setting(6));
    assertThrows(IndexOutOfBoundsException.class, () -> GRID.setting(-1));
  }

  @Test
  void aGridTooLargeToCountIsRefused() {
    ParameterGrid grid = ParameterGrid.of("p0", new double[1 << 16]);
    for (int i = 1; i < 3; i++) {
      grid = grid.and("p" + i, new double[1 << 16]);
    }
    assertEquals(1L << 48, grid.size());
    assertEquals(1L << 62, grid.and("p3", new double[1 << 14]).size());
    ParameterGrid large = grid.and("p3", new double[1 << 15]);
    assertEquals(
        "the grid has more than 2^63 - 1 combinations: at p3 and its 32768 values it is "
            + "281474976710656 already",
        assertThrows(IllegalArgumentException.class, large::size).getMessage());
  }

  @Test
  void whatIsNoGridIsRefused() {
    assertRefused("no values for C", () -> ParameterGrid.of("C"));
    assertRefused("gamma is in the grid twice", () -> GRID.and("gamma", 3));
    assertRefused(
        "no parameter nu in {'C': 1.0, 'degree': 2.0, 'gamma': 0.1}",
        () -> GRID.setting(0).get("nu"));
  }

  private static void assertRefused(String message, Runnable run) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, run::run).getMessage());
  }
}
