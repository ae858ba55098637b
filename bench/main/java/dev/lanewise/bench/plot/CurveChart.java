package dev.lanewise.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGSyntax;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/**
 * A {@link Curve} as a picture: sizes by powers of two, the measured peak as the top of the axis.
 *
 * <p>Readable on light and dark pages: the background is opaque. Lines differ in colour (those of
 * M. Okabe and K. Ito, which the colour-blind can tell apart), marker and dashes.
 */
final class CurveChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;
  private static final int DOTS_PER_INCH = 144;
  private static final Color INK = new Color(0x30, 0x30, 0x30);
  private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  private record Look(Color color, Marker marker, float[] dashes) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look(new Color(0x00, 0x72, 0xB2), SeriesMarkers.CIRCLE, null),
          new Look(new Color(0xD5, 0x5E, 0x00), SeriesMarkers.SQUARE, new float[] {9, 4}),
          new Look(new Color(0x00, 0x9E, 0x73), SeriesMarkers.DIAMOND, new float[] {3, 3}),
          new Look(
              new Color(0xCC, 0x79, 0xA7), SeriesMarkers.TRIANGLE_UP, new float[] {12, 3, 3, 3}),
          new Look(new Color(0x56, 0xB4, 0xE9), SeriesMarkers.CROSS, new float[] {2, 5}));

  private CurveChart() {}

  static XYChart of(String title, Curve curve) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("n, rows and columns")
            .yAxisTitle("GFLOP/s")
            .build();
    style(chart.getStyler(), curve.peak());
    int next = 0;
    for (var line : curve.lines().entrySet()) {
      Look look = LOOKS.get(next++ % LOOKS.size());
      double[] sizes = line.getValue().stream().mapToDouble(p -> log2(p.size())).toArray();
      double[] rates = line.getValue().stream().mapToDouble(Curve.Point::rate).toArray();
      XYSeries series = chart.addSeries(line.getKey(), sizes, rates);
      series.setMarkerColor(look.color()).setMarker(look.marker());
      series.setLineColor(look.color());
      series.setLineStyle(stroke(look.dashes()));
    }
    double[] ends = {log2(16), log2(2048)};
    String peak = String.format("FMA peak, %.1f", curve.peak());
    XYSeries top = chart.addSeries(peak, ends, new double[] {curve.peak(), curve.peak()});
    top.setMarker(SeriesMarkers.NONE).setLineColor(INK);
    top.setLineStyle(new BasicStroke(1.5f));
    return chart;
  }

  private static void style(XYStyler style, double peak) {
    style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    style.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK);
    style.setChartTitleBoxVisible(false);
    style.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
    style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendBackgroundColor(Color.WHITE);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setMarkerSize(8);
    style.setPlotContentSize(0.97); // room for the labels at both ends
    style.setYAxisMin(0.0).setYAxisMax(peak);
    style.setXAxisMin(log2(16)).setXAxisMax(log2(2048));
    style.setXAxisTickMarkSpacingHint(WIDTH / 10);
    style.setXAxisTickLabelsFormattingFunction(CurveChart::size);
    style.setYAxisDecimalPattern("#");
  }

  private static BasicStroke stroke(float[] dashes) {
    return dashes == null
        ? new BasicStroke(3)
        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static double log2(double n) {
    return Math.log(n) / Math.log(2);
  }

  /** Label of a place on the axis: a power of two, or nothing. */
  private static String size(double log2) {
    return Math.abs(log2 - Math.rint(log2)) < 1e-9 ? Long.toString(1L << Math.round(log2)) : "";
  }

  /** Writes FOLDER/NAME.png and FOLDER/NAME.svg. */
  static void write(XYChart chart, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    String file = folder.resolve(name).toString();
    BitmapEncoder.saveBitmapWithDPI(chart, file, BitmapFormat.PNG, DOTS_PER_INCH);
    SVGGraphics2D svg = new SVGGraphics2D(emptyDocument());
    svg.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    chart.paint(svg, WIDTH, HEIGHT);
    svg.stream(file + ".svg");
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGSyntax.SVG_NAMESPACE_URI, SVGSyntax.SVG_SVG_TAG, null);
    } catch (ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
