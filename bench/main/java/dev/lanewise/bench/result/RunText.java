package dev.lanewise.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What reports of whole trainings and of searches have in common. */
public final class RunText {
  private RunText() {}

  /**
   * The lines above a table.
   *
   * @param facts name to value: host, virtual machine, versions
   * @param missing programs that were not there
   */
  public static String head(
      String date, String commit, List<Map<String, String>> facts, List<String> missing) {
    StringBuilder text = new StringBuilder();
    text.append(date).append(", commit ").append(commit).append('\n');
    for (Map<String, String> some : facts) {
      some.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    }
    missing.forEach(program -> text.append("missing: ").append(program).append('\n'));
    return text.toString();
  }

  /** As {@code 2.000 (1.500 to 2.500)}, the median first; one alone, or nothing for none. */
  public static String seconds(List<Double> seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    Statistics s = Statistics.of(seconds);
    return s.count() == 1
        ? String.format(Locale.ROOT, "%.3f", s.median())
        : String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", s.median(), s.least(), s.greatest());
  }
}
