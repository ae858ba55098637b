package dev.lanewise.cli;

import dev.lanewise.data.StoredClassifier;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibratedFit;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.TrainingRun;
import java.util.Locale;

/** C-SVC. */
record CostClassifierMachine(ClassWeights weights) implements Machine {
  @Override
  public Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run) {
    int[] classes = ClassLabels.integers(labels);
    SvmParameters weighted = parameters.withWeights(weights);
    SvmFit fit = SvmTrainer.train(x, classes, SampleWeights.none(), weighted, run);
    return report(fit, fit.status(), StoredClassifier.of(fit.model()), classes, parameters);
  }

  @Override
  public Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    int[] classes = ClassLabels.integers(labels);
    SvmParameters weighted = parameters.withWeights(weights);
    CalibratedFit fit =
        CalibrationTrainer.train(x, classes, SampleWeights.none(), weighted, calibrating, run);
    StoredClassifier stored = ClassifierReport.stored(SvmType.C_SVC, fit.model());
    return report(fit.fit(), fit.status(), stored, classes, parameters);
  }

  private Trained report(
      SvmFit fit, Status status, StoredClassifier stored, int[] classes, SvmParameters parameters) {
    int[] counts = ClassLabels.counts(classes, fit.model().labels());
    double[] bounds = weights.of(fit.model().labels(), counts);
    return ClassifierReport.of(
        fit,
        status,
        stored,
        (first, second, coefficients) -> {
          // nu-SVC with this nu would find the same; without one C there is no such nu.
          double bound = parameters.c() * bounds[first] * (counts[first] + counts[second]);
          return bounds[first] == bounds[second]
              ? String.format(Locale.ROOT, "nu = %f", coefficients.sum() / bound)
              : null;
        });
  }
}
