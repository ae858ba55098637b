package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a differential test has seen, so that it cannot pass on nothing. */
final class DifferentialTally {
  private final Map<String, Integer> kernels = new TreeMap<>();
  private final Map<Integer, Integer> classes = new TreeMap<>();
  private int problems;
  private int inverted;
  private int degenerate;
  private int offsets;
  private int offsetsFixed;
  private int values;
  private int valuesDecided;

  /** One more problem; classes is 1 where there is one function. */
  void problem(Kernel kernel, int classCount) {
    problems++;
    kernels.merge(kernel.getClass().getSimpleName(), 1, Integer::sum);
    classes.merge(classCount, 1, Integer::sum);
  }

  /** A pair whose margin LIBSVM found to be negative, so that its function is upside down. */
  void inverted() {
    inverted++;
  }

  /** A problem that was refused for want of a margin. */
  void degenerate(Kernel kernel, int classCount) {
    problem(kernel, classCount);
    degenerate++;
  }

  /** A pair of offsets, which only an example free in both solutions makes comparable. */
  void offset(boolean fixed) {
    offsets++;
    offsetsFixed += fixed ? 1 : 0;
  }

  /** A row, which counts as decided when LIBSVM's value is outside the band. */
  void label(boolean mercer, boolean decided) {
    values += mercer ? 1 : 0;
    valuesDecided += decided ? 1 : 0;
  }

  /** Every problem was seen, no kernel was rare, and most comparisons said something. */
  void check(int expected) {
    assertEquals(expected, problems, this::toString);
    assertEquals(4, kernels.size(), this::toString);
    for (int seen : kernels.values()) {
      assertTrue(seen >= expected / 6, this::toString);
    }
    assertTrue(classes.size() == 1 || classes.keySet().equals(Set.of(2, 3, 4)), this::toString);
    assertTrue(3 * degenerate <= problems, this::toString);
    assertTrue(2 * offsetsFixed >= offsets, this::toString);
    assertTrue(2 * valuesDecided >= values, this::toString);
  }

  @Override
  public String toString() {
    return problems
        + " problems, "
        + kernels
        + ", by classes "
        + classes
        + ", rho comparable in "
        + offsetsFixed
        + " of "
        + offsets
        + ", outside the band "
        + valuesDecided
        + " of "
        + values
        + " values, without a margin "
        + degenerate
        + ", inverted by LIBSVM "
        + inverted;
  }
}
