package dev.lanewise.cli.grid;

import dev.lanewise.cli.Numbers;
import dev.lanewise.data.NumberText;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Trial;
import dev.lanewise.svm.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What came of every cell, for reading: the best first, ties in the order of the grid. */
public final class CellTable {
  private static final int MOST = 40;

  private final SearchSpace space;
  private final List<Cell> cells;
  private final Score score;
  private final Trial<? extends Estimator> best;
  private final List<Trial<? extends Estimator>> ranked = new ArrayList<>();

  public CellTable(
      SearchSpace space, List<Cell> cells, Score score, SearchResult<? extends Estimator> result) {
    this.space = space;
    this.cells = cells;
    this.score = score;
    best = result.best();
    ranked.addAll(result.trials());
    // Stable: ties stay in the order of the grid; what has no score comes last. The search has
    // chosen the best, which is what is trained with: no second opinion here.
    ranked.sort(Comparator.comparingDouble(CellTable::key).reversed());
    ranked.removeIf(trial -> trial.number() == best.number());
    ranked.addFirst(best);
  }

  private static double key(Trial<?> trial) {
    return Double.isNaN(trial.mean()) ? Double.NEGATIVE_INFINITY : trial.mean();
  }

  /** The lines of the best forty. */
  public String text() {
    List<String[]> rows = new ArrayList<>();
    List<Axis> axes = space.axes().stream().sorted().toList();
    List<String> head = new ArrayList<>(axes.stream().map(Axis::label).toList());
    head.addAll(List.of(score.label(), "sd", "fit s", "status"));
    rows.add(head.toArray(new String[0]));
    for (Trial<? extends Estimator> trial : ranked.subList(0, Math.min(MOST, ranked.size()))) {
      List<String> row = new ArrayList<>();
      axes.forEach(axis -> row.add(axis.rounded(cells.get(trial.number()))));
      row.add(number(score.shown(trial.mean())));
      row.add(deviation(trial));
      row.add(String.format(Locale.ROOT, "%.3f", trial.fitSeconds()));
      row.add(status(trial));
      rows.add(row.toArray(new String[0]));
    }
    return TextColumns.lines(rows, head.size() - 1) + rest();
  }

  private String rest() {
    int left = ranked.size() - MOST;
    return left <= 0 ? "" : "... and " + left + " more; --table keeps all of them\n";
  }

  /** How the rows are sorted. */
  public String order() {
    return score.order() + ", ties in the order tried";
  }

  private static String number(double value) {
    return !Double.isFinite(value) ? "-" : Numbers.general(value);
  }

  /** Three digits: more would be noise. */
  private static String deviation(Trial<?> trial) {
    double deviation = trial.deviation();
    return Double.isFinite(deviation) ? NumberText.general(deviation, 3) : "-";
  }

  static String status(Trial<?> trial) {
    return trial.status() == null ? "failed" : word(trial.status());
  }

  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The best cell, its score and the deviation over the folds. */
  public String best() {
    return String.format(
        Locale.ROOT,
        "best: %s: %s %s (sd %s)",
        space.describe(cells.get(best.number())),
        score.label(),
        Numbers.general(score.shown(best.mean())),
        deviation(best));
  }

  /** What went wrong in some fits, a line each; usually nothing. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    long fits = 0;
    long limited = 0;
    long failed = 0;
    String first = null;
    for (Trial<? extends Estimator> trial : ranked) {
      for (int f = 0; f < trial.folds().size(); f++) {
        Trial.Fold fold = trial.folds().get(f);
        fits++;
        limited += fold.status() != null && fold.status() != Status.CONVERGED ? 1 : 0;
        failed += fold.status() == null ? 1 : 0;
        if (fold.failure() != null && first == null) {
          String cell = space.describe(cells.get(trial.number()));
          first = cell + ", fold " + (f + 1) + ": " + fold.failure();
        }
      }
    }
    if (limited > 0) {
      notes.add(limited + " of " + fits + " fits ended at a limit, see the column status");
    }
    if (failed > 0) {
      notes.add(failed + " of " + fits + " fits failed; for example " + first);
    }
    return notes;
  }
}
