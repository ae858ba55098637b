package dev.lanewise.select;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Counts how often which label was predicted for which. */
final class LabelCounts {
  private LabelCounts() {}

  /**
   * Actual labels down, predicted ones across.
   *
   * @param order all labels that may occur
   */
  static <L> long[][] of(int n, IntFunction<L> actual, IntFunction<L> predicted, List<L> order) {
    requireDistinct(order);
    Map<L, Integer> places = new HashMap<>();
    for (L label : order) {
      places.put(label, places.size());
    }
    long[][] counts = new long[order.size()][order.size()];
    for (int i = 0; i < n; i++) {
      int a = place(places, actual.apply(i), "actual", i);
      int p = place(places, predicted.apply(i), "predicted", i);
      counts[a][p]++;
    }
    return counts;
  }

  private static <L> int place(Map<L, Integer> places, L label, String kind, int example) {
    Integer place = places.get(label);
    if (place == null) {
      throw new IllegalArgumentException(
          (kind + " label of example " + example + " is " + label)
              + (", which is not among the " + places.size() + " of the order"));
    }
    return place;
  }

  static void requireDistinct(List<?> labels) {
    Map<Object, Integer> seen = new HashMap<>();
    for (int place = 0; place < labels.size(); place++) {
      Integer before = seen.put(labels.get(place), place);
      if (before != null) {
        throw new IllegalArgumentException(
            "label " + labels.get(place) + " is both class " + before + " and class " + place);
      }
    }
  }
}
