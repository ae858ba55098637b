package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Features in ascending order, each with its value. Immutable. */
public final class FeatureVector<F extends Comparable<? super F>> {
  private final List<F> features;
  private final double[] values;

  private FeatureVector(List<F> features, double[] values) {
    this.features = features;
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException when a value is not finite, naming its feature
   */
  public static <F extends Comparable<? super F>> FeatureVector<F> of(Map<F, Double> features) {
    TreeMap<F, Double> sorted = new TreeMap<>(features);
    double[] values = new double[sorted.size()];
    int next = 0;
    for (Map.Entry<F, Double> entry : sorted.entrySet()) {
      if (!Double.isFinite(entry.getValue())) {
        throw new IllegalArgumentException(
            "feature " + entry.getKey() + " is " + entry.getValue() + ", expected a finite value");
      }
      values[next++] = entry.getValue();
    }
    return new FeatureVector<>(new ArrayList<>(sorted.keySet()), values);
  }

  /** Number of features. */
  public int size() {
    return values.length;
  }

  /** Products of common features, added in ascending order. */
  public double dot(FeatureVector<F> other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < values.length && j < other.values.length) {
      int order = features.get(i).compareTo(other.features.get(j));
      if (order == 0) {
        sum += values[i] * other.values[j];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return sum;
  }
}
