package dev.lanewise.cli.grid;

import dev.lanewise.cli.chart.ClassPoints;
import dev.lanewise.cli.chart.DecisionChart;
import dev.lanewise.cli.chart.DecisionField;
import dev.lanewise.cli.chart.GridAxis;
import dev.lanewise.cli.chart.Picture;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SvmClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What a classifier of two features decides, in the units of the data. */
public final class BoundaryPicture {
  private static final int POINTS = 120;

  /** More marks hide each other, and make large files. */
  private static final int MOST_EXAMPLES = 1000;

  private final FloatMatrix x;
  private final int[] labels;
  private final UnaryOperator<FloatMatrix> scaling;
  private final SvmClassifier model;

  /**
   * A picture of a model.
   *
   * @param x n x 2 features as they are in the file
   * @param labels class of each row
   * @param scaling what the model wants done to features first
   */
  public BoundaryPicture(
      FloatMatrix x, int[] labels, UnaryOperator<FloatMatrix> scaling, SvmClassifier model) {
    this.x = x;
    this.labels = labels;
    this.scaling = scaling;
    this.model = model;
  }

  /**
   * Draws it.
   *
   * @param className name of a label; different for different labels
   */
  public Picture draw(String name, IntFunction<String> className) {
    double[] xs = GridAxis.over(x, 0, POINTS);
    double[] ys = GridAxis.over(x, 1, POINTS);
    FloatMatrix grid = scaling.apply(grid(xs, ys));
    int step = Math.max(1, (labels.length + MOST_EXAMPLES - 1) / MOST_EXAMPLES);
    String title = name + ": classes" + (step > 1 ? ", one example in " + step : "");
    int[] classes = model.labels();
    if (classes.length == 2) {
      // Above 0 is for the first class: it has the colour of the region above 0.
      List<ClassPoints> points = points(new int[] {classes[1], classes[0]}, className, step);
      DecisionField field = new DecisionField(xs, ys, values(grid));
      return DecisionChart.of(title, "feature 1", "feature 2", field, points, List.of(), List.of());
    }
    return DecisionChart.ofClasses(
        title,
        "feature 1",
        "feature 2",
        xs,
        ys,
        decisions(grid, classes),
        points(classes, className, step),
        List.of(),
        List.of());
  }

  private static FloatMatrix grid(double[] xs, double[] ys) {
    float[] points = new float[2 * xs.length * ys.length];
    int p = 0;
    for (double second : ys) {
      for (double first : xs) {
        points[p++] = (float) first;
        points[p++] = (float) second;
      }
    }
    return FloatMatrix.of(points, xs.length * ys.length, 2);
  }

  private double[][] values(FloatMatrix grid) {
    DoubleMatrix decisions = model.decisionValues(grid);
    double[][] values = new double[POINTS][POINTS];
    for (int j = 0; j < POINTS; j++) {
      for (int i = 0; i < POINTS; i++) {
        values[j][i] = decisions.get((long) j * POINTS + i, 0);
      }
    }
    return values;
  }

  private int[][] decisions(FloatMatrix grid, int[] classes) {
    int[] predicted = new int[POINTS * POINTS];
    model.predict(grid, predicted, RowPartition.caller());
    int[][] decisions = new int[POINTS][POINTS];
    for (int k = 0; k < predicted.length; k++) {
      decisions[k / POINTS][k % POINTS] = place(classes, predicted[k]);
    }
    return decisions;
  }

  private static int place(int[] classes, int label) {
    int place = 0;
    while (classes[place] != label) {
      place++;
    }
    return place;
  }

  private List<ClassPoints> points(int[] classes, IntFunction<String> className, int step) {
    List<ClassPoints> all = new ArrayList<>();
    for (int c = 0; c < classes.length; c++) {
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < labels.length; i += step) {
        if (labels[i] == classes[c]) {
          rows.add(i);
        }
      }
      all.add(
          new ClassPoints(
              className.apply(classes[c]),
              rows.stream().mapToDouble(i -> x.get(i, 0)).toArray(),
              rows.stream().mapToDouble(i -> x.get(i, 1)).toArray(),
              c));
    }
    return all;
  }
}
