package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * What a classifier of points in the plane decides: a light region for each class, the lines
 * between them, training points as marks of their class and test points with a ring around.
 *
 * <p>The axes show the grid, to its borders; a point outside of it is not seen.
 */
public final class DecisionChart {
  private static final String TEST = " (test)";
  private static final String SUPPORT = "support vector";
  private static final BasicStroke BETWEEN_CLASSES = new BasicStroke(1.2f);

  private final XYChart chart;
  private final Range x;
  private final Range y;
  private final List<String> words;

  private DecisionChart(String title, String xName, String yName, double[] xs, double[] ys) {
    x = Range.of(xs);
    y = Range.of(ys);
    chart = Style.axes(title, xName, yName, x, y);
    words = new ArrayList<>(List.of(xName, yName));
  }

  /**
   * Two classes: class 1 where f > 0, class 0 elsewhere, also where f is NaN; solid where f = 0,
   * dashed where f = -0.5 and 0.5.
   *
   * @param field f on a grid
   * @param training points used for training, without those of {@code test}
   * @param test points with a ring; the legend adds "(test)" to their names
   * @param support coordinates of support vectors, framed; of any class, may be empty
   */
  public static Picture of(
      String title,
      String xName,
      String yName,
      DecisionField field,
      List<ClassPoints> training,
      List<ClassPoints> test,
      List<ClassPoints> support) {
    DecisionChart picture = new DecisionChart(title, xName, yName, field.xs(), field.ys());
    picture.region(Region.above(field.xs(), field.ys(), field.values(), 0), 1);
    picture.contours(field, -0.5, Style.MARGIN);
    picture.contours(field, 0.5, Style.MARGIN);
    picture.contours(field, 0, Style.BOUNDARY);
    picture.chart.getStyler().setPlotBackgroundColor(Palette.region(0));
    picture.points(training, test, support);
    picture.line("f = 0", Style.BOUNDARY);
    picture.line("f = ±0.5", Style.MARGIN);
    return new Picture(picture.chart, picture.words);
  }

  /**
   * Any number of classes. Colours begin again after {@link Palette#colours()} classes, with other
   * shapes of marks.
   *
   * @param xs first coordinates of the grid, ascending, at least 2
   * @param ys second coordinates of the grid, ascending, at least 2
   * @param classes {@code classes[j][i]} is the class at (xs[i], ys[j]), from 0; negative for none
   */
  public static Picture ofClasses(
      String title,
      String xName,
      String yName,
      double[] xs,
      double[] ys,
      int[][] classes,
      List<ClassPoints> training,
      List<ClassPoints> test,
      List<ClassPoints> support) {
    double[][] numbers = new double[classes.length][];
    int most = 0;
    for (int j = 0; j < classes.length; j++) {
      numbers[j] = new double[classes[j].length];
      for (int i = 0; i < classes[j].length; i++) {
        numbers[j][i] = classes[j][i];
        most = Math.max(most, classes[j][i]);
      }
    }
    DecisionField field = new DecisionField(xs, ys, numbers);
    DecisionChart picture = new DecisionChart(title, xName, yName, xs, ys);
    // Regions of the classes from k on, one above the other: no gaps where three classes meet.
    List<Path2D> borders = new ArrayList<>();
    for (int k = 0; k <= most; k++) {
      double[][] from = atLeast(numbers, k);
      picture.region(Region.above(xs, ys, from, 0.5), k);
      borders.add(
          Region.path(
              ContourLines.of(new DecisionField(xs, ys, from), 0.5), new AffineTransform()));
    }
    borders.forEach(border -> picture.draw(border, BETWEEN_CLASSES));
    picture.points(training, test, support);
    return new Picture(picture.chart, picture.words);
  }

  private static double[][] atLeast(double[][] numbers, int k) {
    double[][] indicator = new double[numbers.length][];
    for (int j = 0; j < numbers.length; j++) {
      indicator[j] = new double[numbers[j].length];
      for (int i = 0; i < numbers[j].length; i++) {
        indicator[j][i] = numbers[j][i] >= k ? 1 : 0;
      }
    }
    return indicator;
  }

  private void region(Shape region, int classNumber) {
    Layer.add(
        chart,
        x,
        y,
        (g, toScreen) -> {
          g.setColor(Palette.region(classNumber));
          g.fill(toScreen.createTransformedShape(region));
        });
  }

  private void contours(DecisionField field, double level, BasicStroke stroke) {
    draw(Region.path(ContourLines.of(field, level), new AffineTransform()), stroke);
  }

  private void draw(Shape lines, BasicStroke stroke) {
    Layer.add(
        chart,
        x,
        y,
        (Graphics2D g, AffineTransform toScreen) -> {
          g.setColor(Palette.INK);
          g.setStroke(stroke);
          g.draw(toScreen.createTransformedShape(lines));
        });
  }

  private void points(
      List<ClassPoints> training, List<ClassPoints> test, List<ClassPoints> support) {
    for (ClassPoints set : training) {
      Style.points(chart, set.name(), set, ClassMark.Around.NOTHING);
      words.add(set.name());
    }
    for (ClassPoints set : test) {
      Style.points(chart, set.name() + TEST, set, ClassMark.Around.RING);
      words.add(set.name() + TEST);
    }
    boolean first = true;
    for (ClassPoints set : support) {
      if (set.x().length > 0) {
        XYSeries frames = Style.series(chart, SUPPORT, set.x(), set.y());
        frames.setMarker(new ClassMark.Frame()).setShowInLegend(first);
        first = false;
      }
    }
    if (!first) {
      words.add(SUPPORT);
    }
  }

  private void line(String name, BasicStroke stroke) {
    Style.lineInLegend(chart, name, stroke);
    words.add(name);
  }
}
