package dev.lanewise.cli.chart;

import java.io.IOException;

/**
 * This machine cannot draw: no fonts, no font configuration, or a Java without its desktop part.
 */
public final class PicturesUnavailable extends IOException {
  private static final long serialVersionUID = 1;

  PicturesUnavailable(Throwable cause) {
    super(
        "cannot draw pictures: Java found no usable fonts on this machine ("
            + reason(cause)
            + "); install fontconfig and a font, for example the package fonts-dejavu-core, and a"
            + " Java that is not stripped of its desktop module",
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    for (int i = 0; i < 10 && deepest.getCause() != null; i++) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return deepest.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
