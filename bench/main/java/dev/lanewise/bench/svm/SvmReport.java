package dev.lanewise.bench.svm;

import dev.lanewise.bench.result.RunText;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.result.TextTable;
import java.util.List;

/** The results as text. */
final class SvmReport {
  private SvmReport() {}

  static String of(SvmResults results) {
    StringBuilder text = new StringBuilder();
    text.append(
        RunText.head(
            results.date(),
            results.commit(),
            List.of(results.host(), results.jvm(), results.versions()),
            results.missing()));
    Problem problem = results.problem();
    text.append(
        String.format(
            "%s; %d MB for kernel rows, cores %s%n%n",
            problem.describe(), problem.megabytes(), results.cores()));
    text.append(table(results.entries())).append('\n');
    text.append(
        String.format(
            "seconds: median (least to greatest). Objectives differ by at most %.3g, allowed"
                + " %.3g.%n",
            ObjectiveAgreement.largestDifference(results.entries()),
            ObjectiveAgreement.allowed(problem)));
    Double one = median(results.entries(), Entrants.WARM);
    Double two = median(results.entries(), Entrants.TWO_THREADS);
    if (one != null && two != null) {
      text.append(String.format("Two threads are %.2f times as fast as one.%n", one / two));
    }
    return text.toString();
  }

  private static TextTable table(List<Entry> entries) {
    TextTable table =
        new TextTable(
            "program",
            "measured",
            "runs",
            "seconds",
            "/ warm",
            "/ cold",
            "objective",
            "support vectors",
            "violation",
            "status");
    Double warm = median(entries, Entrants.WARM);
    Double cold = median(entries, Entrants.COLD);
    for (Entry entry : entries) {
      Double median = median(entries, entry.program());
      table.row(
          entry.program(),
          entry.measured(),
          Integer.toString(entry.seconds().size()),
          RunText.seconds(entry.seconds()),
          ratio(median, warm),
          ratio(median, cold),
          entry.objective() == null ? "" : String.format("%.4f", entry.objective()),
          entry.supportVectors() == null ? "" : entry.supportVectors().toString(),
          entry.violation() == null ? "" : String.format("%.3g", entry.violation()),
          entry.status());
    }
    return table;
  }

  private static String ratio(Double seconds, Double ours) {
    return seconds == null || ours == null ? "" : String.format("%.2f", seconds / ours);
  }

  /** Median of the seconds of a program, null when it has none. */
  private static Double median(List<Entry> entries, String program) {
    for (Entry entry : entries) {
      if (entry.program().equals(program) && !entry.seconds().isEmpty()) {
        return Statistics.of(entry.seconds()).median();
      }
    }
    return null;
  }
}
