package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of all charts. */
final class Style {
  /** Width of a picture in pixels. */
  static final int WIDTH = 900;

  /** Height of a picture in pixels. */
  static final int HEIGHT = 700;

  static final int TEXT = 14;
  static final BasicStroke BOUNDARY = new BasicStroke(2.2f);
  static final BasicStroke MARGIN =
      new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
  static final int MARK = 8;

  private static final double[] NOWHERE = {0};
  private static final double[] NO_VALUE = {Double.NaN};

  private Style() {}

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Axes over the two ranges and nothing in between. */
  static XYChart axes(String title, String xName, String yName, Range x, Range y) {
    Headless.choose();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xName)
            .yAxisTitle(yName)
            .build();
    apply(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setXAxisMin(x.from()).setXAxisMax(x.to());
    chart.getStyler().setYAxisMin(y.from()).setYAxisMax(y.to());
    return chart;
  }

  static void apply(AxesChartStyler style) {
    style.setLocale(Locale.ROOT);
    style.setBaseFont(font(Font.PLAIN, TEXT));
    style.setAxisTickLabelsFont(font(Font.PLAIN, TEXT - 1));
    style.setAxisTitleFont(font(Font.PLAIN, TEXT + 1));
    style.setLegendFont(font(Font.PLAIN, TEXT));
    style.setChartTitleFont(font(Font.BOLD, TEXT + 3));
    style.setChartBackgroundColor(Palette.PAPER).setChartFontColor(Palette.INK);
    style.setAxisTickLabelsColor(Palette.INK);
    style.setAxisTickMarksColor(Palette.INK);
    style.setChartTitleBoxVisible(false);
    style.setChartTitlePadding(8).setChartPadding(14);
    style.setYAxisLabelAlignment(TextAlignment.Right).setAxisTickPadding(5);
    style.setPlotBackgroundColor(Palette.PAPER).setPlotBorderColor(Palette.INK);
    style.setPlotBorderVisible(true).setPlotContentSize(1);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1)); // dashes would be a shape of its own each
    style.setPlotTicksMarksVisible(false);
    style.setAxisTicksLineVisible(false);
    style.setPlotMargin(0);
    style.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
    style.setLegendBorderColor(Palette.PAPER).setLegendBackgroundColor(Palette.PAPER);
    style.setMarkerSize(MARK);
  }

  /** Adds a series under a name of its own: the legend may show the same label twice. */
  static XYSeries series(XYChart chart, String label, double[] x, double[] y) {
    XYSeries series = chart.addSeries("series " + chart.getSeriesCollection().size(), x, y);
    series.setLabel(label);
    return series;
  }

  /** Points of a class, with an entry in the legend. */
  static void points(XYChart chart, String name, ClassPoints points, ClassMark.Around around) {
    if (points.x().length > 0) {
      XYSeries series = series(chart, name, points.x(), points.y());
      series.setMarker(new ClassMark(points.colour(), around));
    }
  }

  /** An entry in the legend for a line that a layer draws. */
  static void lineInLegend(XYChart chart, String name, BasicStroke stroke) {
    XYSeries series = series(chart, name, NOWHERE, NO_VALUE);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.INK);
    series.setLineStyle(stroke);
  }

  /** An entry in the legend for points that a layer draws. */
  static void markInLegend(XYChart chart, String name, int classNumber) {
    XYSeries series = series(chart, name, NOWHERE, NO_VALUE);
    series.setMarker(new ClassMark(classNumber, ClassMark.Around.NOTHING));
  }

  /** An entry in the legend for an area that a layer draws. */
  static void boxInLegend(XYChart chart, String name, Color colour) {
    XYSeries series = series(chart, name, NOWHERE, NO_VALUE);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(colour);
    series.setLineColor(Palette.INK);
    series.setLineStyle(new BasicStroke(1));
    series.setMarker(SeriesMarkers.NONE);
  }
}
