package dev.lanewise.matrix;

/**
 * The QR iteration with Wilkinson's shifts for a symmetric tridiagonal matrix: rotations of
 * neighbours chase an element along the diagonal, towards the smaller end, until the element next
 * to that end is nothing (Golub, Van Loan, Matrix Computations, 4th ed., 8.3.5). In place; each
 * rotation is applied to two rows of the eigenvectors as well.
 */
final class ImplicitQr {
  /** Steps for one eigenvalue on average; it takes two. */
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

  /** Whether the element chased goes from the first row to the last. */
  private boolean down;

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
   * Solves for the n rows and columns from {@code first} on; the values come in no order. Returns
   * the number of steps.
   *
   * @throws NoConvergenceException naming the eigenvalue that did not converge
   */
  long solve(int first, int n) {
    left = first;
    width = n;
    long steps = 0;
    int before = -1;
    for (int hi = first + n - 1; hi > first; ) {
      int lo = hi;
      while (lo > first && !negligible(lo - 1)) {
        lo--;
      }
      if (lo == hi) {
        hi--;
        continue;
      }
      if (steps++ == (long) MOST * n) {
        throw new NoConvergenceException(hi, MOST * n);
      }
      if (lo + hi != before) { // another block: its small end is where values converge
        before = lo + hi;
        down = Math.abs(d[lo]) >= Math.abs(d[hi]);
      }
      step(down ? lo : hi, hi - lo);
    }
    return steps;
  }

  private boolean negligible(int i) {
    return Math.abs(e[i]) <= Math.max(NOTHING, UNIT * (Math.abs(d[i]) + Math.abs(d[i + 1])));
  }

  /** From one end of a block of some elements to the other. */
  private void step(int start, int length) {
    int way = down ? 1 : -1;
    int before = down ? 0 : -1; // e between k and k + way
    int end = start + way * length;
    double half = 0.5 * (d[end - way] - d[end]);
    double last = e[end - way + before];
    double root = Math.copySign(Math.sqrt(half * half + last * last), half);
    double x = d[start] - d[end] + last * (last / (half + root));
    double y = e[start + before];
    for (int k = start; k != end; k += way) {
      int b = k + before;
      double r = Math.sqrt(x * x + y * y);
      boolean nothing = r <= NOTHING;
      double c = nothing ? 1 : x / r;
      double s = nothing ? 0 : y / r;
      if (k != start) {
        e[b - way] = r;
      }
      double difference = d[k + way] - d[k];
      double turned = s * difference + c * e[b];
      double moved = s * (turned + c * e[b]);
      d[k] += moved;
      d[k + way] -= moved;
      e[b] = c * turned - s * (s * e[b]);
      x = e[b];
      if (k + way != end) {
        y = s * e[b + way];
        e[b + way] = c * e[b + way];
      }
      if (rows != null) {
        rotate(rows, k * ld + left, (k + way) * ld + left, width, c, s);
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
