package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * A table of coloured cells between labelled axes, the first row on top.
 *
 * <p>Axes and labels are those of XChart's heat map. The cells are not: it prints all values in one
 * colour, which cannot be read on dark and light grounds both, and knows no missing value.
 */
final class CellChart extends Annotation {
  private static final BasicStroke GAP = new BasicStroke(1);
  private static final BasicStroke FRAME = new BasicStroke(3);
  private static final int SMALLEST_CELL = 34;
  private static final int LABELS = 130;
  private static final int LABEL_HEIGHT = 18;
  private static final int SMALLEST_TEXT = 13;
  private static final int LARGEST_TEXT = 24;
  private static final Color CROSS = new Color(0xAA, 0xAA, 0xAA);

  private final ChartCell[][] cells;

  private CellChart(ChartCell[][] cells) {
    super(true);
    this.cells = cells;
  }

  static HeatMapChart of(
      String title,
      String rowName,
      String columnName,
      List<String> rows,
      List<String> columns,
      ChartCell[][] cells) {
    Headless.choose();
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Math.max(Style.WIDTH, LABELS + SMALLEST_CELL * columns.size()))
            .height(Math.max(Style.HEIGHT, LABELS + SMALLEST_CELL * rows.size()))
            .title(title)
            .xAxisTitle(columnName)
            .yAxisTitle(rowName)
            .build();
    Style.apply(chart.getStyler());
    chart.getStyler().setPlotGridLinesVisible(false).setLegendVisible(false);
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setXAxisTickMarkSpacingHint(LABEL_HEIGHT);
    chart.getStyler().setYAxisTickMarkSpacingHint(LABEL_HEIGHT);
    chart.getStyler().setRangeColors(new Color[] {Palette.PAPER, Palette.PAPER});
    if (columns.stream().mapToInt(String::length).max().orElse(0) * columns.size() > 85) {
      chart.getStyler().setXAxisLabelRotation(90);
    }
    chart.addSeries("cells", columns, rows.reversed(), List.<Number[]>of(new Number[] {0, 0, 0}));
    chart.addAnnotation(new CellChart(cells));
    return chart;
  }

  @Override
  public void paint(Graphics2D g) {
    double left = getXAxisScreenValueForMin();
    double top = getYAxisScreenValueForMin(); // least in pixels, from the top
    double width = (getXAxisScreenValueForMax() - left) / cells[0].length;
    double height = (getYAxisScreenValueForMax() - top) / cells.length;
    bounds = new Rectangle2D.Double(left, top, width * cells[0].length, height * cells.length);
    int size = (int) Math.clamp(Math.min(width, 2 * height) / 8, SMALLEST_TEXT, LARGEST_TEXT);
    g.setFont(Style.font(Font.PLAIN, size));
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        paint(
            g,
            cells[row][column],
            new Rectangle2D.Double(left + column * width, top + row * height, width, height));
      }
    }
    g.setColor(Palette.INK);
    g.setStroke(GAP);
    g.draw(bounds);
  }

  private static void paint(Graphics2D g, ChartCell cell, Rectangle2D box) {
    g.setStroke(GAP);
    if (!cell.colour().equals(Palette.PAPER)) {
      g.setColor(cell.colour());
      g.fill(box);
      g.setColor(Palette.PAPER);
      g.draw(box);
    }
    if (cell.crossed()) {
      g.setColor(CROSS);
      g.draw(new Line2D.Double(box.getX(), box.getY(), box.getMaxX(), box.getMaxY()));
      g.draw(new Line2D.Double(box.getX(), box.getMaxY(), box.getMaxX(), box.getY()));
    }
    g.setColor(Palette.textOn(cell.colour()));
    if (cell.framed()) {
      g.setStroke(FRAME);
      g.draw(
          new Rectangle2D.Double(
              box.getX() + 4, box.getY() + 4, box.getWidth() - 8, box.getHeight() - 8));
    }
    FontMetrics metrics = g.getFontMetrics();
    double x = box.getCenterX() - metrics.stringWidth(cell.text()) / 2.0;
    double y = box.getCenterY() + 0.36 * g.getFont().getSize();
    g.drawString(cell.text(), (float) x, (float) y);
  }
}
