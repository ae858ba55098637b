package dev.lanewise.cli.grid;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.Fitted;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.function.Function;

/**
 * epsilon-SVR.
 *
 * @param width half the width in which errors cost nothing
 * @param parameters chosen for the rows to be trained on
 */
record Tube(double width, Function<FloatMatrix, SvmParameters> parameters) implements Estimator {
  @Override
  public Fitted fit(FloatMatrix x, double[] y, RowPartition partition) {
    SvrFit fit =
        SvrTrainer.train(
            x,
            y,
            SampleWeights.none(),
            new SvrParameters(width, parameters.apply(x)),
            TrainingRun.DEFAULT.with(partition));
    return new Regression(fit);
  }

  private record Regression(SvrFit fit) implements Fitted {
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
