package dev.lanewise.cli;

import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.NoisyFit;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** epsilon-SVR. */
record TubeMachine(double tube) implements Machine {
  @Override
  public Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run) {
    SvrParameters regression = new SvrParameters(tube, parameters);
    SvrFit fit = SvrTrainer.train(x, labels, SampleWeights.none(), regression, run);
    String nu = nu(fit, parameters, labels.length);
    Status status = fit.certificate().status();
    return report(fit, status, SvmType.EPSILON_SVR, nu, OptionalDouble.empty());
  }

  @Override
  public Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    SvrParameters regression = new SvrParameters(tube, parameters);
    NoisyFit fit =
        CalibrationTrainer.train(x, labels, SampleWeights.none(), regression, calibrating, run);
    OptionalDouble sigma = OptionalDouble.of(fit.noise().scale());
    String nu = nu(fit.fit(), parameters, labels.length);
    return report(fit.fit(), fit.status(), SvmType.EPSILON_SVR, nu, sigma);
  }

  /** nu-SVR with this nu would find the same. */
  private static String nu(SvrFit fit, SvmParameters parameters, int examples) {
    double sum = 0;
    for (int i = 0; i < fit.model().supportVectorCount(); i++) {
      sum += Math.abs(fit.model().coefficient(i));
    }
    return String.format(Locale.ROOT, "nu = %f", sum / (parameters.c() * examples));
  }

  /**
   * @param status of the fit and, where there is one, its sigma
   */
  static Trained report(
      SvrFit fit, Status status, SvmType type, String extra, OptionalDouble sigma) {
    TrainingReport report = new TrainingReport();
    report.problem(fit.certificate(), fit.model().rho(), extra);
    StoredRegressor stored = new StoredRegressor(type, fit.model(), sigma);
    return new Trained(stored, List.of(fit.certificate()), status, report.lines());
  }
}
