package dev.lanewise.cli;

import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;

/** Prints what svm-train prints at the end of a run, and the certificate. */
final class TrainingReport {
  private TrainingReport() {}

  static void print(Console console, SvmFit fit, double seconds) throws CommandFailure {
    for (PairFit pair : fit.pairs()) {
      if (pair.status() == Status.CONVERGED) {
        console.line("optimization finished, #iter = %d", pair.iterations());
      } else {
        console.line("optimization stopped, #iter = %d", pair.iterations());
      }
      console.line("obj = %f, rho = %f", pair.objective(), pair.rho());
      console.line("nSV = %d, nBSV = %d", pair.supportVectors(), pair.boundedSupportVectors());
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
      case CANCELLED -> "not converged (interrupted)";
    };
  }
}
