package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.SampleWeights;
import java.util.function.Function;

/**
 * nu-SVC, one-vs-one. What it learns has the form of what {@link Svc} does.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 */
public record NuSvc(Function<FloatMatrix, NuSvcParameters> parameters) implements Estimator {
  /** The same parameters whatever the rows. */
  public static NuSvc of(NuSvcParameters parameters) {
    return new NuSvc(x -> parameters);
  }

  @Override
  public Svc.Classifier fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Svc.Classifier(
        NuSvcTrainer.train(
            x, Labels.integers(y), SampleWeights.none(), parameters.apply(x), Runs.of(partition)));
  }
}
