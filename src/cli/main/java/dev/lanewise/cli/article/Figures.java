package dev.lanewise.cli.article;

import dev.lanewise.cli.chart.DecisionChart;
import dev.lanewise.cli.chart.LiftChart;
import dev.lanewise.cli.chart.Picture;
import dev.lanewise.cli.chart.Plane;
import dev.lanewise.cli.chart.ScatterChart;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.featuremap.SquaredNormMap;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.Setting;
import dev.lanewise.svm.SvmClassifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of the article. */
final class Figures {
  private static final String X1 = "x1";
  private static final String X2 = "x2";

  private Figures() {}

  /** Those that need nothing of the searches. */
  static void before(TrainTest rings, Dataset all, long seed, Gallery gallery) {
    Dataset blobs = KernelTrickData.blobs(seed);
    gallery.take("figure-1-separable", () -> scatter("Linearly separable", blobs));
    gallery.take(
        "figure-2-linear",
        () -> {
          TrainTest parts = TrainTest.quarterOf(blobs, seed);
          SvmClassifier model = linear(parts.train());
          return boundary("Linear SVM on separable data", model, blobs, parts);
        });
    gallery.take("figure-3-rings", () -> scatter("Not linearly separable", all));
    Dataset circles = KernelTrickData.circles(seed);
    Dataset lifted = lifted(circles);
    gallery.take("figure-5-left", () -> scatter("Two dimensions: not separable", circles));
    gallery.take(
        "figure-5-right",
        () ->
            lift(
                "Lifted to (x1, x2, x1² + x2²), plane of height 0.5",
                lifted,
                new Plane(0, 0, 1, -0.5)));
    gallery.take(
        "figure-6-left",
        () -> lift("The plane of a linear SVM in space", lifted, plane(linear(lifted))));
    gallery.take(
        "figure-6-right",
        () ->
            DecisionChart.of(
                "The plane's trace in (x1, x2): a circle",
                X1,
                X2,
                PlotData.field(linear(lifted), new SquaredNormMap()::map, circles.features()),
                PlotData.points(circles),
                List.of(),
                List.of()));
  }

  /** What a kernel of the article decides on the rings. */
  static void after(Judged judged, Dataset all, TrainTest rings, Gallery gallery) {
    String name =
        switch (judged.family()) {
          case LINEAR -> "figure-4-linear";
          case POLY -> "figure-6-poly";
          case RBF -> "figure-7-rbf";
          case SIGMOID -> "figure-8-sigmoid";
        };
    String title = ArticleText.title(judged);
    gallery.take(name, () -> boundary(title, judged.fit().model(), all, rings));
  }

  private static Picture scatter(String title, Dataset data) {
    return ScatterChart.of(title, X1, X2, PlotData.points(data));
  }

  private static Picture boundary(String title, SvmClassifier model, Dataset all, TrainTest parts) {
    return DecisionChart.of(
        title,
        X1,
        X2,
        PlotData.field(model, grid -> grid, all.features()),
        PlotData.points(parts.train()),
        PlotData.points(parts.test()),
        List.of());
  }

  private static Picture lift(String title, Dataset lifted, Plane plane) {
    return LiftChart.of(title, X1, X2, "x1² + x2²", PlotData.inSpace(lifted), plane);
  }

  private static Dataset lifted(Dataset plane) {
    return new Dataset(new SquaredNormMap().map(plane.features()), plane.labels());
  }

  /** C = 1, the article names none. */
  static SvmClassifier linear(Dataset data) {
    Setting c = new Setting(new TreeMap<>(Map.of("C", 1.0)));
    return Experiment.finished(
            Experiment.svc(Family.LINEAR, c)
                .fit(data.features(), data.labels(), RowPartition.caller()))
        .model();
  }

  /** Where the sum of coef K(x, sv) equals rho, K linear in space. */
  static Plane plane(SvmClassifier linear) {
    double[] w = new double[3];
    FloatMatrix vectors = linear.supportVectors();
    for (int s = 0; s < vectors.rows(); s++) {
      for (int j = 0; j < w.length; j++) {
        w[j] += linear.coefficient(0, s) * vectors.get(s, j);
      }
    }
    return new Plane(w[0], w[1], w[2], -linear.rho(0));
  }
}
