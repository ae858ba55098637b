package dev.lanewise.cli;

import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;

/** Prints what svm-train prints at the end of a run, and the certificate. */
final class TrainingReport {
  private TrainingReport() {}

  static void print(Console console, SvmFit fit, double seconds) throws CommandFailure {
    for (PairFit pair : fit.pairs()) {
      if (pair.certificate().status() == Status.CONVERGED) {
        console.line("optimization finished, #iter = %d", pair.certificate().iterations());
      } else {
        console.line("optimization stopped, #iter = %d", pair.certificate().iterations());
      }
      console.line("obj = %f, rho = %f", pair.certificate().objective(), pair.rho());
      console.line(
          "nSV = %d, nBSV = %d",
          pair.certificate().supportVectors(), pair.certificate().boundedSupportVectors());
    }
    console.line("Total nSV = %d", fit.model().supportVectorCount());
    console.line(
        "%s, gap = %s, KKT violation = %s, seconds = %.3f",
        describe(fit.status()),
        Numbers.general(fit.gap()),
        Numbers.general(fit.violation()),
        seconds);
  }

  static String describe(Status status) {
    return switch (status) {
      case CONVERGED -> "converged";
      case ITERATION_LIMIT -> "not converged (iteration limit)";
      case TIME_LIMIT -> "not converged (time limit)";
      case PRECISION_LIMIT -> "not converged (rounding errors exceed the tolerance)";
      case CANCELLED -> "not converged (interrupted)";
    };
  }
}
