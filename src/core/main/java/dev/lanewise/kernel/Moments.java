package dev.lanewise.kernel;

/** Variance of all entries in two passes, row by row. */
record Moments(long rows, int cols, Element element) {
  /** Reads one entry. */
  @FunctionalInterface
  interface Element {
    double at(long row, int col);
  }

  double variance() {
    if (rows == 0 || cols == 0) {
      return 0;
    }
    double count = (double) rows * cols;
    double first = element.at(0, 0); // shifting by it makes constant data exact
    double mean = first;
    for (long r = 0; r < rows; r++) {
      mean += rowSum(r, first, false) / count;
    }
    double variance = 0;
    for (long r = 0; r < rows; r++) {
      variance += rowSum(r, mean, true) / count;
    }
    if (!Double.isFinite(variance)) {
      throw new IllegalArgumentException("the variance of X is " + variance + ", expected finite");
    }
    return variance;
  }

  private double rowSum(long row, double shift, boolean squared) {
    double sum = 0;
    for (int c = 0; c < cols; c++) {
      double v = element.at(row, c) - shift;
      sum += squared ? v * v : v;
    }
    return sum;
  }
}
