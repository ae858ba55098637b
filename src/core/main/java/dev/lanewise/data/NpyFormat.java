package dev.lanewise.data;

import dev.lanewise.matrix.FloatMatrix;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * NumPy's .npy files, versions 1 to 3, for matrices: two dimensions, row-major (C order),
 * little-endian floats.
 *
 * <p>{@code <f4} is read as it is. {@code <f8} is refused unless rounding is asked for by {@link
 * #readRounded}. The shape must account for every byte of the file, and messages give the offset of
 * the byte they are about: {@code x.npy:byte 61: expected 2 dimensions, found 1}. NaN and
 * infinities pass: what may hold them is for the user of the matrix to say.
 */
public final class NpyFormat {
  private static final int BLOCK = 1 << 16;

  private NpyFormat() {}

  /**
   * Reads a file of {@code <f4} into memory.
   *
   * @throws DataFormatException when the file is not such a file
   * @throws dev.lanewise.matrix.CapacityException when it does not fit in memory
   */
  public static FloatMatrix read(Path file) throws IOException {
    try (FileChannel channel = open(file)) {
      return read(channel, floatHeader(channel, file), file);
    }
  }

  /**
   * Reads a file of {@code <f4}, or of {@code <f8} with every element rounded to the nearest float.
   *
   * @throws DataFormatException also when a finite element becomes infinite
   */
  public static FloatMatrix readRounded(Path file) throws IOException {
    try (FileChannel channel = open(file)) {
      return read(channel, NpyHeader.read(channel, file.toString()), file);
    }
  }

  /**
   * Maps a file of {@code <f4} without reading it; the pages come in as they are used. The matrix
   * cannot be written to and lives as long as the arena. If another process cuts the file short
   * meanwhile, using the matrix throws InternalError: map only files that nobody else changes.
   *
   * @throws DataFormatException also when the elements are not aligned to 4 bytes
   */
  public static FloatMatrix map(Path file, Arena arena) throws IOException {
    try (FileChannel channel = open(file)) {
      NpyHeader header = floatHeader(channel, file);
      if (header.dataOffset() % Float.BYTES != 0) {
        throw NpyHeader.error(
            file.toString(), header.dataOffset(), "elements are not aligned to 4 bytes; read them");
      }
      if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
        throw new UnsupportedOperationException("mapping needs a little-endian machine; read it");
      }
      MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      MemorySegment data = all.asSlice(header.dataOffset());
      return FloatMatrix.of(data, header.rows(), header.columns(), header.columns());
    }
  }

  /** Writes a file of {@code <f4}, version 1, atomically as {@link AtomicFile} describes. */
  public static void write(Path file, FloatMatrix matrix) throws IOException {
    AtomicFile.write(file, out -> write(out, matrix));
  }

  /** Writes to a stream and leaves it open. */
  public static void write(OutputStream out, FloatMatrix matrix) throws IOException {
    out.write(NpyHeader.bytes(matrix.rows(), matrix.cols()));
    float[] row = new float[matrix.cols()];
    byte[] bytes = new byte[Math.multiplyExact(row.length, Float.BYTES)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < matrix.rows(); i++) {
      matrix.copyRow(i, row, 0);
      buffer.asFloatBuffer().put(row);
      out.write(bytes);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    InputFile.refuseFolder(file);
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  private static NpyHeader floatHeader(FileChannel channel, Path file) throws IOException {
    NpyHeader header = NpyHeader.read(channel, file.toString());
    if (header.elementBytes() != Float.BYTES) {
      throw NpyHeader.error(
          file.toString(), 0, "elements are '<f8'; reading them as floats has to round them");
    }
    return header;
  }

  private static FloatMatrix read(FileChannel channel, NpyHeader header, Path file)
      throws IOException {
    String name = EscapedText.name(file.toString());
    Capacity.requireDense(header.rows(), header.columns(), Long.MAX_VALUE, name);
    float[] values = new float[(int) (header.rows() * header.columns())];
    ByteBuffer buffer = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(header.dataOffset());
    int bytes = header.elementBytes();
    for (int done = 0; done < values.length; ) {
      int count = Math.min(BLOCK / bytes, values.length - done);
      fill(channel, buffer.clear().limit(count * bytes), name);
      if (bytes == Float.BYTES) {
        buffer.asFloatBuffer().get(values, done, count);
      } else {
        long offset = header.dataOffset() + (long) done * bytes;
        round(buffer, values, done, count, offset, name);
      }
      done += count;
    }
    return FloatMatrix.of(values, (int) header.rows(), header.columns());
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, String name) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(name + ": file became shorter while it was read");
      }
    }
    buffer.flip();
  }

  private static void round(
      ByteBuffer buffer, float[] values, int done, int count, long offset, String name)
      throws DataFormatException {
    for (int i = 0; i < count; i++) {
      double value = buffer.getDouble(i * Double.BYTES);
      float rounded = (float) value;
      if (Float.isInfinite(rounded) && Double.isFinite(value)) {
        long at = offset + (long) i * Double.BYTES;
        throw NpyHeader.error(name, at, value + " is beyond the largest 32-bit float");
      }
      values[done + i] = rounded;
    }
  }
}
