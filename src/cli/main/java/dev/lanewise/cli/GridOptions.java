package dev.lanewise.cli;

import dev.lanewise.cli.grid.Axis;
import dev.lanewise.cli.grid.Cell;
import dev.lanewise.cli.grid.SearchKernel;
import dev.lanewise.cli.grid.SearchSpace;
import dev.lanewise.cli.grid.ValueList;
import dev.lanewise.data.NumberText;
import dev.lanewise.kernel.Gamma;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code grid} searches: machine, kernel and lists of their parameters, as a mixin. */
final class GridOptions {
  private static final double[] COSTS = {0.1, 1, 10, 100, 1000};
  private static final double[] AROUND_SCALE = {1.0 / 16, 1.0 / 4, 1, 4, 16};
  private static final int GAMMA_DIGITS = 3;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-s",
      paramLabel = "<type>",
      defaultValue = "0",
      description = "Type of machine: 0 C-SVC, 3 epsilon-SVR (default: 0).")
  private int type;

  @Option(
      names = "-t",
      paramLabel = "<kernel>",
      defaultValue = "2",
      description = {
        "Kernel, by number or name (default: 2): 0 linear u'v,",
        "1 poly (gamma u'v + coef0)^degree, 2 rbf exp(-gamma |u-v|^2),",
        "3 sigmoid tanh(gamma u'v + coef0)."
      })
  private String kernel;

  @Option(
      names = "-c",
      paramLabel = "<list>",
      description = "Values of C, such as 0.1,1,10 (default: 0.1,1,10,100,1000).")
  private String costs;

  @Option(
      names = "-g",
      paramLabel = "<list>",
      description = {
        "Values of gamma; also scale = 1 / (features x variance) and",
        "auto = 1 / features, of the rows trained on",
        "(default: scale of the whole file times 1/16, 1/4, 1, 4, 16)."
      })
  private String gammas;

  @Option(
      names = "-r",
      paramLabel = "<list>",
      description = "Values of coef0, of -t 1 and 3 (default: 0).")
  private String coef0s;

  @Option(
      names = "-d",
      paramLabel = "<list>",
      description = "Values of the degree, of -t 1 (default: 3).")
  private String degrees;

  @Option(
      names = "-p",
      paramLabel = "<list>",
      description = "Errors that cost nothing, of -s 3 (default: 0.1).")
  private String tubes;

  @Option(
      names = "--log2c",
      paramLabel = "<begin,end,step>",
      description = "C as powers of 2, as in LIBSVM's grid.py: -5,15,2.")
  private String costPowers;

  @Option(
      names = "--log2g",
      paramLabel = "<begin,end,step>",
      description = "Gamma as powers of 2: 3,-15,-2.")
  private String gammaPowers;

  @Option(
      names = "--random",
      paramLabel = "<n>",
      description = {
        "Try n settings drawn at random: different ones of the lists, of ranges",
        "any values between their ends, evenly in the logarithm."
      })
  private Integer random;

  SvmType type() {
    return switch (type) {
      case 0 -> SvmType.C_SVC;
      case 3 -> SvmType.EPSILON_SVR;
      default -> throw usage("-s is " + type + ", expected 0 or 3");
    };
  }

  SearchKernel kernel() {
    return checked(() -> SearchKernel.named(kernel));
  }

  /** Refuses what would be refused for any data. */
  void check() {
    refuseIdle("-g", gammas, kernel().hasGamma());
    refuseIdle("--log2g", gammaPowers, kernel().hasGamma());
    refuseIdle("-r", coef0s, kernel().hasCoef0());
    refuseIdle("-d", degrees, kernel().hasDegree());
    if (tubes != null && type() != SvmType.EPSILON_SVR) {
      throw usage("-p: only -s 3 has a tube");
    }
    refuseBoth("-c", costs, "--log2c", costPowers);
    refuseBoth("-g", gammas, "--log2g", gammaPowers);
    checked(() -> cells(space(null), 0));
  }

  private void refuseIdle(String option, String given, boolean useful) {
    if (given != null && !useful) {
      throw usage(option + ": the " + kernel().label() + " kernel has no such parameter");
    }
  }

  private void refuseBoth(String one, String first, String other, String second) {
    if (first != null && second != null) {
      throw usage(one + " and " + other + " exclude each other");
    }
  }

  /** Whether gamma is to be searched around that of the data. */
  boolean gammaOfData() {
    return kernel().hasGamma() && gammas == null && gammaPowers == null;
  }

  /**
   * Where settings come from, for some data.
   *
   * @param x all rows, scaled as they will be for the last model; null before they are read
   * @throws IllegalArgumentException when the data have a gamma that is not finite
   */
  SearchSpace space(FloatMatrix x) {
    return new SearchSpace(
        axes(),
        ranges(),
        costValues(),
        coef0s == null ? new double[] {0} : ValueList.numbers("-r", coef0s),
        degrees == null ? new int[] {3} : ValueList.degrees("-d", degrees),
        gammaValues(x),
        tubes == null ? new double[] {0.1} : ValueList.positive("-p", tubes, true));
  }

  /**
   * The settings to try.
   *
   * @param seed of the draw, where there is one
   */
  List<Cell> cells(SearchSpace space, long seed) {
    return random == null ? space.cells() : space.drawn(random, seed);
  }

  /** How the settings came about. */
  String drawn(long seed) {
    return random == null ? "" : ", drawn with seed " + seed + " from";
  }

  private Set<Axis> ranges() {
    Set<Axis> ranges = EnumSet.noneOf(Axis.class);
    if (costPowers != null) {
      ranges.add(Axis.C);
    }
    if (gammaPowers != null) {
      ranges.add(Axis.GAMMA);
    }
    return ranges;
  }

  private Set<Axis> axes() {
    Set<Axis> axes = EnumSet.of(Axis.C);
    if (kernel().hasCoef0()) {
      axes.add(Axis.COEF0);
    }
    if (kernel().hasDegree()) {
      axes.add(Axis.DEGREE);
    }
    if (kernel().hasGamma()) {
      axes.add(Axis.GAMMA);
    }
    if (type() == SvmType.EPSILON_SVR) {
      axes.add(Axis.TUBE);
    }
    return axes;
  }

  private double[] costValues() {
    if (costPowers != null) {
      return ValueList.powersOfTwo("--log2c", costPowers);
    }
    return costs == null ? COSTS : ValueList.positive("-c", costs, false);
  }

  private List<Gamma> gammaValues(FloatMatrix x) {
    if (gammas != null) {
      return ValueList.gammas("-g", gammas);
    }
    if (gammaPowers != null) {
      return DoubleStream.of(ValueList.powersOfTwo("--log2g", gammaPowers))
          .mapToObj(Gamma::of)
          .toList();
    }
    return gammaOfData() && x != null ? aroundScale(x) : List.of(Gamma.auto());
  }

  private static List<Gamma> aroundScale(FloatMatrix x) {
    double scale = Gamma.scale().resolve(x);
    return DoubleStream.of(AROUND_SCALE)
        .mapToObj(factor -> Gamma.of(rounded(factor * scale)))
        .toList();
  }

  private static double rounded(double value) {
    return Double.parseDouble(NumberText.general(value, GAMMA_DIGITS));
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      throw usage(wrong.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
