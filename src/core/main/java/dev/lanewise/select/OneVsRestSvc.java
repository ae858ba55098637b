package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.OneVsRestFit;
import dev.lanewise.svm.OneVsRestTrainer;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import java.util.function.Function;

/**
 * C-SVC, each class against all others.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 */
public record OneVsRestSvc(Function<FloatMatrix, SvmParameters> parameters) implements Estimator {
  /** The same parameters whatever the rows. */
  public static OneVsRestSvc of(SvmParameters parameters) {
    return new OneVsRestSvc(x -> parameters);
  }

  @Override
  public Classifier fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Classifier(
        OneVsRestTrainer.train(x, Labels.integers(y), parameters.apply(x), Runs.of(partition)));
  }

  /**
   * What was learned.
   *
   * @param fit model and certificates
   */
  public record Classifier(OneVsRestFit fit) implements Fitted {
    @Override
    public double[] predict(FloatMatrix x, RowPartition partition) {
      return Labels.predicted(fit.model(), x, partition);
    }

    @Override
    public Status status() {
      return fit.status();
    }
  }
}
