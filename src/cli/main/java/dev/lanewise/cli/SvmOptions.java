package dev.lanewise.cli;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.svm.SvmParameters;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to train but for the kernel: svm-train's options and the limits, as a mixin. */
final class SvmOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-s",
      paramLabel = "<type>",
      defaultValue = "0",
      description = "Type of SVM: 0 is C-SVC, the only one so far.")
  private int type;

  @Option(
      names = "-c",
      paramLabel = "<cost>",
      defaultValue = "1",
      description = "C, the upper bound of the alphas (default: 1).")
  private double cost;

  @Option(names = "-n", paramLabel = "<nu>", description = "Of nu-SVMs: refused with -s 0.")
  private Double nu;

  @Option(names = "-p", paramLabel = "<tube>", description = "Of regression: refused with -s 0.")
  private Double tube;

  @Option(
      names = "-m",
      paramLabel = "<MB>",
      description = "Memory for kernel rows in MB (default: half of the heap).")
  private Double megabytes;

  @Option(
      names = "-e",
      paramLabel = "<tolerance>",
      defaultValue = "0.001",
      description = "Largest KKT violation that counts as converged (default: 0.001).")
  private double tolerance;

  @Option(
      names = "-h",
      paramLabel = "<0|1>",
      defaultValue = "1",
      description = "Shrinking: accepted, without effect on results.")
  private int shrinking;

  @Option(
      names = "-b",
      paramLabel = "<0|1>",
      defaultValue = "0",
      description = "Probability estimates: only 0 so far.")
  private int probability;

  @Option(
      names = "--max-iterations",
      paramLabel = "<n>",
      description = "Stop each pair of classes after so many iterations (default: no limit).")
  private long maxIterations = Long.MAX_VALUE;

  @Option(
      names = "--time-limit",
      paramLabel = "<seconds>",
      description = "Stop after so many seconds (default: no limit).")
  private Double seconds;

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Checks everything before the data are read; the kernel stands for any. */
  SvmParameters withoutKernel() {
    requireSupported();
    try {
      return SvmParameters.defaults(new LinearKernel())
          .withC(cost)
          .withTolerance(tolerance)
          .withMaxIterations(maxIterations)
          .withTimeLimit(timeLimit())
          .withMemoryBytes(MemoryBudget.bytes(spec, "-m", megabytes));
    } catch (IllegalArgumentException outOfRange) {
      throw usage(outOfRange.getMessage());
    }
  }

  private void requireSupported() {
    if (type >= 1 && type <= 4) {
      String[] names = {"nu-SVC", "one-class SVM", "epsilon-SVR", "nu-SVR"};
      throw usage(
          "-s " + type + ": " + names[type - 1] + " is not supported yet, only -s 0 (C-SVC)");
    }
    if (type != 0) {
      throw usage("-s is " + type + ", expected 0 (C-SVC)");
    }
    if (nu != null) {
      throw usage("-n is for nu-SVC, one-class SVM and nu-SVR, and -s 0 is C-SVC");
    }
    if (tube != null) {
      throw usage("-p is for epsilon-SVR, and -s 0 is C-SVC");
    }
    if (maxIterations < 1) {
      throw usage("--max-iterations is " + maxIterations + ", expected at least 1");
    }
    if (shrinking != 0 && shrinking != 1) {
      throw usage("-h is " + shrinking + ", expected 0 or 1");
    }
    if (probability != 0) {
      throw usage("-b " + probability + ": probability estimates are not supported yet, only -b 0");
    }
  }

  private Duration timeLimit() {
    if (seconds == null) {
      return SvmParameters.NO_TIME_LIMIT;
    }
    if (!(seconds > 0)) {
      throw usage("--time-limit is " + Numbers.general(seconds) + ", expected more than 0");
    }
    double most = SvmParameters.NO_TIME_LIMIT.toSeconds();
    return Duration.ofNanos((long) Math.ceil(Math.min(seconds, most) * 1e9));
  }
}
