package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import java.util.function.Function;

/**
 * Support vector regression with a tube of given width.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 */
public record Svr(Function<FloatMatrix, SvrParameters> parameters) implements Estimator {
  /** The same parameters whatever the rows. */
  public static Svr of(SvrParameters parameters) {
    return new Svr(x -> parameters);
  }

  @Override
  public Regressor fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Regressor(
        SvrTrainer.train(x, y, SampleWeights.none(), parameters.apply(x), Runs.of(partition)));
  }

  /**
   * What was learned.
   *
   * @param fit model and certificate
   */
  public record Regressor(SvrFit fit) implements Fitted {
    @Override
    public double[] predict(FloatMatrix x, RowPartition partition) {
      double[] values = new double[Math.toIntExact(x.rows())];
      fit.model().predict(x, values, partition);
      return values;
    }

    @Override
    public Status status() {
      return fit.certificate().status();
    }
  }
}
