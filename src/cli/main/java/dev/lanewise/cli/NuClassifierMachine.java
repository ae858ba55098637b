package dev.lanewise.cli;

import dev.lanewise.data.StoredClassifier;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibratedFit;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.TrainingRun;
import java.util.List;
import java.util.Locale;

/** nu-SVC. */
record NuClassifierMachine(double nu) implements Machine {
  @Override
  public Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run) {
    int[] classes = ClassLabels.integers(labels);
    NuSvcParameters nuParameters = new NuSvcParameters(nu, parameters);
    SvmFit fit = NuSvcTrainer.train(x, classes, SampleWeights.none(), nuParameters, run);
    return report(fit, fit.status(), new StoredClassifier(SvmType.NU_SVC, fit.model(), List.of()));
  }

  @Override
  public Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    int[] classes = ClassLabels.integers(labels);
    NuSvcParameters nuParameters = new NuSvcParameters(nu, parameters);
    CalibratedFit fit =
        CalibrationTrainer.train(x, classes, SampleWeights.none(), nuParameters, calibrating, run);
    return report(fit.fit(), fit.status(), ClassifierReport.stored(SvmType.NU_SVC, fit.model()));
  }

  private static Trained report(SvmFit fit, Status status, StoredClassifier stored) {
    return ClassifierReport.of(
        fit,
        status,
        stored,
        // Coefficients at their bound are the C of the C-SVC with the same solution.
        (first, second, coefficients) ->
            coefficients.bounded() > 0
                ? String.format(Locale.ROOT, "C = %f", coefficients.largest())
                : null);
  }
}
