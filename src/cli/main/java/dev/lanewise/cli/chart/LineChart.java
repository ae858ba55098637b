package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Curves of means, each in a band of one standard deviation up and down. */
public final class LineChart {
  private static final double PLOT_WIDTH = 690; // about
  private static final int BAND_ALPHA = 0x38;
  private static final float[][] DASHES = {null, {9, 4}, {3, 3}, {12, 3, 3, 3}};

  private LineChart() {}

  /**
   * The picture. A mean that is NaN leaves a gap.
   *
   * @param logarithmic whether the x axis shows powers of ten; every x is then positive
   * @throws IllegalArgumentException when {@code logarithmic} and an x is not positive
   */
  public static Picture of(
      String title, String xName, String yName, List<Band> bands, boolean logarithmic) {
    List<Band> shown = logarithmic ? bands.stream().map(LineChart::logarithms).toList() : bands;
    Range x = Range.around(shown.stream().map(Band::x).toList());
    List<double[]> edges = new ArrayList<>();
    shown.forEach(band -> edges.addAll(List.of(band.edge(-1), band.edge(1), band.mean())));
    Range y = Range.around(edges);
    XYChart chart = Style.axes(title, xName, yName, x, y);
    if (logarithmic) {
      chart.getStyler().setXAxisTickLabelsFormattingFunction(LineChart::power);
      // a tick for each power of ten where there is one; labels have to differ from each other
      chart.getStyler().setXAxisTickMarkSpacingHint((int) (PLOT_WIDTH / Math.max(1, x.length())));
    }
    List<String> words = new ArrayList<>(List.of(xName, yName));
    for (int i = 0; i < shown.size(); i++) {
      band(chart, x, y, shown.get(i), i);
    }
    for (int i = 0; i < shown.size(); i++) {
      line(chart, shown.get(i), i);
      words.add(shown.get(i).name());
    }
    return new Picture(chart, words);
  }

  private static void band(XYChart chart, Range x, Range y, Band band, int number) {
    Color colour = Palette.of(number);
    Path2D area = area(band);
    Layer.add(
        chart,
        x,
        y,
        (g, toScreen) -> {
          g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
          g.fill(toScreen.createTransformedShape(area));
        });
  }

  private static void line(XYChart chart, Band band, int number) {
    Color colour = Palette.of(number);
    XYSeries series = chart.addSeries(band.name(), band.x(), band.mean());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(new ClassMark(number, ClassMark.Around.NOTHING));
    series.setLineColor(colour);
    float[] dashes = DASHES[number % DASHES.length];
    series.setLineStyle(
        new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
  }

  /** One piece for each run of points with finite edges. */
  private static Path2D area(Band band) {
    double[] low = band.edge(-1);
    double[] high = band.edge(1);
    Path2D.Double area = new Path2D.Double();
    int start = 0;
    for (int i = 0; i <= low.length; i++) {
      if (i == low.length || !Double.isFinite(low[i] + high[i])) {
        for (int p = start; p < i; p++) {
          if (p == start) {
            area.moveTo(band.x()[p], low[p]);
          } else {
            area.lineTo(band.x()[p], low[p]);
          }
        }
        for (int p = i - 1; p >= start; p--) {
          area.lineTo(band.x()[p], high[p]);
        }
        if (i > start) {
          area.closePath();
        }
        start = i + 1;
      }
    }
    return area;
  }

  private static Band logarithms(Band band) {
    double[] logs = new double[band.x().length];
    for (int i = 0; i < logs.length; i++) {
      if (!(band.x()[i] > 0)) {
        throw new IllegalArgumentException(
            band.name() + ": x[" + i + "] = " + band.x()[i] + " has no logarithm");
      }
      logs[i] = Math.log10(band.x()[i]);
    }
    return new Band(band.name(), logs, band.mean(), band.deviation());
  }

  /** Label of a place on the axis of logarithms. */
  static String power(double log10) {
    double whole = Math.rint(log10);
    if (Math.abs(log10 - whole) > 1e-9) {
      return String.format(Locale.ROOT, "%.3g", Math.pow(10, log10));
    }
    return Math.abs(whole) <= 4
        ? new BigDecimal("1e" + (int) whole).toPlainString()
        : String.format(Locale.ROOT, "1e%d", (int) whole);
  }
}
