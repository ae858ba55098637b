package dev.lanewise.cli.article;

import dev.lanewise.cli.chart.Band;
import dev.lanewise.cli.chart.BarChart;
import dev.lanewise.cli.chart.Bars;
import dev.lanewise.cli.chart.HeatMap;
import dev.lanewise.cli.chart.LineChart;
import dev.lanewise.cli.chart.Picture;
import dev.lanewise.data.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Pictures of what the article leaves open. */
final class FutureFigures {
  private FutureFigures() {}

  static Picture table(ParameterTable table) {
    return HeatMap.of(
        "Accuracy of the RBF kernel, 2-fold cross-validation",
        "C",
        "gamma",
        labels(table.c()),
        labels(table.gamma()),
        table.accuracy());
  }

  private static List<String> labels(double[] values) {
    return Arrays.stream(values).mapToObj(v -> NumberText.general(v, 6)).toList();
  }

  static Picture validation(double c, Curve curve) {
    return LineChart.of(
        "Validation curve, RBF kernel, C = " + ArticleText.plain(c),
        "gamma",
        "accuracy",
        List.of(
            band("training examples", curve.at(), curve.trained()),
            band("other examples", curve.at(), curve.tested())),
        true);
  }

  static Picture learning(Map<Family, Curve> curves) {
    return LineChart.of(
        "Learning curves, 2-fold cross-validation",
        "training examples",
        "accuracy on other examples",
        curves.entrySet().stream()
            .map(e -> band(e.getKey().kernelName(), e.getValue().at(), e.getValue().tested()))
            .toList(),
        false);
  }

  /** The two folds are halves of the data: their deviation would say nothing. */
  private static Band band(String name, double[] at, double[] means) {
    return new Band(name, at, means, new double[at.length]);
  }

  static Picture compared(List<Compared> kernels) {
    return BarChart.of(
        "Kernels on handwritten digits, " + Compared.TRAINED + " images to learn from",
        "accuracy",
        kernels.stream().map(c -> c.family().kernelName()).toList(),
        List.of(
            new Bars("cross-validation", kernels.stream().mapToDouble(Compared::score).toArray()),
            new Bars("test", kernels.stream().mapToDouble(Compared::tested).toArray())));
  }
}
