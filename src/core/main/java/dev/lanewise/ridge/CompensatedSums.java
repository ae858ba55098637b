package dev.lanewise.ridge;

/**
 * Sums of products in twice the precision: each product and each sum is split into what double
 * holds and what it drops (Dekker, A floating-point technique for extending the available
 * precision, 1971; Ogita, Rump, Oishi, Accurate sum and dot product, 2005).
 */
final class CompensatedSums {
  private final double[] high;
  private final double[] low;

  CompensatedSums(int n) {
    this.high = new double[n];
    this.low = new double[n];
  }

  /** Adds a b to sum i. */
  void addProduct(int i, double a, double b) {
    double product = a * b;
    low[i] += Math.fma(a, b, -product);
    add(i, product);
  }

  private void add(int i, double v) {
    double sum = high[i] + v;
    double added = sum - high[i];
    low[i] += (high[i] - (sum - added)) + (v - added);
    high[i] = sum;
  }

  /** Adds the elements of row i right of the diagonal of a symmetric matrix times a. */
  void addSymmetric(int i, double[] row, int from, int count, double[] a) {
    for (int j = 0; j < count; j++) {
      addProduct(i, row[from + j], a[i + 1 + j]);
      addProduct(i + 1 + j, row[from + j], a[i]);
    }
  }

  /** b - scale sum_i - shift c, rounded once or nearly so. */
  double residual(int i, double b, double scale, double shift, double c) {
    double product = scale * high[i];
    double dropped = Math.fma(scale, high[i], -product) + scale * low[i];
    high[i] = b;
    low[i] = -dropped;
    add(i, -product);
    addProduct(i, -shift, c);
    return high[i] + low[i];
  }
}
