package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
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
    FloatMatrix vectors = model.vectors();
    Limits.requireFeatures(model.features());
    text.append(model.header().text());
    boolean widthShows = LibsvmWriter.lastColumnHasEntry(vectors);
    float[] row = new float[vectors.cols()];
    for (int i = 0; i < vectors.rows(); i++) {
      vectors.copyRow(i, row, 0);
      appendCoefficients(i);
      appendEntries(row, i == 0 && !widthShows);
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
  private void appendEntries(float[] row, boolean withLast) {
    boolean empty = true;
    for (int j = 0; j < row.length; j++) {
      if (!NumberText.isOmittable(row[j]) || (withLast && j == row.length - 1)) {
        appendEntry(j, row[j]);
        empty = false;
      }
    }
    if (empty && row.length > 0) {
      appendEntry(0, 0);
    }
  }

  private void appendEntry(int column, float value) {
    if (model.precomputed()) {
      text.append(" 0:").append((int) value);
    } else {
      NumberText.append(text.append(' ').append(column + 1).append(':'), value);
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
