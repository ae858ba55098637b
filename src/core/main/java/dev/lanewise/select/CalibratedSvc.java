package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.CalibratedFit;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import java.util.Objects;
import java.util.function.Function;

/**
 * C-SVC, one-vs-one, with probabilities: predicts the most probable class, which need not be the
 * one with the most votes.
 *
 * @param parameters chosen for the rows to be trained on, so that gamma may depend on them
 * @param calibrating how probabilities are learned, from folds of the rows to be trained on alone
 */
public record CalibratedSvc(
    Function<FloatMatrix, SvmParameters> parameters, CalibrationParameters calibrating)
    implements Estimator {
  public CalibratedSvc {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(calibrating, "calibrating");
  }

  /** The same parameters whatever the rows. */
  public static CalibratedSvc of(SvmParameters parameters, CalibrationParameters calibrating) {
    return new CalibratedSvc(x -> parameters, calibrating);
  }

  @Override
  public Classifier fit(FloatMatrix x, double[] y, RowPartition partition) {
    return new Classifier(
        CalibrationTrainer.train(
            x,
            Labels.integers(y),
            SampleWeights.none(),
            parameters.apply(x),
            calibrating,
            Runs.of(partition)));
  }

  /**
   * What was learned.
   *
   * @param fit classifier, calibrations and certificates
   */
  public record Classifier(CalibratedFit fit) implements Fitted {
    @Override
    public double[] predict(FloatMatrix x, RowPartition partition) {
      int[] labels = new int[Math.toIntExact(x.rows())];
      fit.model().mostProbable(x, labels, partition);
      return Labels.doubles(labels);
    }

    @Override
    public Status status() {
      return fit.status();
    }
  }
}
