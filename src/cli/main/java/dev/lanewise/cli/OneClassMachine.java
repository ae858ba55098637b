package dev.lanewise.cli;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;
import java.util.List;
import java.util.Optional;

/** One-class SVM. */
record OneClassMachine(double nu) implements Machine {
  @Override
  public Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run) {
    OneClassParameters oneClass = new OneClassParameters(nu, parameters);
    OneClassFit fit = OneClassTrainer.train(x, SampleWeights.none(), oneClass, run);
    TrainingReport report = new TrainingReport();
    report.problem(fit.certificate(), fit.model().function().rho(), null);
    StoredOneClass stored = new StoredOneClass(fit.model(), Optional.empty());
    Certificate certificate = fit.certificate();
    return new Trained(stored, List.of(certificate), certificate.status(), report.lines());
  }

  @Override
  public Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    Trained trained = train(x, labels, parameters, run);
    OneClassModel model = ((StoredOneClass) trained.model()).model();
    double[] decisions = Predictions.values(model.function(), x, run.partition());
    DensityMarks marks =
        DensityMarks.fit(decisions)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "-b 1 needs five examples or more inside and five outside of the one-class"
                            + " machine"));
    return trained.with(new StoredOneClass(model, Optional.of(marks)));
  }
}
