package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of a .npy file: magic bytes, version, length, and a Python dictionary as text.
 *
 * @param elementBytes 4 for {@code <f4}, 8 for {@code <f8}
 * @param dataOffset where the elements begin
 */
record NpyHeader(int elementBytes, long rows, int columns, int dataOffset) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Elements begin at a multiple of this, so that a mapped file is aligned. */
  private static final int ALIGNMENT = 64;

  /** NumPy itself reads no longer ones unless told to. */
  private static final int LONGEST = 10_000;

  /** Reads the head and compares its shape with the length of the file. */
  static NpyHeader read(FileChannel channel, String name) throws IOException {
    long size = channel.size();
    byte[] start = bytes(channel, 0, (int) Math.min(size, 12));
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= start.length || start[i] != MAGIC[i]) {
        throw error(name, i, "not a .npy file");
      }
    }
    int version = start.length < 10 ? -1 : start[6];
    if (version < 1 || version > 3 || (version > 1 && start.length < 12)) {
      throw error(name, 6, "expected version 1, 2 or 3 and a header length");
    }
    ByteBuffer numbers = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int from = version == 1 ? 10 : 12;
    long length = version == 1 ? numbers.getChar(8) : numbers.getInt(8) & 0xFFFF_FFFFL;
    if (length > LONGEST || length > size - from) {
      throw error(name, 8, "header of " + length + " bytes in a file of " + size);
    }
    String text = new String(bytes(channel, from, (int) length), StandardCharsets.ISO_8859_1);
    NpyHeader header = new NpyDictionary(text, from, name).parse();
    header.requireData(size, name);
    return header;
  }

  /** The head of a file of floats. */
  static byte[] bytes(long rows, int columns) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int before = MAGIC.length + 4;
    int total = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putChar((char) (total - before));
    out.put(text.getBytes(StandardCharsets.ISO_8859_1));
    while (out.remaining() > 1) {
      out.put((byte) ' ');
    }
    return out.put((byte) '\n').array();
  }

  static DataFormatException error(String name, long offset, String message) {
    return new DataFormatException(EscapedText.name(name) + ":byte " + offset + ": " + message);
  }

  private void requireData(long size, String name) throws DataFormatException {
    long needed = CapacityException.bytes(rows, columns, elementBytes);
    if (needed != size - dataOffset) {
      throw error(
          name,
          dataOffset,
          "expected "
              + needed
              + " data bytes for shape ("
              + rows
              + ", "
              + columns
              + "), found "
              + (size - dataOffset));
    }
  }

  private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // Positional reads may be short.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
