package dev.lanewise.cli.grid;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What came of every cell, for other programs: CSV in the order of the grid, numbers exact, nothing
 * between commas where there is no number.
 */
public final class CellFile {
  private CellFile() {}

  /** Writes UTF-8 and leaves the stream open. */
  public static void write(
      OutputStream out,
      SearchSpace space,
      List<Cell> cells,
      Score score,
      SearchResult<? extends Estimator> result)
      throws IOException {
    List<Axis> axes = space.axes().stream().sorted().toList();
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord(head(axes, score, result.best().folds().size()));
    for (Trial<? extends Estimator> trial : result.trials()) {
      csv.writeRecord(row(axes, cells.get(trial.number()), score, trial));
    }
    csv.flush();
  }

  private static List<String> head(List<Axis> axes, Score score, int folds) {
    List<String> head = new ArrayList<>(axes.stream().map(Axis::label).toList());
    head.addAll(List.of("mean " + score.label(), "sd", "fit seconds", "status"));
    for (int f = 1; f <= folds; f++) {
      head.add("fold " + f);
    }
    head.add("failure");
    return head;
  }

  private static List<String> row(List<Axis> axes, Cell cell, Score score, Trial<?> trial) {
    List<String> row = new ArrayList<>();
    axes.forEach(axis -> row.add(axis.exact(cell)));
    row.add(number(score.shown(trial.mean())));
    row.add(number(trial.deviation()));
    row.add(number(trial.fitSeconds()));
    row.add(CellTable.status(trial));
    for (double fold : trial.scores()) {
      row.add(number(score.shown(fold)));
    }
    row.add(
        trial.folds().stream()
            .map(Trial.Fold::failure)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(""));
    return row;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Axis.shortest(value) : "";
  }
}
