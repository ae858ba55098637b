package dev.lanewise.matrix;

/**
 * The vectors whose products fill a matrix: the rows of a matrix, or its columns.
 *
 * @param columns whether the vectors are the columns
 */
record FloatOperand(FloatMatrix matrix, boolean columns) {
  /** The rows of a matrix. */
  static FloatOperand rowsOf(FloatMatrix matrix) {
    return new FloatOperand(matrix, false);
  }

  /** Number of vectors. */
  long count() {
    return columns ? matrix.cols() : matrix.rows();
  }

  /** Length of each. */
  long length() {
    return columns ? matrix.rows() : matrix.cols();
  }
}
