package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.NuSvrTrainer;
import dev.lanewise.svm.SampleWeights;
import java.util.function.Function;

/**
 * Support vector regression that finds the width of its tube. What it learns has the form of what
 * {@link Svr} does.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 */
public record NuSvr(Function<FloatMatrix, NuSvrParameters> parameters) implements Estimator {
  /** The same parameters whatever the rows. */
  public static NuSvr of(NuSvrParameters parameters) {
    return new NuSvr(x -> parameters);
  }

  @Override
  public Svr.Regressor fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Svr.Regressor(
        NuSvrTrainer.train(x, y, SampleWeights.none(), parameters.apply(x), Runs.of(partition)));
  }
}
