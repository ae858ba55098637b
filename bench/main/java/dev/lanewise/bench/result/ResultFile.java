package dev.lanewise.bench.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON. */
public final class ResultFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ResultFile() {}

  /**
   * Reads a file of results.
   *
   * @throws IOException when it cannot be read or is not such a file
   */
  public static Results read(Path file) throws IOException {
    Results results = JSON.readValue(file.toFile(), Results.class);
    if (results.format() != Results.FORMAT) {
      throw new IOException(
          file + " has format " + results.format() + ", expected " + Results.FORMAT);
    }
    return results;
  }

  /** Writes a file of results, a record, making its folder. */
  public static void write(Record results, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writeValueAsString(results) + "\n");
  }
}
