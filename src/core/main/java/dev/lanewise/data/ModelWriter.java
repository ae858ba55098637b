package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes a model as text; {@link ModelFormat} holds the format. One object writes one model. */
final class ModelWriter {
  private static final int FLUSH_AT = 1 << 16;

  private final ModelParts model;
  private final OutputStream out;
  private final long mostBytes;
  private final CRC32C crc = new CRC32C();
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 1024);
  private long bytes;

  ModelWriter(StoredModel model, OutputStream out) {
    this(model, out, CapacityException.LARGEST_ARRAY);
  }

  /**
   * @param mostBytes of the whole file; readers take no more
   */
  ModelWriter(StoredModel model, OutputStream out, long mostBytes) {
    this.model = ModelParts.of(model);
    this.out = out;
    this.mostBytes = mostBytes;
  }

  void write() throws IOException {
    StoredVectors vectors = model.vectors();
    Limits.requireFeatures(model.features());
    text.append(model.header().text());
    boolean widthShows = vectors.lastColumnHasEntry();
    for (int i = 0; i < vectors.rows(); i++) {
      appendCoefficients(i);
      appendEntries(vectors, i, i == 0 && !widthShows);
      text.append('\n');
      if (text.length() >= FLUSH_AT) {
        flush();
      }
    }
    flush();
    String trailer = ModelTrailer.of(crc, bytes, model.features()).text();
    requireReadable(trailer.length());
    out.write(trailer.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** How long the text gets shows only while it is written. */
  private void requireReadable(int more) {
    String advice = "a model file is read whole; use the binary format (--binary)";
    CapacityException.check("a model as text", bytes + more, mostBytes, advice);
  }

  private void appendCoefficients(int vector) {
    for (int machine = 0; machine < model.coefficients().length; machine++) {
      if (machine > 0) {
        text.append(' ');
      }
      NumberText.append(text, model.coefficients()[machine][vector]);
    }
  }

  /** A row of zeros keeps one entry: readers that split at the first colon expect one. */
  private void appendEntries(StoredVectors vectors, int row, boolean withLast) {
    int columns = vectors.cols();
    boolean empty = true;
    for (int j = 0; j < columns; j++) {
      if (!vectors.isOmittable(row, j) || (withLast && j == columns - 1)) {
        text.append(' ').append(model.precomputed() ? 0 : j + 1).append(':');
        vectors.append(text, row, j);
        empty = false;
      }
    }
    if (empty && columns > 0) {
      text.append(model.precomputed() ? " 0:0" : " 1:0");
    }
  }

  private void flush() throws IOException {
    byte[] block = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    requireReadable(block.length);
    crc.update(block);
    bytes += block.length;
    out.write(block);
    text.setLength(0);
  }
}
