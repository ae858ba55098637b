package dev.lanewise.matrix;

import java.util.Arrays;

/**
 * All eigenvalues and eigenvectors of a symmetric tridiagonal matrix, by halves (Cuppen, A Divide
 * and Conquer Method for the Symmetric Tridiagonal Eigenproblem, 1981):
 *
 * <pre>
 *   T = | T1    |  +  |b| u u'        u: 1 and the sign of b next to the cut
 *       |    T2 |
 *     = Q' (D + rho z z') Q           D, Q from the halves; z = Q u / sqrt 2, rho = 2 |b|
 * </pre>
 *
 * <p>{@link Deflation} takes out what is solved already, {@link SecularEquation} gives the
 * eigenvalues of the rest, and its eigenvectors are multiplied with the rows of Q in the blocked
 * product: 4/3 n^3 operations at most, far fewer where much is deflated. Halves of up to 32 rows
 * are left to {@link ImplicitQr}.
 */
final class DivideAndConquer {
  private static final int LEAF = 32;

  /** Eigenvectors that are multiplied together. */
  private static final int STRIP = 512;

  /** Roots of one task. */
  private static final int ROOTS = 32;

  private final double[] d;
  private final double[] e;
  private final int ld;
  private final RowPartition partition;

  /** Eigenvectors as rows. */
  private final double[] rows;

  /** Rows of two halves, by groups. */
  private final double[] grouped;

  /** Eigenvectors of D + rho z z' as rows. */
  private final double[] strip;

  private DivideAndConquer(double[] d, double[] e, double[] rows, RowPartition partition) {
    this.d = d;
    this.e = e;
    this.rows = rows;
    this.ld = d.length;
    this.partition = partition;
    this.grouped = new double[rows.length];
    this.strip = new double[Math.min(STRIP, ld) * ld];
  }

  /**
   * Solves; the values rise.
   *
   * @param d diagonal, becomes the values
   * @param e element i lies between i and i + 1; used up
   * @param rows n x n zeros, become the eigenvectors as rows
   * @throws NoConvergenceException naming a value
   */
  static void solve(double[] d, double[] e, double[] rows, RowPartition partition) {
    DivideAndConquer all = new DivideAndConquer(d, e, rows, partition);
    all.solve(0, d.length);
    all.sort();
  }

  private void solve(int first, int n) {
    if (n <= LEAF) {
      for (int i = first; i < first + n; i++) {
        rows[i * ld + i] = 1;
      }
      new ImplicitQr(d, e, rows, ld).solve(first, n);
      return;
    }
    int half = n / 2;
    int cut = first + half;
    double b = e[cut - 1];
    d[cut - 1] -= Math.abs(b);
    d[cut] -= Math.abs(b);
    solve(first, half);
    solve(cut, n - half);
    merge(first, n, half, b);
  }

