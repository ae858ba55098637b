package dev.lanewise.bench.machine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How child processes speak to their parent: one JSON object a line. */
public final class JsonLine {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private JsonLine() {}

  /** A record as one line. */
  public static String write(Record message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The record of one line.
   *
   * @throws UncheckedIOException with the line when it is not such a record
   */
  public static <T extends Record> T read(String line, Class<T> type) {
    try {
      return JSON.readValue(line, type);
    } catch (IOException garbled) {
      throw new UncheckedIOException("not a " + type.getSimpleName() + ": " + line, garbled);
    }
  }
}
