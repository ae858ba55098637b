package dev.lanewise.cli;

import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What svm-train prints at the end of a run, and the certificate. */
final class TrainingReport {
  private final List<String> lines = new ArrayList<>();

  /**
   * Adds the lines of one problem.
   *
   * @param extra what the type of machine tells besides, such as {@code nu = 0.5}, or null
   */
  void problem(Certificate certificate, double rho, String extra) {
    boolean finished = certificate.status() == Status.CONVERGED;
    add("optimization %s, #iter = %d", finished ? "finished" : "stopped", certificate.iterations());
    if (extra != null) {
      lines.add(extra);
    }
    add("obj = %f, rho = %f", certificate.objective(), rho);
    add("nSV = %d, nBSV = %d", certificate.supportVectors(), certificate.boundedSupportVectors());
  }

  void add(String format, Object... arguments) {
    lines.add(String.format(Locale.ROOT, format, arguments));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  static void print(Console console, Trained trained, double seconds) throws CommandFailure {
    for (String line : trained.report()) {
      console.line("%s", line);
    }
    console.line(
        "%s, gap = %s, KKT violation = %s, seconds = %.3f",
        describe(trained.status()),
        Numbers.general(trained.gap()),
        Numbers.general(trained.violation()),
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
