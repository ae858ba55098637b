package dev.lanewise.cli.article;

import dev.lanewise.cli.chart.ClassPoints;
import dev.lanewise.cli.chart.DecisionField;
import dev.lanewise.cli.chart.GridAxis;
import dev.lanewise.cli.chart.SpacePoints;
import dev.lanewise.data.Dataset;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Examples and models of classes 0 and 1 as the charts want them. */
final class PlotData {
  /** Points along each edge of a decision field, as in the article. */
  static final int GRID = 200;

  private PlotData() {}

  /** The points of each class, first two columns. */
  static List<ClassPoints> points(Dataset data) {
    return IntStream.range(0, 2)
        .mapToObj(c -> new ClassPoints("class " + c, column(data, c, 0), column(data, c, 1), c))
        .toList();
  }

  /** The points of each class, three columns. */
  static List<SpacePoints> inSpace(Dataset data) {
    return IntStream.range(0, 2)
        .mapToObj(
            c ->
                new SpacePoints(
                    "class " + c, column(data, c, 0), column(data, c, 1), column(data, c, 2), c))
        .toList();
  }

  private static double[] column(Dataset data, int label, int j) {
    return IntStream.range(0, data.labels().length)
        .filter(i -> data.labels()[i] == label)
        .mapToDouble(i -> data.features().get(i, j))
        .toArray();
  }

  /**
   * Decision values around some points, positive for class 1, all rows in one batch.
   *
   * @param map from points of the plane to rows of the model
   */
  static DecisionField field(
      SvmClassifier model, UnaryOperator<FloatMatrix> map, FloatMatrix points) {
    double[] xs = GridAxis.over(points, 0, GRID);
    double[] ys = GridAxis.over(points, 1, GRID);
    FloatMatrix grid = FloatMatrix.allocate((long) GRID * GRID, 2);
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < GRID; i++) {
        grid.set((long) j * GRID + i, 0, (float) xs[i]);
        grid.set((long) j * GRID + i, 1, (float) ys[j]);
      }
    }
    DoubleMatrix values = model.decisionValues(map.apply(grid));
    int sign = model.labels()[0] == 1 ? 1 : -1; // positive for the first class there
    double[][] field = new double[GRID][GRID];
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < GRID; i++) {
        field[j][i] = sign * values.get((long) j * GRID + i, 0);
      }
    }
    return new DecisionField(xs, ys, field);
  }
}
