package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One picture of every kind, as large as the article's. */
final class Samples {
  private static final int GRID = 200;

  private Samples() {}

  static ClassPoints ring(String name, int colour, int points, double radius) {
    Random random = new Random(7 + colour);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double r = radius + 0.25 * random.nextGaussian();
      x[i] = r * Math.cos(angle);
      y[i] = r * Math.sin(angle);
    }
    return new ClassPoints(name, x, y, colour);
  }

  static double[] axis(double from, double to, int points) {
    double[] axis = new double[points];
    for (int i = 0; i < points; i++) {
      axis[i] = from + (to - from) * i / (points - 1);
    }
    return axis;
  }

  /** x squared plus y squared on a square grid around 0. */
  static DecisionField bowl(double reach, int points) {
    double[] axis = axis(-reach, reach, points);
    double[][] values = new double[points][points];
    for (int j = 0; j < points; j++) {
      for (int i = 0; i < points; i++) {
        values[j][i] = axis[i] * axis[i] + axis[j] * axis[j];
      }
    }
    return new DecisionField(axis, axis, values);
  }

  static Picture scatter() {
    return ScatterChart.of("Rings", "first", "second", List.of(ring("outer", 0, 600, 3)));
  }

  static Picture decision() {
    DecisionField bowl = bowl(4, GRID);
    double[][] values = new double[GRID][GRID];
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < GRID; i++) {
        values[j][i] = 2 - Math.sqrt(bowl.values()[j][i]) + 0.3 * Math.sin(9 * bowl.xs()[i]);
      }
    }
    return DecisionChart.of(
        "Two & <more>",
        "first",
        "second",
        new DecisionField(bowl.xs(), bowl.ys(), values),
        List.of(ring("outer", 0, 450, 3), ring("inner", 1, 150, 1)),
        List.of(ring("outer", 0, 151, 3), ring("inner", 1, 49, 1)),
        List.of(ring("chosen", 0, 60, 2)));
  }

  static Picture classes(int count) {
    double[] axis = axis(-4, 4, GRID);
    int[][] classes = new int[GRID][GRID];
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < GRID; i++) {
        double turn = Math.atan2(axis[j], axis[i]) / (2 * Math.PI) + 0.5;
        classes[j][i] = Math.min(count - 1, (int) (turn * count));
      }
    }
    return DecisionChart.ofClasses(
        "Classes", "first", "second", axis, axis, classes, List.of(), List.of(), List.of());
  }

  static Picture lift() {
    ClassPoints outer = ring("outer", 0, 400, 3);
    ClassPoints inner = ring("inner", 1, 400, 1);
    return LiftChart.of(
        "Lifted",
        "first",
        "second",
        "height",
        List.of(up(outer), up(inner)),
        new Plane(0, 0, 1, -4));
  }

  private static SpacePoints up(ClassPoints points) {
    double[] z = new double[points.x().length];
    for (int i = 0; i < z.length; i++) {
      z[i] = points.x()[i] * points.x()[i] + points.y()[i] * points.y()[i];
    }
    return new SpacePoints(points.name(), points.x(), points.y(), z, points.colour());
  }

  static Picture heat() {
    return HeatMap.of(
        "Scores",
        "C",
        "gamma",
        List.of("1", "10"),
        List.of("0.1", "1", "10"),
        new double[][] {{0.5, 0.75, Double.NaN}, {0.25, 1, 0.875}});
  }

  static Picture confusion(int classes) {
    List<String> labels = new ArrayList<>();
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < classes; i++) {
      labels.add("class " + i);
      for (int j = 0; j < classes; j++) {
        counts[i][j] = i == j ? 1200 + i : 17L * i % 13 + j;
      }
    }
    return ConfusionChart.of("Errors", labels, counts);
  }

  static Picture lines() {
    double[] x = {0.001, 0.01, 0.1, 1};
    double[] deviation = {0.1, 0.05, 0.02, 0.01};
    return LineChart.of(
        "Validation",
        "gamma",
        "accuracy",
        List.of(
            new Band("training", x, new double[] {0.6, 0.8, 0.9, 1}, deviation),
            new Band("held out", x, new double[] {0.5, 0.8, Double.NaN, 0.6}, deviation)),
        true);
  }

  static Picture bars() {
    return BarChart.of(
        "Accuracy",
        "accuracy",
        List.of("rings", "moons"),
        List.of(
            new Bars("linear", new double[] {0.445, 0.9}),
            new Bars("RBF", new double[] {1, Double.NaN})));
  }

  static List<Picture> all() {
    return List.of(
        scatter(), decision(), classes(12), lift(), heat(), confusion(30), lines(), bars());
  }
}
