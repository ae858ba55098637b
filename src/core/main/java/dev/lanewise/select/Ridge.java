package dev.lanewise.select;

import dev.lanewise.approximation.FloatWidened;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.ridge.RidgeOptions;
import java.util.Objects;
import java.util.function.Function;

/**
 * Kernel ridge regression, in double: features are widened, once a fit.
 *
 * @param kernel chosen for the rows to be trained on, so that gamma may depend on them
 * @param lambda above 0
 * @param options intercept and accuracy; weights fit one number of rows only
 */
public record Ridge(Function<FloatMatrix, Kernel> kernel, double lambda, RidgeOptions options)
    implements Estimator {
  public Ridge {
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(options, "options");
  }

  /** The same kernel whatever the rows, and {@link RidgeOptions#DEFAULT}. */
  public static Ridge of(Kernel kernel, double lambda) {
    return new Ridge(x -> kernel, lambda, RidgeOptions.DEFAULT);
  }

  /** The same with other options. */
  public Ridge with(RidgeOptions newOptions) {
    return new Ridge(kernel, lambda, newOptions);
  }

  @Override
  public Regressor fit(FloatMatrix x, double[] y, RowPartition partition) {
    try {
      return new Regressor(
          KernelRidge.fit(
              kernel.apply(x),
              lambda,
              FloatWidened.all(x),
              DoubleMatrix.of(y, y.length, 1),
              options,
              partition));
    } catch (NotPositiveDefiniteException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  /** What was learned. */
  public record Regressor(KernelRidge model) implements Fitted {
    @Override
    public double[] predict(FloatMatrix x, RowPartition partition) {
      return model.predict(FloatWidened.all(x), partition).array();
    }
  }
}
