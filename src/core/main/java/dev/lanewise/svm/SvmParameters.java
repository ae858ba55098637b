package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.Parameters;
import java.time.Duration;
import java.util.Objects;

/**
 * What to train, and how far. Immutable.
 *
 * @param kernel the kernel
 * @param c bound of the alphas, above 0
 * @param weights factors on c by class
 * @param tolerance the largest KKT violation m - M that counts as converged, above 0
 * @param memoryBytes what kernel rows may take in total; a copy of the features sorted by class
 *     comes on top, and where rows are computed on demand the packed features of a pair per thread
 * @param maxIterations limit of the iterations of each pair of classes, above 0
 * @param timeLimit limit of the run, looked at every hundred iterations and, where kernel rows are
 *     computed on demand or a C-SVC one-vs-one computes the Gram matrix of all its pairs, between
 *     their blocks; any other Gram matrix is computed to its end first
 */
public record SvmParameters(
    Kernel kernel,
    double c,
    ClassWeights weights,
    double tolerance,
    long memoryBytes,
    long maxIterations,
    Duration timeLimit) {

  /** Practically no limit. */
  public static final Duration NO_TIME_LIMIT = Duration.ofDays(36_500);

  /**
   * @throws IllegalArgumentException naming the parameter that is out of its range
   */
  public SvmParameters {
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(weights, "weights");
    Parameters.requirePositive("C", c);
    Parameters.requirePositive("tolerance", tolerance);
    if (memoryBytes <= 0 || maxIterations <= 0) {
      throw new IllegalArgumentException(
          "memory of "
              + memoryBytes
              + " bytes and a limit of "
              + maxIterations
              + " iterations: both have to be above 0");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("time limit is " + timeLimit + ", expected more than 0");
    }
  }

  /** A run that needs more has data it should not have: scale it. */
  public static final long DEFAULT_MAX_ITERATIONS = 10_000_000;

  /**
   * C = 1, no weights, tolerance 1e-3, half of the heap for kernel rows, {@link
   * #DEFAULT_MAX_ITERATIONS}, no time limit.
   */
  public static SvmParameters defaults(Kernel kernel) {
    long memory = Runtime.getRuntime().maxMemory() / 2;
    return new SvmParameters(
        kernel, 1, ClassWeights.none(), 1e-3, memory, DEFAULT_MAX_ITERATIONS, NO_TIME_LIMIT);
  }

  public SvmParameters withC(double newC) {
    return new SvmParameters(
        kernel, newC, weights, tolerance, memoryBytes, maxIterations, timeLimit);
  }

  public SvmParameters withWeights(ClassWeights newWeights) {
    return new SvmParameters(
        kernel, c, newWeights, tolerance, memoryBytes, maxIterations, timeLimit);
  }

  public SvmParameters withTolerance(double newTolerance) {
    return new SvmParameters(
        kernel, c, weights, newTolerance, memoryBytes, maxIterations, timeLimit);
  }

  public SvmParameters withMemoryBytes(long bytes) {
    return new SvmParameters(kernel, c, weights, tolerance, bytes, maxIterations, timeLimit);
  }

  public SvmParameters withMaxIterations(long limit) {
    return new SvmParameters(kernel, c, weights, tolerance, memoryBytes, limit, timeLimit);
  }

  public SvmParameters withTimeLimit(Duration limit) {
    return new SvmParameters(kernel, c, weights, tolerance, memoryBytes, maxIterations, limit);
  }
}
