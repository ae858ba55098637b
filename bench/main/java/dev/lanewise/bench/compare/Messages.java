package dev.lanewise.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.WorkResult.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What child processes say to their parent: one JSON object a line. */
final class Messages {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Messages() {}

  /** First line of a fork. */
  record Header(Map<String, String> jvm, Map<String, String> versions, List<String> missing) {}

  /** A work that a fork has measured; not steady where it was still warming up. */
  record Measured(
      String work,
      Limit limit,
      double amount,
      double bytesAllocated,
      boolean steady,
      List<Figure> figures) {}

  /** Median time of one repetition. */
  record Figure(String who, Role role, double seconds) {}

  /** The first calls in a fresh virtual machine. */
  record Cold(double firstCall, double untilSteady, double bytesUntilSteady, double steady) {}

  /** A line of a program outside; either its version or a time. */
  record Outside(String version, String work, double seconds) {}

  static String write(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static <T> T read(String line, Class<T> type) {
    try {
      return JSON.readValue(line, type);
    } catch (IOException garbled) {
      throw new UncheckedIOException("not a " + type.getSimpleName() + ": " + line, garbled);
    }
  }
}
