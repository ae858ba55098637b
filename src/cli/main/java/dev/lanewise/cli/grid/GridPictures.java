package dev.lanewise.cli.grid;

import dev.lanewise.cli.chart.Band;
import dev.lanewise.cli.chart.ConfusionChart;
import dev.lanewise.cli.chart.HeatMap;
import dev.lanewise.cli.chart.LineChart;
import dev.lanewise.cli.chart.Picture;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pictures of a search. */
public final class GridPictures {
  private static final int MOST_CLASSES = 40;

  /** Rows or columns of a heat map that can be read. */
  private static final int MOST_VALUES = 30;

  private GridPictures() {}

  /** Which classes were taken for which; none where they are too many to be read. */
  public static Optional<Picture> confusion(String name, ConfusionMatrix matrix) {
    return matrix.classes() > MOST_CLASSES
        ? Optional.empty()
        : Optional.of(
            ConfusionChart.of(
                name + ": predictions for the folds", matrix.names(), matrix.counts()));
  }

  /**
   * Mean scores over C and gamma, the best where other parameters vary too; none unless both vary
   * and the grid is whole.
   */
  public static Optional<Picture> scores(
      String name, List<Cell> cells, Score score, SearchResult<? extends Estimator> result) {
    List<String> rows = labels(cells, Axis.C);
    List<String> columns = labels(cells, Axis.GAMMA);
    if (rows.size() < 2
        || columns.size() < 2
        || rows.size() > MOST_VALUES
        || columns.size() > MOST_VALUES
        || cells.size() % (rows.size() * columns.size()) != 0) {
      return Optional.empty();
    }
    double[][] values = new double[rows.size()][columns.size()];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    for (Trial<? extends Estimator> trial : result.trials()) {
      Cell cell = cells.get(trial.number());
      double[] row = values[rows.indexOf(Axis.C.rounded(cell))];
      int column = columns.indexOf(Axis.GAMMA.rounded(cell));
      if (!(row[column] >= trial.mean())) {
        row[column] = trial.mean();
      }
    }
    // Light is high: errors are drawn with their sign turned, as they are searched.
    String what = score.shown(1) < 0 ? "minus mean " + score.label() : "mean " + score.label();
    return Optional.of(HeatMap.of(name + ": " + what, "C", "gamma", rows, columns, values));
  }

  /**
   * How scores grow with the number of examples, up to a whole training part.
   *
   * @param curve of the best setting
   */
  public static Picture learning(
      String name, List<? extends CurvePoint<? extends Estimator>> curve, Score score) {
    double[] sizes = curve.stream().mapToDouble(CurvePoint::value).toArray();
    Band training = band("learned from", sizes, curve.stream().map(CurvePoint::training), score);
    Band heldOut = band("held out", sizes, curve.stream().map(CurvePoint::heldOut), score);
    return LineChart.of(
        name + ": best setting on fewer examples",
        "examples learned from",
        score.label(),
        List.of(training, heldOut),
        false);
  }

  private static Band band(
      String name, double[] sizes, Stream<? extends Trial<?>> trials, Score score) {
    List<? extends Trial<?>> all = trials.toList();
    return new Band(
        name,
        sizes,
        all.stream().mapToDouble(trial -> score.shown(trial.mean())).toArray(),
        all.stream()
            .mapToDouble(trial -> Double.isFinite(trial.deviation()) ? trial.deviation() : 0)
            .toArray());
  }

  /** Different values as they come: then the chart frames the first of the best, as grids do. */
  private static List<String> labels(List<Cell> cells, Axis axis) {
    return cells.stream().map(axis::rounded).distinct().toList();
  }
}
