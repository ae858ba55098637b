package dev.lanewise.bench.svm;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A file of unsigned bytes in the IDX format of the MNIST database, compressed or not: two zero
 * bytes, the type (8), the number of dimensions, each size as a big-endian int, the values.
 *
 * @param sizes the first is the number of examples
 * @param values row-major
 */
record IdxFile(int[] sizes, byte[] values) {
  private static final int UNSIGNED_BYTE = 8;

  /**
   * Reads a file.
   *
   * @throws IOException naming the file when it is not such a file or ends too early
   */
  static IdxFile read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(open(file))) {
      int magic = in.readInt();
      int dimensions = magic & 0xFF;
      if (magic >>> 8 != UNSIGNED_BYTE || dimensions == 0) {
        throw new IOException(
            String.format("%s: begins with %08x, IDX of bytes with 000008", file, magic));
      }
      int[] sizes = new int[dimensions];
      long count = 1;
      for (int d = 0; d < dimensions; d++) {
        sizes[d] = in.readInt();
        count = sizes[d] < 1 ? -1 : Math.multiplyExact(count, sizes[d]);
        if (count < 1 || count > Integer.MAX_VALUE - 8) {
          throw new IOException(file + ": sizes " + Arrays.toString(sizes) + " are not usable");
        }
      }
      byte[] values = in.readNBytes((int) count);
      if (values.length < count) {
        throw new IOException(file + ": has " + values.length + " values, expected " + count);
      }
      return new IdxFile(sizes, values);
    } catch (EOFException cut) {
      throw new IOException(file + ": ends within its header", cut);
    }
  }

  /** The file as it was before it was compressed, whatever its name. */
  static InputStream open(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean compressed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return compressed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  int examples() {
    return sizes[0];
  }

  /** Values of one example. */
  int width() {
    return values.length / sizes[0];
  }
}
