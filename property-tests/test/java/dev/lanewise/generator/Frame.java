package dev.lanewise.generator;

import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A row-major matrix that lies inside a larger array: rows are {@code leadingDimension} apart, and
 * everything outside the matrix holds a foreign value.
 *
 * @param values the whole array
 * @param offset position of the first element
 * @param rows number of rows
 * @param cols number of columns
 * @param leadingDimension elements from one row to the next, at least cols
 */
public record Frame(double[] values, int offset, int rows, int cols, int leadingDimension) {

  /** A matrix without gaps. */
  public static Frame dense(double[] values, int rows, int cols) {
    return new Frame(values, 0, rows, cols, cols);
  }

  /** The dense rows put into a frame of foreign values. */
  public static Frame around(double[] dense, int rows, int cols, int offset, int gap, double out) {
    int ld = cols + gap;
    double[] values = new double[offset + rows * ld + gap];
    Arrays.fill(values, out);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(dense, i * cols, values, offset + i * ld, cols);
    }
    return new Frame(values, offset, rows, cols, ld);
  }

  /** Random values in a random frame of NaN. */
  public static Frame draw(Format format, int rows, int cols, SplittableRandom random) {
    double[] dense = Values.draw(format, random, rows * cols);
    return around(dense, rows, cols, random.nextInt(5), random.nextInt(4), Double.NaN);
  }

  /** Position of element (i, 0). */
  public int row(int i) {
    return offset + i * leadingDimension;
  }

  /** Element (i, j). */
  public double get(int i, int j) {
    return values[row(i) + j];
  }

  /** The rows without gaps. */
  public double[] dense() {
    double[] dense = new double[rows * cols];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, row(i), dense, i * cols, cols);
    }
    return dense;
  }

  /** The rows with the given indices, dense. */
  public Frame select(int... indices) {
    double[] dense = new double[indices.length * cols];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, row(indices[i]), dense, i * cols, cols);
    }
    return dense(dense, indices.length, cols);
  }

  /** Is everything outside the matrix the given value, bit for bit? */
  public boolean outsideIs(double foreign) {
    for (int p = 0; p < values.length; p++) {
      int q = p - offset;
      boolean inside = q >= 0 && q / leadingDimension() < rows && q % leadingDimension() < cols;
      if (!inside && !Format.sameBits(values[p], foreign)) {
        return false;
      }
    }
    return true;
  }
}
