package dev.lanewise.cli.grid;

import dev.lanewise.kernel.Gamma;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings to try: all combinations of lists, the first list running slowest, in the order of
 * {@link Axis}.
 *
 * @param axes parameters that the kernel and the machine have; the others hold one default
 * @param gamma values of gamma, or rules that are resolved for the rows trained on
 */
public record SearchSpace(
    Set<Axis> axes, double[] c, double[] coef0, int[] degree, List<Gamma> gamma, double[] tube) {
  /** More would take longer than anyone waits. */
  private static final int MOST = 100_000;

  /**
   * Counts the cells.
   *
   * @throws IllegalArgumentException when there are too many, or none
   */
  public SearchSpace {
    axes = EnumSet.copyOf(axes);
    gamma = List.copyOf(gamma);
    double count = (double) c.length * coef0.length * degree.length * gamma.size() * tube.length;
    if (!(count > 0 && count <= MOST)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a grid of %.0f settings, expected 1 to %d", count, MOST));
    }
  }

  /** All of them. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (double someC : c) {
      for (double someCoef0 : coef0) {
        for (int someDegree : degree) {
          for (Gamma someGamma : gamma) {
            for (double someTube : tube) {
              cells.add(new Cell(someC, someCoef0, someDegree, someGamma, someTube));
            }
          }
        }
      }
    }
    return cells;
  }

  /** The list of each parameter, a line each. */
  public List<String> lists() {
    List<Cell> cells = cells();
    return axes.stream()
        .sorted()
        .map(axis -> axis.label() + " = " + String.join(", ", values(axis, cells)))
        .toList();
  }

  /** Values of a parameter among some cells, each once, in their order. */
  static List<String> values(Axis axis, List<Cell> cells) {
    return cells.stream().map(axis::rounded).distinct().toList();
  }

  /** A setting as users read it, every number exact. */
  public String describe(Cell cell) {
    return axes.stream()
        .sorted()
        .map(axis -> axis.label() + " = " + axis.exact(cell))
        .collect(Collectors.joining(", "));
  }
}
