package dev.lanewise.cli.grid;

import dev.lanewise.cli.Numbers;
import dev.lanewise.data.NumberText;
import dev.lanewise.kernel.Gamma;
import dev.lanewise.select.ParameterSampler;
import dev.lanewise.select.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Settings to try: all combinations of lists, the first list running slowest, in the order of
 * {@link Axis}; or some that chance draws.
 *
 * @param axes parameters that the kernel and the machine have; the others hold one default
 * @param ranges those given as ranges, from which chance draws what lies between the values too
 * @param gamma values of gamma, or rules that are resolved for the rows trained on
 */
public record SearchSpace(
    Set<Axis> axes,
    Set<Axis> ranges,
    double[] c,
    double[] coef0,
    int[] degree,
    List<Gamma> gamma,
    double[] tube) {
  /** More would take longer than anyone waits. */
  private static final int MOST = 100_000;

  private static final int DRAWN_DIGITS = 4;

  /** Copies the sets. */
  public SearchSpace {
    axes = Set.copyOf(axes);
    ranges = Set.copyOf(ranges);
    gamma = List.copyOf(gamma);
  }

  /**
   * All settings.
   *
   * @throws IllegalArgumentException when there are too many
   */
  public List<Cell> cells() {
    double count = (double) c.length * coef0.length * degree.length * gamma.size() * tube.length;
    if (count > MOST) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a grid of %.0f settings, expected 1 to %d", count, MOST));
    }
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

  /**
   * Settings by chance, in the order drawn: of lists all different, of ranges spread evenly in the
   * logarithm and rounded to four digits, so that what is printed is what was tried.
   *
   * @param count how many; fewer come where there are not as many
   * @throws IllegalArgumentException when it is not from 1 to 100,000
   */
  public List<Cell> drawn(int count, long seed) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "--random is " + count + ", expected 1 to " + MOST + " settings");
    }
    double[] rules = IntStream.range(0, gamma.size()).asDoubleStream().toArray();
    boolean gammaRange = spans(Axis.GAMMA, gamma.size());
    ParameterSampler sampler = from(new ParameterSampler(), Axis.C, c, spans(Axis.C, c.length));
    sampler = from(sampler, Axis.COEF0, coef0, false);
    sampler = from(sampler, Axis.DEGREE, IntStream.of(degree).asDoubleStream().toArray(), false);
    sampler = from(sampler, Axis.GAMMA, gammaRange ? givenGammas() : rules, gammaRange);
    sampler = from(sampler, Axis.TUBE, tube, false);
    List<Cell> cells = new ArrayList<>();
    for (Setting one : sampler.settings(count, seed)) {
      double g = one.get(Axis.GAMMA.label());
      cells.add(
          new Cell(
              rounded(Axis.C, one),
              one.get(Axis.COEF0.label()),
              (int) one.get(Axis.DEGREE.label()),
              gammaRange ? Gamma.of(rounded(Axis.GAMMA, one)) : gamma.get((int) g),
              one.get(Axis.TUBE.label())));
    }
    return cells;
  }

  private boolean spans(Axis axis, int values) {
    return ranges.contains(axis) && values > 1;
  }

  private static ParameterSampler from(
      ParameterSampler sampler, Axis axis, double[] values, boolean range) {
    double least = DoubleStream.of(values).min().orElseThrow();
    double most = DoubleStream.of(values).max().orElseThrow();
    return range
        ? sampler.logUniform(axis.label(), least, most)
        : sampler.choice(axis.label(), values);
  }

  private double[] givenGammas() {
    return gamma.stream().mapToDouble(g -> ((Gamma.Given) g).gamma()).toArray();
  }

  private double rounded(Axis axis, Setting setting) {
    double value = setting.get(axis.label());
    return ranges.contains(axis)
        ? Double.parseDouble(NumberText.general(value, DRAWN_DIGITS))
        : value;
  }

  /** The values of each parameter, a line each. */
  public List<String> lists() {
    return axes.stream().sorted().map(axis -> axis.label() + " = " + list(axis)).toList();
  }

  private String list(Axis axis) {
    return switch (axis) {
      case C -> numbers(c);
      case COEF0 -> numbers(coef0);
      case DEGREE -> numbers(IntStream.of(degree).asDoubleStream().toArray());
      case TUBE -> numbers(tube);
      case GAMMA ->
          gamma.stream()
              .map(g -> Axis.GAMMA.rounded(new Cell(1, 0, 3, g, 0)))
              .collect(Collectors.joining(", "));
    };
  }

  private static String numbers(double[] values) {
    return DoubleStream.of(values).mapToObj(Numbers::general).collect(Collectors.joining(", "));
  }

  /** A setting as users read it, every number exact. */
  public String describe(Cell cell) {
    return axes.stream()
        .sorted()
        .map(axis -> axis.label() + " = " + axis.exact(cell))
        .collect(Collectors.joining(", "));
  }
}
