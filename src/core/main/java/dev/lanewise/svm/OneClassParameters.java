package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import java.time.Duration;

/**
 * What one-class machine to train, and how far. Immutable.
 *
 * @param nu above 0, at most 1: at least this share of the examples become support vectors, and at
 *     most about this share are left outside
 * @param training kernel and limits; C and class weights have no meaning here
 */
public record OneClassParameters(double nu, SvmParameters training) {
  /** LIBSVM's default. */
  public static final double DEFAULT_NU = 0.5;

  /**
   * @throws IllegalArgumentException when nu is out of its range, or there are class weights
   */
  public OneClassParameters {
    if (!(nu > 0 && nu <= 1)) {
      throw new IllegalArgumentException("nu is " + nu + ", expected above 0 and at most 1");
    }
    if (!training.weights().equals(ClassWeights.none())) {
      throw new IllegalArgumentException("one class has no other to be weighed against");
    }
  }

  /** Nu 0.5 and the defaults of {@link SvmParameters#defaults}. */
  public static OneClassParameters defaults(Kernel kernel) {
    return new OneClassParameters(DEFAULT_NU, SvmParameters.defaults(kernel));
  }

  public OneClassParameters withNu(double newNu) {
    return new OneClassParameters(newNu, training);
  }

  public OneClassParameters withTolerance(double tolerance) {
    return new OneClassParameters(nu, training.withTolerance(tolerance));
  }

  public OneClassParameters withMemoryBytes(long bytes) {
    return new OneClassParameters(nu, training.withMemoryBytes(bytes));
  }

  public OneClassParameters withMaxIterations(long limit) {
    return new OneClassParameters(nu, training.withMaxIterations(limit));
  }

  public OneClassParameters withTimeLimit(Duration limit) {
    return new OneClassParameters(nu, training.withTimeLimit(limit));
  }
}
