package dev.lanewise.cli.article;

import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Trial;
import dev.lanewise.svm.Status;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts how fits ended. */
final class Fits {
  private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
  private int failed;

  /** Counts one fit. */
  void add(Status status) {
    counts.merge(status, 1, Integer::sum);
  }

  /** Counts the fits of a search, one for each candidate and fold. */
  void add(SearchResult<?> search) {
    search.trials().forEach(this::add);
  }

  /** Counts the fits of one candidate, one for each fold. */
  void add(Trial<?> trial) {
    for (Trial.Fold fold : trial.folds()) {
      if (fold.status() == null) {
        failed++;
      } else {
        add(fold.status());
      }
    }
  }

  void add(Fits others) {
    others.counts.forEach((status, count) -> counts.merge(status, count, Integer::sum));
    failed += others.failed;
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum() + failed;
  }

  int count(Status status) {
    return counts.getOrDefault(status, 0);
  }

  /** Fits that gave no model. */
  int failed() {
    return failed;
  }

  /** As {@code 11 fits: 11 converged}. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%,d fits: %,d converged", total(), count(Status.CONVERGED)));
    counts.forEach(
        (status, count) -> {
          if (status != Status.CONVERGED) {
            text.append(String.format(Locale.ROOT, ", %,d %s", count, reason(status)));
          }
        });
    if (failed > 0) {
      text.append(String.format(Locale.ROOT, ", %,d without a model", failed));
    }
    return text.toString();
  }

  private static String reason(Status status) {
    return switch (status) {
      case CONVERGED -> "converged";
      case ITERATION_LIMIT ->
          String.format(Locale.ROOT, "at the limit of %,d iterations", Experiment.MAX_ITERATIONS);
      case PRECISION_LIMIT -> "at the limit of precision (rounding errors exceed the tolerance)";
      case TIME_LIMIT -> "at the time limit";
      case CANCELLED -> "interrupted";
    };
  }
}
