package dev.lanewise.cli.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** A finished chart, ready to be painted; {@link Pictures} makes files of it. */
public final class Picture {
  private final String title;
  private final List<String> words;
  private final IChart chart;

  /**
   * @param words names of axes and of what the legend lists, for readers who cannot see
   */
  Picture(IChart chart, List<String> words) {
    this.title = chart.getTitle();
    this.words = List.copyOf(words);
    this.chart = chart;
  }

  /** Title. */
  public String title() {
    return title;
  }

  /** Width in pixels. */
  public int width() {
    return chart.getWidth();
  }

  /** Height in pixels. */
  public int height() {
    return chart.getHeight();
  }

  List<String> words() {
    return words;
  }

  void paint(Graphics2D g) {
    chart.paint(g, width(), height());
  }
}
