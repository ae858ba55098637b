package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.function.Function;

/**
 * C-SVC, one-vs-one. Searches over several share Gram matrices and go from C to C: {@link
 * ModelSearch}.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 */
public record Svc(Function<FloatMatrix, SvmParameters> parameters) implements Estimator {
  /** The same parameters whatever the rows. */
  public static Svc of(SvmParameters parameters) {
    return new Svc(x -> parameters);
  }

  @Override
  public Classifier fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Classifier(
        SvmTrainer.train(
            x, Labels.integers(y), SampleWeights.none(), parameters.apply(x), Runs.of(partition)));
  }

  /**
   * What was learned.
   *
   * @param fit model and certificate
   */
  public record Classifier(SvmFit fit) implements Fitted {
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
