package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/**
 * How the gamma of a kernel is chosen: given, or from the training features (in cross-validation
 * those of the fold). The rules are scikit-learn's.
 */
public sealed interface Gamma {
  /** Gamma for training on x. */
  double resolve(FloatMatrix x);

  /** Gamma for training on x. */
  double resolve(DoubleMatrix x);

  /** 1 / (columns times the population variance of all entries); 1 when they are all equal. */
  static Gamma scale() {
    return new Scale();
  }

  /** 1 / columns; also LIBSVM's default. */
  static Gamma auto() {
    return new Auto();
  }

  /**
   * A given value.
   *
   * @throws IllegalArgumentException when it is not a finite number above 0
   */
  static Gamma of(double gamma) {
    return new Given(gamma);
  }

  /** See {@link #of}. */
  record Given(double gamma) implements Gamma {
    /** Checks the value. */
    public Given {
      Parameters.requirePositive("gamma", gamma);
    }

    @Override
    public double resolve(FloatMatrix x) {
      return gamma;
    }

    @Override
    public double resolve(DoubleMatrix x) {
      return gamma;
    }
  }

  /** See {@link #auto}. */
  record Auto() implements Gamma {
    @Override
    public double resolve(FloatMatrix x) {
      return 1.0 / Math.max(1, x.cols());
    }

    @Override
    public double resolve(DoubleMatrix x) {
      return 1.0 / Math.max(1, x.cols());
    }
  }

  /** See {@link #scale}. */
  record Scale() implements Gamma {
    @Override
    public double resolve(FloatMatrix x) {
      return of(new Moments(x.rows(), x.cols(), x::get));
    }

    @Override
    public double resolve(DoubleMatrix x) {
      return of(new Moments(x.rows(), x.cols(), x::get));
    }

    private static double of(Moments moments) {
      double variance = moments.variance();
      return variance > 0 ? 1 / (moments.cols() * variance) : 1;
    }
  }
}
