package dev.lanewise.kernel;

/** Mean and variance of all entries in two passes, row by row. */
record Moments(long rows, int cols, Element element) {
  /** Reads one entry. */
  @FunctionalInterface
  interface Element {
    double at(long row, int col);
  }

  double variance() {
    double count = (double) rows * cols;
    double mean = 0;
    for (long r = 0; r < rows; r++) {
      mean += rowSum(r, 0, false) / count;
    }
    double variance = 0;
    for (long r = 0; r < rows; r++) {
      variance += rowSum(r, mean, true) / count;
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
