package dev.lanewise.select;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values of some parameters: one point of a grid.
 *
 * @param values by name, in the order of the names
 */
public record Setting(SortedMap<String, Double> values) {
  /** Copies the map. */
  public Setting {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Value of a parameter.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter " + name + " in " + this);
    }
    return value;
  }

  /** As {@code {'C': 1.0, 'gamma': 0.1}}, the way scikit-learn prints it. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> "'" + e.getKey() + "': " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
