package dev.lanewise.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws settings for a search at random, the same for a seed everywhere. A parameter is drawn from
 * some values, all as probable, or from an interval, evenly or evenly in its logarithm.
 *
 * {@snippet :
 * List<Setting> settings =
 *     new ParameterSampler().logUniform("C", 0.1, 1000).choice("degree", 2, 3, 4).settings(60, 1);
 * }
 *
 * <p>As scikit-learn's {@code ParameterSampler}, draws without replacement where all parameters
 * have some values only: settings are different points of the {@link ParameterGrid}, and all of it,
 * in an order by chance, where more are asked for. Immutable.
 */
public final class ParameterSampler {
  /** Where the values of a parameter come from. */
  private sealed interface Source {
    double draw(SplittableRandom random);
  }

  private record Choice(double[] values) implements Source {
    @Override
    public double draw(SplittableRandom random) {
      return values[random.nextInt(values.length)];
    }
  }

  private record Uniform(double low, double high) implements Source {
    @Override
    public double draw(SplittableRandom random) {
      double share = random.nextDouble();
      return Math.clamp(low * (1 - share) + high * share, low, high);
    }
  }

  /** Through StrictMath, whose last bits are the same everywhere. */
  private record LogUniform(double low, double high) implements Source {
    @Override
    public double draw(SplittableRandom random) {
      double exponent = new Uniform(StrictMath.log(low), StrictMath.log(high)).draw(random);
      return Math.clamp(StrictMath.exp(exponent), low, high);
    }
  }

  private final SortedMap<String, Source> sources;

  /** Of no parameters yet. */
  public ParameterSampler() {
    this(new TreeMap<>());
  }

  private ParameterSampler(SortedMap<String, Source> sources) {
    this.sources = sources;
  }

  /**
   * With a parameter that is one of some values.
   *
   * @throws IllegalArgumentException when there are no values, or the parameter is here already
   */
  public ParameterSampler choice(String name, double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values for " + name);
    }
    return and(name, new Choice(values.clone()));
  }

  /**
   * With a parameter spread evenly from low to high.
   *
   * @throws IllegalArgumentException unless low &lt; high, both finite, or when the parameter is
   *     here already
   */
  public ParameterSampler uniform(String name, double low, double high) {
    requireInterval(name, low, high);
    return and(name, new Uniform(low, high));
  }

  /**
   * With a parameter whose logarithm is spread evenly, as suits C and gamma.
   *
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high, both finite, or when the
   *     parameter is here already
   */
  public ParameterSampler logUniform(String name, double low, double high) {
    requireInterval(name, low, high);
    if (low <= 0) {
      throw new IllegalArgumentException(
          name + " is drawn by its logarithm from " + low + " on, expected a number above 0");
    }
    return and(name, new LogUniform(low, high));
  }

  private static void requireInterval(String name, double low, double high) {
    if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          name + " is drawn from " + low + " to " + high + ", expected finite numbers that ascend");
    }
  }

  private ParameterSampler and(String name, Source source) {
    SortedMap<String, Source> more = new TreeMap<>(sources);
    if (more.put(name, source) != null) {
      throw new IllegalArgumentException(name + " is drawn twice");
    }
    return new ParameterSampler(more);
  }

  /**
   * Draws.
   *
   * @param count how many; fewer come where there are not as many
   * @throws IllegalArgumentException when count is below 1, there are no parameters, or more than
   *     2^63 - 1 settings to choose from without replacement
   */
  public List<Setting> settings(int count, long seed) {
    if (count < 1 || sources.isEmpty()) {
      throw new IllegalArgumentException(
          count + " settings of " + sources.size() + " parameters, expected at least 1 of each");
    }
    SplittableRandom random = new SplittableRandom(seed);
    if (sources.values().stream().allMatch(s -> s instanceof Choice)) {
      return ofGrid(count, random);
    }
    List<Setting> settings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SortedMap<String, Double> one = new TreeMap<>();
      sources.forEach((name, source) -> one.put(name, source.draw(random)));
      settings.add(new Setting(one));
    }
    return List.copyOf(settings);
  }

  /**
   * The first of a shuffle of the whole grid (Durstenfeld, Algorithm 235, 1964), of which only the
   * places that were exchanged are remembered.
   */
  private List<Setting> ofGrid(int count, SplittableRandom random) {
    ParameterGrid grid = grid();
    long size = grid.size();
    Map<Long, Long> moved = new HashMap<>();
    List<Setting> settings = new ArrayList<>();
    for (long i = 0; i < Math.min(count, size); i++) {
      long other = random.nextLong(i, size);
      long drawn = moved.getOrDefault(other, other);
      moved.put(other, moved.getOrDefault(i, i));
      settings.add(grid.setting(drawn));
    }
    return List.copyOf(settings);
  }

  private ParameterGrid grid() {
    ParameterGrid grid = null;
    for (Map.Entry<String, Source> parameter : sources.entrySet()) {
      String name = parameter.getKey();
      double[] values = ((Choice) parameter.getValue()).values();
      grid = grid == null ? ParameterGrid.of(name, values) : grid.and(name, values);
    }
    return grid;
  }
}
