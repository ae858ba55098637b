package dev.lanewise.cli.article;

import dev.lanewise.cli.chart.Picture;
import java.util.function.Supplier;

/** Where pictures go. */
@FunctionalInterface
public interface Gallery {
  /** For nobody to look at: nothing is drawn. */
  Gallery NONE = (name, picture) -> {};

  /**
   * Takes a picture, to draw it now or later.
   *
   * @param name of its files, without an ending
   * @param picture computed when it is drawn, maybe on another thread
   */
  void take(String name, Supplier<Picture> picture);
}
