package dev.lanewise.matrix;

/**
 * The QR iteration with Wilkinson's shifts for a symmetric tridiagonal matrix: rotations of
 * neighbours chase the shifted element down the diagonal until the element next to the last
 * diagonal one is nothing (Golub, Van Loan, Matrix Computations, 4th ed., 8.3.5). In place; each
 * rotation is applied to two rows of the eigenvectors as well.
 */
final class ImplicitQr {
  /** Steps for one eigenvalue; it takes two on average. */
  private static final int MOST = 60;

  private static final double UNIT = 0x1p-53;

  /**
   * Elements up to here are nothing next to a matrix with elements near 1; their squares do not
   * vanish.
   */
  private static final double NOTHING = 0x1p-400;

  private final double[] d;
  private final double[] e;

  /** Eigenvectors as rows, or null. */
  private final double[] rows;

  private final int ld;

  /** Columns of the rows that take part. */
  private int left;

  private int width;

  /**
   * @param d diagonal of a matrix whose largest element is near 1
   * @param e element i lies between i and i + 1; used up
   * @param rows orthogonal to begin with, {@code ld} apart; null when not wanted
   */
  ImplicitQr(double[] d, double[] e, double[] rows, int ld) {
    this.d = d;
    this.e = e;
    this.rows = rows;
    this.ld = ld;
  }

  /**
   * Solves for the n rows and columns from {@code first} on; the values come in no order.
   *
   * @throws NoConvergenceException naming the eigenvalue that did not converge
   */
  void solve(int first, int n) {
    left = first;
    width = n;
    int steps = 0;
    for (int hi = first + n - 1; hi > first; ) {
      int lo = hi;
      while (lo > first && !negligible(lo - 1)) {
        lo--;
      }
      if (lo == hi) {
        hi--;
        steps = 0;
        continue;
      }
      if (steps++ == MOST) {
        throw new NoConvergenceException(hi, MOST);
      }
      step(lo, hi);
    }
  }

  private boolean negligible(int i) {
    return Math.abs(e[i]) <= Math.max(NOTHING, UNIT * (Math.abs(d[i]) + Math.abs(d[i + 1])));
  }

  private void step(int lo, int hi) {
    double half = 0.5 * (d[hi - 1] - d[hi]);
    double last = e[hi - 1];
    double root = Math.copySign(Math.sqrt(half * half + last * last), half);
    double x = d[lo] - d[hi] + last * (last / (half + root));
    double y = e[lo];
    for (int k = lo; k < hi; k++) {
      double r = Math.sqrt(x * x + y * y);
      boolean nothing = r <= NOTHING;
      double c = nothing ? 1 : x / r;
      double s = nothing ? 0 : y / r;
      if (k > lo) {
        e[k - 1] = r;
      }
      double difference = d[k + 1] - d[k];
      double turned = s * difference + c * e[k];
      double moved = s * (turned + c * e[k]);
      d[k] += moved;
      d[k + 1] -= moved;
      e[k] = c * turned - s * (s * e[k]);
      x = e[k];
      if (k + 1 < hi) {
        y = s * e[k + 1];
        e[k + 1] = c * e[k + 1];
      }
      if (rows != null) {
        rotate(rows, k * ld + left, (k + 1) * ld + left, width, c, s);
      }
    }
  }

  /** Two rows p and q become c p + s q and c q - s p. */
  static void rotate(double[] rows, int p, int q, int n, double c, double s) {
    for (int j = 0; j < n; j++) {
      double a = rows[p + j];
      double b = rows[q + j];
      rows[p + j] = c * a + s * b;
      rows[q + j] = c * b - s * a;
    }
  }
}
