package dev.lanewise.cli;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.svm.SvmParameters;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far to train, with how much memory, and whether to calibrate: a mixin. */
final class SvmOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-m",
      paramLabel = "<MB>",
      description = "Memory for kernel rows in MB (default, and most: half of the heap).")
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
      description = "1: train for probability estimates too (default: 0).")
  private int probability;

  @Option(
      names = "--max-iterations",
      paramLabel = "<n>",
      defaultValue = "" + SvmParameters.DEFAULT_MAX_ITERATIONS,
      description =
          "Stop each pair of classes after so many iterations (default: ${DEFAULT-VALUE}).")
  private long maxIterations;

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
          .withTolerance(tolerance)
          .withMaxIterations(maxIterations)
          .withTimeLimit(timeLimit())
          .withMemoryBytes(memoryBytes());
    } catch (IllegalArgumentException outOfRange) {
      throw usage(outOfRange.getMessage());
    }
  }

  private void requireSupported() {
    if (maxIterations < 1) {
      throw usage("--max-iterations is " + maxIterations + ", expected at least 1");
    }
    if (shrinking != 0 && shrinking != 1) {
      throw usage("-h is " + shrinking + ", expected 0 or 1");
    }
    if (probability != 0 && probability != 1) {
      throw usage("-b is " + probability + ", expected 0 or 1");
    }
    if (megabytes != null && !(megabytes > 0)) {
      throw usage("-m is " + Numbers.general(megabytes) + ", expected above 0");
    }
  }

  /** Whether probabilities are asked for. */
  boolean probability() {
    return probability == 1;
  }

  /** As much as asked for, where the heap has room: results do not depend on it. */
  private long memoryBytes() {
    long most = Runtime.getRuntime().maxMemory() / 2;
    return megabytes == null ? most : (long) Math.min(most, Math.ceil(megabytes * (1 << 20)));
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
