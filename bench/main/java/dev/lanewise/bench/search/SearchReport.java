package dev.lanewise.bench.search;

import dev.lanewise.bench.result.RunText;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.result.TextTable;
import dev.lanewise.bench.search.SearchEntry.Found;
import dev.lanewise.select.Setting;
import java.util.List;
import java.util.Locale;

/** The results as text. */
final class SearchReport {
  private SearchReport() {}

  static String of(SearchResults results) {
    SearchTask task = results.task();
    List<SearchEntry> entries = results.entries();
    StringBuilder text = new StringBuilder();
    text.append(
        RunText.head(
            results.date(),
            results.commit(),
            List.of(results.host(), results.jvm(), results.versions()),
            results.missing()));
    line(
        text,
        "%s; %d MB for kernel rows, core %s%n",
        task.describe(),
        task.megabytes(),
        results.core());
    text.append(table(task, entries)).append('\n');
    text.append("seconds: median (least to greatest); ratio: of the rival over ours.\n");
    for (SearchEntry entry : entries) {
      if (entry.warmUps() > 0) {
        line(text, "%s ran %d times before, to warm up.", entry.program(), entry.warmUps());
      }
      if (!entry.status().equals(SearchEntry.DONE)) {
        line(text, "%s: %s.", entry.program(), entry.status());
      }
      if (entry.peakHeapBytes() != null) {
        line(text, "Peak heap of %s: %,d bytes.", entry.program(), entry.peakHeapBytes());
      }
    }
    for (int g = 0; g < task.grids().size(); g++) {
      differences(text, task, entries, g);
    }
    return text.toString();
  }

  private static TextTable table(SearchTask task, List<SearchEntry> entries) {
    TextTable table =
        new TextTable(
            "kernel",
            "program",
            "fits",
            "runs",
            "seconds",
            "ratio",
            "best",
            "validated",
            "tested",
            "not converged",
            "failed");
    SearchEntry ours = entry(entries, SearchRace.OURS);
    for (int g = 0; g < task.grids().size(); g++) {
      KernelGrid grid = task.grids().get(g);
      Found reference = ours == null ? null : ours.of(g);
      for (SearchEntry entry : entries) {
        Found found = entry.of(g);
        if (found == null) {
          table.row(grid.kernel(), entry.program(), "", "", "", "", entry.status(), "", "", "", "");
          continue;
        }
        table.row(
            grid.kernel(),
            entry.program(),
            Integer.toString(task.fits(grid)),
            Integer.toString(found.seconds().size()),
            RunText.seconds(found.seconds()),
            ratio(entry, found.seconds(), reference == null ? List.of() : reference.seconds()),
            new Setting(found.best()).toString(),
            share(found.bestMean()),
            share(found.tested()),
            Integer.toString(found.unfinished()),
            Integer.toString(found.failed()));
      }
    }
    if (task.grids().size() > 1) {
      entries.forEach(entry -> total(table, task, entry, ours));
    }
    return table;
  }

  private static void total(TextTable table, SearchTask task, SearchEntry entry, SearchEntry ours) {
    int grids = task.grids().size();
    List<Double> totals = entry.totals(grids);
    table.row(
        "all",
        entry.program(),
        Integer.toString(entry.found().stream().mapToInt(f -> fits(task, f)).sum()),
        Integer.toString(totals.size()),
        RunText.seconds(totals),
        ratio(entry, totals, ours == null ? List.of() : ours.totals(grids)),
        "",
        "",
        "",
        Integer.toString(entry.found().stream().mapToInt(Found::unfinished).sum()),
        Integer.toString(entry.found().stream().mapToInt(Found::failed).sum()));
  }

  private static int fits(SearchTask task, Found found) {
    return task.fits(task.grids().get(found.grid()));
  }

  /** How far the means of the cells of a grid are apart, where there are two programs. */
  private static void differences(
      StringBuilder text, SearchTask task, List<SearchEntry> entries, int g) {
    List<List<Double>> means =
        entries.stream().map(e -> e.of(g)).filter(f -> f != null).map(Found::means).toList();
    if (means.size() < 2) {
      return;
    }
    double largest = 0;
    int different = 0;
    int one = 0;
    int cells = means.get(0).size();
    for (int c = 0; c < cells; c++) {
      Double a = means.get(0).get(c);
      Double b = means.get(1).get(c);
      if (a == null || b == null) {
        one += a == b ? 0 : 1;
        continue;
      }
      double difference = Math.abs(a - b);
      different += difference > 1e-9 ? 1 : 0; // else rounding of the mean
      largest = Math.max(largest, difference);
    }
    line(
        text,
        "%s: mean scores differ in %d of %d cells, by at most %.6f; %d cells have one only.",
        task.grids().get(g).kernel(),
        different,
        cells,
        largest,
        one);
  }

  private static SearchEntry entry(List<SearchEntry> entries, String program) {
    return entries.stream().filter(e -> e.program().equals(program)).findFirst().orElse(null);
  }

  private static String ratio(SearchEntry entry, List<Double> seconds, List<Double> ours) {
    if (entry.program().equals(SearchRace.OURS) || seconds.isEmpty() || ours.isEmpty()) {
      return "";
    }
    double ratio = Statistics.of(seconds).median() / Statistics.of(ours).median();
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String share(Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.6f", value);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