  private void merge(int first, int n, int half, double b) {
    double largest = 2 * Math.abs(b);
    for (int i = first; i < first + n; i++) {
      largest = Math.max(largest, Math.abs(d[i]));
    }
    if (largest == 0) {
      return;
    }
    // The largest element between 1 and 2: then nothing overflows or vanishes, squares included.
    int exponent = Math.getExponent(largest);
    double[] values = new double[n];
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      int row = (first + i) * ld + first + half;
      values[i] = Math.scalb(d[first + i], -exponent);
      z[i] = Math.sqrt(0.5) * (i < half ? rows[row - 1] : Math.copySign(1, b) * rows[row]);
    }
    double rho = Math.scalb(2 * Math.abs(b), -exponent);
    int at = first * ld + first;
    Deflation deflation = new Deflation(values, z, rows, at, ld, half);
    deflation.run(rho);
    int[] kept = deflation.kept();
    if (kept.length > 0) {
      int[] gone = deflation.gone();
      int[] place = new int[kept.length];
      int[] ends = gather(deflation, kept, gone, place, at, n);
      double[] roots = combine(values, z, rho, kept, place, ends, at, n, half);
      for (int q = 0; q < gone.length; q++) {
        int to = kept.length + q;
        System.arraycopy(grouped, to * ld, rows, at + to * ld, n);
        d[first + to] = Math.scalb(values[gone[q]], exponent);
      }
      for (int j = 0; j < kept.length; j++) {
        d[first + j] = Math.scalb(roots[j], exponent);
      }
    }
  }

  /**
   * Copies the rows that stay, group by group, and behind them the others.
   *
   * @param place becomes where each of the first lies
   * @return where the groups end
   */
  private int[] gather(Deflation deflation, int[] kept, int[] gone, int[] place, int at, int n) {
    int[] ends = new int[3];
    int to = 0;
    for (int group = 0; group < 3; group++) {
      for (int i = 0; i < kept.length; i++) {
        if (deflation.group(kept[i]) == group) {
          System.arraycopy(rows, at + kept[i] * ld, grouped, to * ld, n);
          place[i] = to++;
        }
      }
      ends[group] = to;
    }
    for (int row : gone) {
      System.arraycopy(rows, at + row * ld, grouped, to++ * ld, n);
    }
    return ends;
  }

  /** Solves D + rho z z' for what stays; its eigenvectors times the rows become the first rows. */
  private double[] combine(
      double[] values,
      double[] z,
      double rho,
      int[] kept,
      int[] place,
      int[] ends,
      int at,
      int n,
      int half) {
    int k = kept.length;
    double[] poles = pick(values, kept);
    double[] zs = pick(z, kept);
    SecularEquation equation = new SecularEquation(poles, zs, k, rho);
    int tasks = Math.ceilDiv(k, ROOTS);
    partition.run(
        tasks,
        (task, worker) -> {
          double[] scratch = new double[k];
          for (int j = task * ROOTS; j < Math.min(k, (task + 1) * ROOTS); j++) {
            equation.solve(j, scratch);
          }
        });
    double[] weights = new double[k];
    partition.run(
        tasks,
        (task, worker) -> {
          for (int i = task * ROOTS; i < Math.min(k, (task + 1) * ROOTS); i++) {
            weights[i] = Math.copySign(equation.recomputed(i), zs[i]);
          }
        });
    for (int first = 0; first < k; first += STRIP) {
      int count = Math.min(STRIP, k - first);
      int j0 = first;
      partition.run(count, (task, worker) -> vector(equation, weights, place, j0 + task, task * k));
      multiply(count, k, 0, ends[1], at + first * ld, 0, half);
      multiply(count, k, ends[0], k, at + first * ld, half, n);
    }
    double[] roots = new double[k];
    for (int j = 0; j < k; j++) {
      roots[j] = equation.root(j);
    }
    return roots;
  }

  private static double[] pick(double[] values, int[] which) {
    double[] picked = new double[which.length];
    for (int i = 0; i < which.length; i++) {
      picked[i] = values[which[i]];
    }
    return picked;
  }

  /** Unit eigenvector j, its elements where the rows lie. */
  private void vector(SecularEquation equation, double[] weights, int[] place, int j, int to) {
    double squaredNorm = 0;
    for (int i = 0; i < weights.length; i++) {
      double v = weights[i] / equation.difference(i, j);
      strip[to + place[i]] = v;
      squaredNorm += v * v;
    }
    double norm = Math.sqrt(squaredNorm);
    for (int i = to; i < to + weights.length; i++) {
      strip[i] /= norm;
    }
  }

  /** Columns [left, right) of some rows: the groups in [from, to) are not zero there. */
  private void multiply(int count, int k, int from, int to, int at, int left, int right) {
    DoubleMatrix s = DoubleMatrix.of(strip, from, count, to - from, k);
    DoubleMatrix q = DoubleMatrix.of(grouped, from * ld + left, to - from, right - left, ld);
    DoubleMatrix result = DoubleMatrix.of(rows, at + left, count, right - left, ld);
    DoubleGemm.gemm(GemmForm.NN, 1.0, s, q, 0.0, result, partition);
  }

  /** Puts values and rows into rising order, along the cycles of the permutation. */
  private void sort() {
    int[] order = Deflation.rising(d);
    double[] values = d.clone();
    double[] row = new double[ld];
    boolean[] done = new boolean[ld];
    for (int i = 0; i < ld; i++) {
      d[i] = values[order[i]];
      if (done[i]) {
        continue;
      }
      System.arraycopy(rows, i * ld, row, 0, ld);
      int to = i;
      for (; order[to] != i; to = order[to]) {
        System.arraycopy(rows, order[to] * ld, rows, to * ld, ld);
        done[to] = true;
      }
      System.arraycopy(row, 0, rows, to * ld, ld);
      done[to] = true;
    }
  }

  /** The values alone, rising; d and e are used up. */
  static double[] values(double[] d, double[] e) {
    new ImplicitQr(d, e, null, 0).solve(0, d.length);
    Arrays.sort(d);
    return d;
  }
}
