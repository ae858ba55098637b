package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.NoisyFit;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.NuSvrTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.TrainingRun;
import java.util.Locale;
import java.util.OptionalDouble;

/** nu-SVR. */
record NuTubeMachine(double nu) implements Machine {
  @Override
  public Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run) {
    NuSvrParameters regression = new NuSvrParameters(nu, parameters);
    SvrFit fit = NuSvrTrainer.train(x, labels, SampleWeights.none(), regression, run);
    Status status = fit.certificate().status();
    return TubeMachine.report(fit, status, SvmType.NU_SVR, found(fit), OptionalDouble.empty());
  }

  @Override
  public Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    NuSvrParameters regression = new NuSvrParameters(nu, parameters);
    NoisyFit fit =
        CalibrationTrainer.train(x, labels, SampleWeights.none(), regression, calibrating, run);
    OptionalDouble sigma = OptionalDouble.of(fit.noise().scale());
    return TubeMachine.report(fit.fit(), fit.status(), SvmType.NU_SVR, found(fit.fit()), sigma);
  }

  private static String found(SvrFit fit) {
    return String.format(Locale.ROOT, "epsilon = %f", fit.epsilon());
  }
}
