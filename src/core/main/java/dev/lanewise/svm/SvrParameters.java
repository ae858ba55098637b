package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import java.time.Duration;

/**
 * What regression to train, and how far. Immutable.
 *
 * @param epsilon half the width of the tube in which errors cost nothing, in units of the targets,
 *     at least 0
 * @param training kernel, C and limits; class weights have no meaning here
 */
public record SvrParameters(double epsilon, SvmParameters training) {
  /** LIBSVM's default. */
  public static final double DEFAULT_EPSILON = 0.1;

  /**
   * @throws IllegalArgumentException when epsilon is negative or not finite, or there are class
   *     weights
   */
  public SvrParameters {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + ", expected at least 0");
    }
    if (!training.weights().equals(ClassWeights.none())) {
      throw new IllegalArgumentException("regression has no classes to weigh");
    }
  }

  /** Epsilon 0.1 and the defaults of {@link SvmParameters#defaults}. */
  public static SvrParameters defaults(Kernel kernel) {
    return new SvrParameters(DEFAULT_EPSILON, SvmParameters.defaults(kernel));
  }

  public SvrParameters withEpsilon(double newEpsilon) {
    return new SvrParameters(newEpsilon, training);
  }

  public SvrParameters withC(double c) {
    return new SvrParameters(epsilon, training.withC(c));
  }

  public SvrParameters withTolerance(double tolerance) {
    return new SvrParameters(epsilon, training.withTolerance(tolerance));
  }

  public SvrParameters withMemoryBytes(long bytes) {
    return new SvrParameters(epsilon, training.withMemoryBytes(bytes));
  }

  public SvrParameters withMaxIterations(long limit) {
    return new SvrParameters(epsilon, training.withMaxIterations(limit));
  }

  public SvrParameters withTimeLimit(Duration limit) {
    return new SvrParameters(epsilon, training.withTimeLimit(limit));
  }
}
