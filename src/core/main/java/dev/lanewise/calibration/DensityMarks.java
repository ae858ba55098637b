package dev.lanewise.calibration;

import java.util.Arrays;
import java.util.Optional;

/**
 * How probably a row is normal, from the decision value of a one-class machine: the share of marks
 * at or below it. The scheme and its constants are LIBSVM's, so that model files can be exchanged.
 *
 * <p>The decisions of the training examples are sorted and the outside (below 0) and the inside
 * divided into five bins each with equally many of them; decision 0 parts the two. The ten marks
 * are the middles of these bins. Below the first mark the probability is 0.001, from the last on
 * 0.999, between 0.1, 0.2, ..., 0.9. It never falls; it says how a row ranks, it is not calibrated
 * against known outliers. (Que and Lin, One-class SVM probabilistic outputs, 2022.) LIBSVM gives 0
 * for a decision equal to the last mark, and its Java port 0.0001 below the first. Immutable.
 */
public final class DensityMarks {
  /** Number of marks. */
  public static final int COUNT = 10;

  private static final int MIDDLE = COUNT / 2;

  private final double[] marks;

  private DensityMarks(double[] marks) {
    this.marks = marks;
  }

  /**
   * Marks from a model file.
   *
   * @throws IllegalArgumentException when there are not 10, one is not finite or they decrease
   */
  public static DensityMarks of(double[] marks) {
    if (marks.length != COUNT) {
      throw new IllegalArgumentException(marks.length + " density marks, expected " + COUNT);
    }
    Examples.requireFinite(marks, "density mark");
    for (int i = 1; i < COUNT; i++) {
      if (marks[i] < marks[i - 1]) {
        throw new IllegalArgumentException(
            "density mark " + i + " is " + marks[i] + ", below " + marks[i - 1] + " before it");
      }
    }
    return new DensityMarks(marks.clone());
  }

  /**
   * Marks from the decision values of the training examples.
   *
   * @return empty when fewer than five of them lie outside, or inside
   * @throws IllegalArgumentException when there are none or one is not finite
   */
  public static Optional<DensityMarks> fit(double[] decisions) {
    Examples.requireFinite(decisions, "decision");
    double[] sorted = decisions.clone();
    Arrays.sort(sorted);
    int outside = 0;
    while (outside < sorted.length && sorted[outside] < 0) {
      outside++;
    }
    int inside = sorted.length - outside;
    if (outside < MIDDLE || inside < MIDDLE) {
      return Optional.empty();
    }
    double[] edges = new double[COUNT + 1];
    for (int i = 0; i < MIDDLE; i++) {
      edges[i] = sorted[(int) ((long) i * outside / MIDDLE)];
      edges[COUNT - i] = sorted[outside + (int) ((long) (MIDDLE - i) * inside / MIDDLE) - 1];
    }
    double[] marks = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      marks[i] = edges[i] / 2 + edges[i + 1] / 2;
    }
    return Optional.of(new DensityMarks(marks));
  }

  /** The marks, not decreasing; a copy. */
  public double[] marks() {
    return marks.clone();
  }

  /** Probability that a row with this decision is normal; NaN for NaN. Allocates nothing. */
  public double probability(double decision) {
    if (Double.isNaN(decision)) {
      return Double.NaN;
    }
    int below = 0;
    while (below < COUNT && marks[below] <= decision) {
      below++;
    }
    return switch (below) {
      case 0 -> 0.001;
      case COUNT -> 0.999;
      default -> below / (double) COUNT;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DensityMarks that && Arrays.equals(marks, that.marks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(marks);
  }

  @Override
  public String toString() {
    return "DensityMarks" + Arrays.toString(marks);
  }
}
