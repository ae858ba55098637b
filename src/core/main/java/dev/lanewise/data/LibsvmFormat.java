package dev.lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * LIBSVM (svmlight) text data, one example a line.
 *
 * <pre>
 *   file    := line*
 *   line    := blank* [ label ( blank+ index ':' value )* blank* ] [ comment ] end
 *   label   := number          any finite double; whether it is a class is checked by training
 *   index   := digit+          from 1, strictly ascending within the line, at most maxFeatures
 *   value   := number          rounded once to the nearest float (or double); overflow is refused
 *   number  := sign? ( digit+ ( '.' digit* )? | '.' digit+ ) ( ('e'|'E') sign? digit+ )?
 *   comment := '#' anything but the line end
 *   end     := "\n" | "\r\n" | end of file        blank := ' ' | tab
 * </pre>
 *
 * Empty lines and comments are passed over. A file with no example is refused, and so are byte
 * order marks, {@code nan}, {@code inf}, hexadecimal, a carriage return alone, and numbers longer
 * than 4096 bytes. What LIBSVM itself reads without being able to mean it (index 4294967297, label
 * nan) is refused with its line and column.
 *
 * <p>Reading streams: besides the result it holds the entries of the file, 8 bytes each (12 in
 * double). The result is dense, rows x largest index, and its bytes are compared with the limits
 * and the free heap before it is made.
 *
 * <p>Writing leaves +0.0 out and keeps -0.0. When the last column holds nothing but zeros, the
 * first line names it with an explicit zero, so reading gives the same matrix back, bit for bit.
 */
public final class LibsvmFormat {
  private LibsvmFormat() {}

  /** Reads a file within {@link Limits#defaults()}. See {@link #read(Path, int, Limits)}. */
  public static Dataset read(Path file) throws IOException {
    return read(file, 0, Limits.defaults());
  }

  /** Reads a file. See {@link #read(Path, int, Limits)}. */
  public static Dataset read(Path file, Limits limits) throws IOException {
    return read(file, 0, limits);
  }

  /**
   * Reads a file.
   *
   * @param features least number of columns of the result, for predicting with a model of so many
   *     features; the file may still name larger indices
   * @throws DataFormatException when the file breaks the grammar or a limit on indices
   * @throws dev.lanewise.matrix.CapacityException when the examples do not fit in memory
   */
  public static Dataset read(Path file, int features, Limits limits) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(in, file.toString(), features, limits);
    }
  }

  /**
   * Reads a stream to its end and leaves it open.
   *
   * @param name what messages call the stream
   * @param features least number of columns of the result
   */
  public static Dataset read(InputStream in, String name, int features, Limits limits)
      throws IOException {
    requireColumns("features", features, limits);
    return new LibsvmReader(in, name, features, limits, 1, FeatureType.FLOAT).readFloats();
  }

  /**
   * Reads a file with features in double, for predictions in double. See {@link #read(Path, int,
   * Limits)}.
   */
  public static DoubleDataset readDoubles(Path file, int features, Limits limits)
      throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readDoubles(in, file.toString(), features, limits);
    }
  }

  /** The same from a stream, read to its end and left open. */
  public static DoubleDataset readDoubles(InputStream in, String name, int features, Limits limits)
      throws IOException {
    requireColumns("features", features, limits);
    return new LibsvmReader(in, name, features, limits, 1, FeatureType.DOUBLE).readDoubles();
  }

  private static void requireColumns(String what, int columns, Limits limits) {
    if (columns < 0 || columns > limits.maxFeatures()) {
      throw new IllegalArgumentException(
          what + "=" + columns + " must be within 0.." + limits.maxFeatures());
    }
  }

  /**
   * Reads a file of precomputed kernel values, {@code label 0:serial 1:K(x,x1) 2:K(x,x2) ...}, into
   * the rows {@link dev.lanewise.kernel.PrecomputedKernel} describes: index 0 is column 0, and
   * every index its own column. Absent entries are 0; serial numbers are checked by training.
   *
   * @param examples least number of kernel values a row gets, for predicting with a model trained
   *     on so many examples
   * @throws DataFormatException when the file breaks the grammar or a limit on indices
   * @throws dev.lanewise.matrix.CapacityException when the examples do not fit in memory
   */
  public static Dataset readPrecomputed(Path file, int examples, Limits limits) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readPrecomputed(in, file.toString(), examples, limits);
    }
  }

  /** The same from a stream, read to its end and left open. */
  public static Dataset readPrecomputed(InputStream in, String name, int examples, Limits limits)
      throws IOException {
    return precomputed(in, name, examples, limits, FeatureType.FLOAT).readFloats();
  }

  /**
   * Reads a file of precomputed kernel values in double, for predictions in double. See {@link
   * #readPrecomputed(Path, int, Limits)}.
   */
  public static DoubleDataset readPrecomputedDoubles(Path file, int examples, Limits limits)
      throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readPrecomputedDoubles(in, file.toString(), examples, limits);
    }
  }

  /** The same from a stream, read to its end and left open. */
  public static DoubleDataset readPrecomputedDoubles(
      InputStream in, String name, int examples, Limits limits) throws IOException {
    return precomputed(in, name, examples, limits, FeatureType.DOUBLE).readDoubles();
  }

  private static LibsvmReader precomputed(
      InputStream in, String name, int examples, Limits limits, FeatureType type)
      throws IOException {
    // Column 0 is one more than there are indices.
    Limits most = limits.withMaxFeatures(Math.min(limits.maxFeatures(), Integer.MAX_VALUE - 1));
    requireColumns("examples", examples, most);
    return new LibsvmReader(in, name, examples + 1, most, 0, type);
  }

  /**
   * Writes a file exactly: the shortest digits that read back as the same numbers. The file is
   * replaced atomically, see {@link AtomicFile}.
   *
   * @throws IllegalArgumentException when a label or a feature is not finite
   */
  public static void write(Path file, Dataset data) throws IOException {
    AtomicFile.write(file, out -> write(out, data));
  }

  /** Writes a stream exactly and leaves it open. */
  public static void write(OutputStream out, Dataset data) throws IOException {
    new LibsvmWriter(false).write(data, out);
  }

  /**
   * Writes a stream as svm-scale prints it, six significant digits for features and 17 for labels,
   * and leaves it open.
   */
  public static void writeRounded(OutputStream out, Dataset data) throws IOException {
    new LibsvmWriter(true).write(data, out);
  }
}
