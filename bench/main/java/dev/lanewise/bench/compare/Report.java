package dev.lanewise.bench.compare;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.ColdResult;
import dev.lanewise.bench.result.Results;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.result.TextTable;
import dev.lanewise.bench.result.WorkResult;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A file of results as text. */
final class Report {
  private Report() {}

  static String of(Results results) {
    StringBuilder text = new StringBuilder();
    text.append(results.date()).append(", commit ").append(results.commit()).append('\n');
    for (Map<String, String> facts : List.of(results.host(), results.jvm(), results.run())) {
      facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    }
    results
        .versions()
        .forEach((rival, version) -> text.append(rival).append(": ").append(version).append('\n'));
    results.missing().forEach(rival -> text.append("missing: ").append(rival).append('\n'));
    text.append('\n').append(works(results.works())).append('\n');
    text.append(
        "time, ratio: median (least to greatest) over forks. ratio: time of the rival over ours,"
            + " fork by fork.\nlimit: our rate over the limit measured in the same fork.\n");
    if (!results.cold().isEmpty()) {
      text.append("\nFirst calls in a fresh virtual machine\n\n").append(cold(results.cold()));
    }
    return text.toString();
  }

  private static TextTable works(List<WorkResult> works) {
    TextTable table =
        new TextTable("work", "forks", "who", "time", "rate", "ratio", "limit", "allocated");
    for (WorkResult work : works) {
      for (Series series : work.series()) {
        if (series.role() == Role.LIMIT) {
          continue; // in the row of ours
        }
        boolean ours = series.role() == Role.OURS;
        Statistics time = Statistics.of(series.measured());
        table.row(
            ours ? work.name() : "",
            ours ? Integer.toString(time.count()) : "",
            series.who(),
            spread(time, Report::seconds),
            rate(work, time),
            ours ? "" : ratio(work, series),
            ours ? limit(work) : "",
            ours ? bytes(work.bytesAllocated()) : "");
      }
    }
    return table;
  }

  private static String rate(WorkResult work, Statistics time) {
    double rate = work.amount() / time.median() * 1e-9;
    // Works for two threads count operations without a limit.
    return String.format(rate < 10 ? "%.2f %s" : "%.1f %s", rate, work.limit().unit());
  }

  private static String ratio(WorkResult work, Series series) {
    List<Double> ratios = work.ratios(series);
    return ratios.isEmpty() ? "" : spread(Statistics.of(ratios), r -> String.format("%.2f", r));
  }

  private static String limit(WorkResult work) {
    Series limit = work.series().getLast();
    if (limit.role() != Role.LIMIT) {
      return "";
    }
    Statistics share = Statistics.of(work.ratios(limit));
    double rate = work.amount() / Statistics.of(limit.measured()).median() * 1e-9;
    return String.format(
        "%.0f %% of %.0f %s %s",
        100 * share.median(),
        rate,
        work.limit().unit(),
        work.limit() == Limit.FMA_FLOAT || work.limit() == Limit.FMA_DOUBLE
            ? "FMA"
            : work.limit().label());
  }

  private static TextTable cold(List<ColdResult> all) {
    TextTable table =
        new TextTable("work", "first call", "until steady", "allocated until then", "steady");
    for (ColdResult cold : all) {
      table.row(
          cold.name(),
          spread(Statistics.of(cold.firstCall()), Report::seconds),
          spread(Statistics.of(cold.untilSteady()), Report::seconds),
          spread(Statistics.of(cold.bytesUntilSteady()), Report::bytes),
          spread(Statistics.of(cold.steady()), Report::seconds));
    }
    return table;
  }

  private static String spread(Statistics s, Function<Double, String> format) {
    String median = format.apply(s.median());
    return s.count() == 1
        ? median
        : median + " (" + format.apply(s.least()) + " to " + format.apply(s.greatest()) + ")";
  }

  static String seconds(double s) {
    if (s >= 1) {
      return String.format("%.2f s", s);
    }
    if (s >= 1e-3) {
      return String.format("%.2f ms", s * 1e3);
    }
    return s >= 1e-6 ? String.format("%.2f us", s * 1e6) : String.format("%.2f ns", s * 1e9);
  }

  static String bytes(double b) {
    if (b >= 1 << 20) {
      return String.format("%.1f MiB", b / (1 << 20));
    }
    return b >= 1 << 10 ? String.format("%.1f KiB", b / (1 << 10)) : String.format("%.0f B", b);
  }
}
