package dev.lanewise.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All combinations of some values for each of some parameters, in the order of scikit-learn's
 * {@code ParameterGrid}: parameters sorted by name, the last one running fastest.
 */
public final class ParameterGrid {
  private final SortedMap<String, double[]> values;

  private ParameterGrid(SortedMap<String, double[]> values) {
    this.values = values;
  }

  /** A grid over one parameter; see {@link #and}. */
  public static ParameterGrid of(String name, double... some) {
    return new ParameterGrid(new TreeMap<>()).and(name, some);
  }

  /**
   * The grid with one more parameter.
   *
   * @throws IllegalArgumentException when there are no values, or the parameter is here already
   */
  public ParameterGrid and(String name, double... some) {
    if (some.length == 0) {
      throw new IllegalArgumentException("no values for " + name);
    }
    SortedMap<String, double[]> more = new TreeMap<>(values);
    if (more.put(name, some.clone()) != null) {
      throw new IllegalArgumentException(name + " is in the grid twice");
    }
    return new ParameterGrid(more);
  }

  /** Values of each parameter, in the order of the names; a copy. */
  public SortedMap<String, double[]> values() {
    SortedMap<String, double[]> copy = new TreeMap<>(values);
    copy.replaceAll((name, some) -> some.clone());
    return copy;
  }

  /** Every combination. */
  public List<Setting> settings() {
    List<SortedMap<String, Double>> all = List.of(new TreeMap<>());
    for (Map.Entry<String, double[]> parameter : values.entrySet()) {
      List<SortedMap<String, Double>> longer = new ArrayList<>();
      for (SortedMap<String, Double> so : all) {
        for (double value : parameter.getValue()) {
          SortedMap<String, Double> one = new TreeMap<>(so);
          one.put(parameter.getKey(), value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all.stream().map(Setting::new).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, some) -> text.append(name + ": " + Arrays.toString(some) + "\n"));
    return text.toString();
  }
}
