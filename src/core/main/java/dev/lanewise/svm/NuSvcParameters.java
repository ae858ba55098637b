package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import java.time.Duration;

/**
 * What nu-SVC to train, and how far. Immutable.
 *
 * @param nu above 0, at most 1: at least this share of the examples become support vectors, and at
 *     most this share lie inside the margin; at most 2 min(n1, n2) / (n1 + n2) for any two classes
 * @param training kernel and limits; C and class weights have no meaning here
 */
public record NuSvcParameters(double nu, SvmParameters training) {
  /** LIBSVM's default. */
  public static final double DEFAULT_NU = 0.5;

  /**
   * @throws IllegalArgumentException when nu is out of its range, or there are class weights
   */
  public NuSvcParameters {
    if (!(nu > 0 && nu <= 1)) {
      throw new IllegalArgumentException("nu is " + nu + ", expected above 0 and at most 1");
    }
    if (!training.weights().equals(ClassWeights.none())) {
      throw new IllegalArgumentException("nu-SVC has no class weights: nu takes the place of C");
    }
  }

  /** Nu 0.5 and the defaults of {@link SvmParameters#defaults}. */
  public static NuSvcParameters defaults(Kernel kernel) {
    return new NuSvcParameters(DEFAULT_NU, SvmParameters.defaults(kernel));
  }

  public NuSvcParameters withNu(double newNu) {
    return new NuSvcParameters(newNu, training);
  }

  public NuSvcParameters withTolerance(double tolerance) {
    return new NuSvcParameters(nu, training.withTolerance(tolerance));
  }

  public NuSvcParameters withMemoryBytes(long bytes) {
    return new NuSvcParameters(nu, training.withMemoryBytes(bytes));
  }

  public NuSvcParameters withMaxIterations(long limit) {
    return new NuSvcParameters(nu, training.withMaxIterations(limit));
  }

  public NuSvcParameters withTimeLimit(Duration limit) {
    return new NuSvcParameters(nu, training.withTimeLimit(limit));
  }
}
