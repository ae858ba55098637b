package dev.lanewise.oracle;

/** Small systems of linear equations in double-double. */
public final class Elimination {
  /** A pivot this much smaller than the largest coefficient counts as zero. */
  private static final double SINGULAR = 1e-24;

  private Elimination() {}

  /**
   * Gauss-Jordan with row pivoting on n rows of n coefficients and a right-hand side, which becomes
   * the solution.
   *
   * @return whether there is one; false for singular coefficients
   */
  public static boolean solve(DoubleDouble[][] m) {
    int n = m.length;
    double scale = 0;
    for (DoubleDouble[] row : m) {
      for (int j = 0; j < n; j++) {
        scale = Math.max(scale, Math.abs(row[j].hi()));
      }
    }
    for (int p = 0; p < n; p++) {
      int pivot = p;
      for (int r = p + 1; r < n; r++) {
        pivot = Math.abs(m[r][p].hi()) > Math.abs(m[pivot][p].hi()) ? r : pivot;
      }
      if (Math.abs(m[pivot][p].hi()) <= SINGULAR * scale) {
        return false;
      }
      DoubleDouble[] swap = m[p];
      m[p] = m[pivot];
      m[pivot] = swap;
      for (int r = 0; r < n; r++) {
        if (r != p) {
          DoubleDouble factor = m[r][p].dividedBy(m[p][p]);
          for (int s = p; s <= n; s++) {
            m[r][s] = m[r][s].minus(factor.times(m[p][s]));
          }
        }
      }
    }
    for (int p = 0; p < n; p++) {
      m[p][n] = m[p][n].dividedBy(m[p][p]);
    }
    return true;
  }
}
