package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import java.time.Duration;

/**
 * What nu-SVR to train, and how far. Immutable.
 *
 * @param nu above 0, at most 1: at least this share of the examples become support vectors, and at
 *     most this share lie outside the tube
 * @param training kernel and limits; class weights have no meaning here
 */
public record NuSvrParameters(double nu, SvmParameters training) {
  /** LIBSVM's default. */
  public static final double DEFAULT_NU = 0.5;

  /**
   * @throws IllegalArgumentException when nu is out of its range, or there are class weights
   */
  public NuSvrParameters {
    if (!(nu > 0 && nu <= 1)) {
      throw new IllegalArgumentException("nu is " + nu + ", expected above 0 and at most 1");
    }
    if (!training.weights().equals(ClassWeights.none())) {
      throw new IllegalArgumentException("regression has no classes to be weighed");
    }
  }

  /** Nu 0.5 and the defaults of {@link SvmParameters#defaults}. */
  public static NuSvrParameters defaults(Kernel kernel) {
    return new NuSvrParameters(DEFAULT_NU, SvmParameters.defaults(kernel));
  }

  public NuSvrParameters withNu(double newNu) {
    return new NuSvrParameters(newNu, training);
  }

  public NuSvrParameters withTolerance(double tolerance) {
    return new NuSvrParameters(nu, training.withTolerance(tolerance));
  }

  public NuSvrParameters withMemoryBytes(long bytes) {
    return new NuSvrParameters(nu, training.withMemoryBytes(bytes));
  }

  public NuSvrParameters withMaxIterations(long limit) {
    return new NuSvrParameters(nu, training.withMaxIterations(limit));
  }

  public NuSvrParameters withTimeLimit(Duration limit) {
    return new NuSvrParameters(nu, training.withTimeLimit(limit));
  }
}
