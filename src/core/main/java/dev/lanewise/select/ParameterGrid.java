package dev.lanewise.select;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

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

  /**
   * How many combinations there are.
   *
   * @throws IllegalArgumentException when they are more than 2^63 - 1
   */
  public long size() {
    long size = 1;
    for (Map.Entry<String, double[]> parameter : values.entrySet()) {
      int some = parameter.getValue().length;
      if (size > Long.MAX_VALUE / some) {
        throw new IllegalArgumentException(
            "the grid has more than 2^63 - 1 combinations: at "
                + parameter.getKey()
                + " and its "
                + some
                + " values it is "
                + size
                + " already");
      }
      size *= some;
    }
    return size;
  }

  /**
   * One combination.
   *
   * @param number of it in the order of {@link #settings}
   * @throws IndexOutOfBoundsException when there is none of that number
   */
  public Setting setting(long number) {
    long rest = Objects.checkIndex(number, size());
    SortedMap<String, Double> one = new TreeMap<>();
    for (String name : values.reversed().keySet()) {
      double[] some = values.get(name);
      one.put(name, some[(int) (rest % some.length)]);
      rest /= some.length;
    }
    return new Setting(one);
  }

  /** Every combination. */
  public List<Setting> settings() {
    return LongStream.range(0, size()).mapToObj(this::setting).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, some) -> text.append(name + ": " + Arrays.toString(some) + "\n"));
    return text.toString();
  }
}
