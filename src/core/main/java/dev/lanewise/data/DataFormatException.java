package dev.lanewise.data;

import java.io.IOException;

/**
 * A data file that does not follow its format. The message names the place and the reason, {@code
 * train.txt:17:23: expected index:value, found 'abc'}; lines and columns count from 1, columns in
 * bytes.
 */
public final class DataFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception whose message already holds place and reason. */
  public DataFormatException(String message) {
    super(message);
  }
}
