package dev.lanewise.data;

import java.io.IOException;

/** A model file that is damaged, incomplete, or of a kind that this library does not read. */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception whose message already holds place and reason. */
  public ModelFormatException(String message) {
    super(message);
  }
}
