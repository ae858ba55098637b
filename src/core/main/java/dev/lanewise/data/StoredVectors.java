package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.nio.ByteBuffer;

/**
 * Support vectors as files keep them: floats of a support vector machine that was trained here,
 * doubles of a ridge regression or of a text.
 */
sealed interface StoredVectors {
  int rows();

  int cols();

  /** Bytes of a number in a binary file. */
  int bytesEach();

  /** Whether text may leave a number out. */
  boolean isOmittable(int row, int col);

  /** Appends a number with the shortest digits that read back as it. */
  void append(StringBuilder out, int row, int col);

  /** Puts a number in as many bytes as {@link #bytesEach} says. */
  void put(ByteBuffer out, int row, int col);

  /** Whether some row will name the last column in text; otherwise the first row has to. */
  default boolean lastColumnHasEntry() {
    int last = cols() - 1;
    for (int row = 0; row < rows(); row++) {
      if (last >= 0 && !isOmittable(row, last)) {
        return true;
      }
    }
    return false;
  }

  /** Floats. */
  record Floats(FloatMatrix matrix) implements StoredVectors {
    @Override
    public int rows() {
      return (int) matrix.rows();
    }

    @Override
    public int cols() {
      return matrix.cols();
    }

    @Override
    public int bytesEach() {
      return Float.BYTES;
    }

    @Override
    public boolean isOmittable(int row, int col) {
      return NumberText.isOmittable(matrix.get(row, col));
    }

    @Override
    public void append(StringBuilder out, int row, int col) {
      NumberText.append(out, matrix.get(row, col));
    }

    @Override
    public void put(ByteBuffer out, int row, int col) {
      out.putFloat(matrix.get(row, col));
    }

    /** The doubles that the text of these floats is read as. */
    DoubleMatrix asRead() {
      DoubleMatrix read = DoubleMatrix.allocate(matrix.rows(), matrix.cols());
      for (int row = 0; row < rows(); row++) {
        for (int col = 0; col < cols(); col++) {
          read.set(row, col, NumberText.shortestOf(matrix.get(row, col)));
        }
      }
      return read;
    }
  }

  /** Doubles. */
  record Doubles(DoubleMatrix matrix) implements StoredVectors {
    @Override
    public int rows() {
      return (int) matrix.rows();
    }

    @Override
    public int cols() {
      return matrix.cols();
    }

    @Override
    public int bytesEach() {
      return Double.BYTES;
    }

    @Override
    public boolean isOmittable(int row, int col) {
      return NumberText.isOmittable(matrix.get(row, col));
    }

    @Override
    public void append(StringBuilder out, int row, int col) {
      NumberText.appendFeature(out, matrix.get(row, col));
    }

    @Override
    public void put(ByteBuffer out, int row, int col) {
      out.putDouble(matrix.get(row, col));
    }
  }
}
