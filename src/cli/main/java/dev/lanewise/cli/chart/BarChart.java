package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;

/** Bars in groups, for example the accuracy of kernels on several data sets. */
public final class BarChart {
  private BarChart() {}

  /**
   * The picture: from each of {@code bars} one bar in every group, its value above it.
   *
   * @param groups names below the axis
   * @throws IllegalArgumentException when there is no group, or bars have more or fewer values
   */
  public static Picture of(String title, String yName, List<String> groups, List<Bars> bars) {
    Headless.choose();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Style.WIDTH)
            .height(Style.HEIGHT)
            .title(title)
            .yAxisTitle(yName)
            .build();
    Style.apply(chart.getStyler());
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setYAxisDecimalPattern("0.00#");
    chart.getStyler().setYAxisTickMarkSpacingHint(50);
    chart.getStyler().setLabelsVisible(true).setLabelsPosition(1.06);
    chart.getStyler().setLabelsFont(Style.font(0, Style.TEXT - 2));
    chart.getStyler().setLabelsFontColorAutomaticEnabled(false);
    chart.getStyler().setLabelsFontColor(Palette.INK);
    chart.getStyler().setAvailableSpaceFill(0.85);
    List<String> words = new ArrayList<>(List.of(yName));
    words.addAll(groups);
    for (int i = 0; i < bars.size(); i++) {
      Bars each = bars.get(i);
      Checks.sameLength(each.name(), "values", each.values().length, "the axis", groups.size());
      List<Number> values = new ArrayList<>();
      for (double value : each.values()) {
        values.add(Double.isFinite(value) ? value : null);
      }
      CategorySeries series = chart.addSeries(each.name(), groups, values);
      series.setFillColor(Palette.of(i));
      words.add(each.name());
    }
    return new Picture(chart, words);
  }
}
