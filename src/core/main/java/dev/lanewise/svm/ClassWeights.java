package dev.lanewise.svm;

import dev.lanewise.kernel.Parameters;
import java.util.Map;

/**
 * Factors on C, class by class: the upper bound of the alphas of class c is C times its weight.
 * With n examples in k classes, n_c of them in class c.
 */
public sealed interface ClassWeights {
  /** Every class 1. */
  static ClassWeights none() {
    return new Explicit(Map.of());
  }

  /**
   * Given weights; classes not named have 1, labels that do not occur have no effect.
   *
   * @throws IllegalArgumentException when a weight is not a finite number above 0
   */
  static ClassWeights explicit(Map<Integer, Double> weights) {
    return new Explicit(weights);
  }

  /** n / (k n_c): each class counts the same in total. */
  static ClassWeights balanced() {
    return new Balanced();
  }

  /**
   * (1/n_c) / mean over classes of (1/n_k): the weights average 1. What {@code class_weight='auto'}
   * meant in scikit-learn before 0.17.
   */
  static ClassWeights autoLegacy() {
    return new AutoLegacy();
  }

  /**
   * Weight of every class.
   *
   * @param labels the classes
   * @param counts examples of each, all above 0
   */
  double[] of(int[] labels, int[] counts);

  /** Weights by label. */
  record Explicit(Map<Integer, Double> weights) implements ClassWeights {
    /** Copies the map and checks it. */
    public Explicit {
      weights = Map.copyOf(weights);
      weights.forEach((label, w) -> Parameters.requirePositive("weight of class " + label, w));
    }

    @Override
    public double[] of(int[] labels, int[] counts) {
      double[] w = new double[labels.length];
      for (int c = 0; c < w.length; c++) {
        w[c] = weights.getOrDefault(labels[c], 1.0);
      }
      return w;
    }
  }

  /** See {@link #balanced()}. */
  record Balanced() implements ClassWeights {
    @Override
    public double[] of(int[] labels, int[] counts) {
      double n = 0;
      for (int count : counts) {
        n += count;
      }
      double[] w = new double[counts.length];
      for (int c = 0; c < w.length; c++) {
        w[c] = n / ((double) counts.length * counts[c]);
      }
      return w;
    }
  }

  /** See {@link #autoLegacy()}. */
  record AutoLegacy() implements ClassWeights {
    @Override
    public double[] of(int[] labels, int[] counts) {
      double mean = 0;
      for (int count : counts) {
        mean += 1.0 / count / counts.length;
      }
      double[] w = new double[counts.length];
      for (int c = 0; c < w.length; c++) {
        w[c] = 1.0 / counts[c] / mean;
      }
      return w;
    }
  }
}
