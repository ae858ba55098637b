package dev.lanewise.svm;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

/**
 * Newton's steps for the alphas inside their box, the others held: where pairs of alphas creep
 * along a narrow valley, as with kernels of large values or few dimensions, they go to its lowest
 * point.
 *
 * <pre>
 *   F         = the free examples, beta_i = s_i alpha_i
 *   (K_FF + r I) d = e lambda - v_F,     e'd = 0                      for each constraint a lambda
 *   beta_F   += t d,   t the best step that stays in the box
 *   F loses what has come to a bound, and so on until no bound is in the way
 * </pre>
 *
 * <p>r is small against the diagonal: K_FF is singular when more examples are free than the feature
 * space has dimensions. The objective never rises, whatever r.
 */
final class FreeStep {
  /** More free alphas cost more than their pairs gain. */
  private static final int MOST_FREE = 256;

  private static final int MOST_ROUNDS = 64;
  private static final double FIRST_RIDGE = 1e-9;
  private static final double LAST_RIDGE = 1e-5;

  /** Operations of a step of a pair, for each example. */
  private static final double PAIR = 8;

  /** Operations that a small factor costs beside its products. */
  private static final double FACTOR = 5_000;

  private final SmoState state;
  private final KernelRows rows;
  private final GradientUpdate update;
  private double operations;

  /** Of the examples free at first: which they are, kernel values among them, v. */
  private int[] free;

  private double[] gram;
  private double[] v;

  FreeStep(SmoState state, KernelRows rows) {
    this.state = state;
    this.rows = rows;
    this.update = new GradientUpdate(rows, RowPartition.caller());
  }

  /** What the last attempt cost, in steps of a pair. */
  long cost() {
    return (long) (operations / (PAIR * state.size));
  }

  /** Moves the free alphas; says whether it did. */
  boolean take() {
    operations = state.size;
    free = inside(null);
    int n = free.length;
    if (n < 3 || n > MOST_FREE) {
      return false;
    }
    readGram();
    operations += 2.0 * n * state.size;
    v = new double[n];
    double[] moved = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = state.v[free[i]];
      moved[i] = state.alpha[free[i]];
    }
    int[] left = new int[n];
    Arrays.setAll(left, i -> i);
    for (int round = 0; round < MOST_ROUNDS && left.length >= 2; round++) {
      int before = left.length;
      left = round(left);
      if (left.length == before) {
        break;
      }
    }
    boolean any = false;
    for (int i = 0; i < n; i++) {
      moved[i] = state.label(free[i]) * (state.alpha[free[i]] - moved[i]);
      any |= moved[i] != 0;
    }
    return any && update.add(free, moved, n, state.v, () -> true);
  }

  /** Of some examples, or all, those whose alpha may move either way. */
  private int[] inside(int[] some) {
    int count = some == null ? state.size : some.length;
    int[] found = new int[count];
    int next = 0;
    for (int t = 0; t < count; t++) {
      int i = some == null ? t : free[some[t]];
      if (state.up[i] == 0 && state.low[i] == 0) {
        found[next++] = some == null ? t : some[t];
      }
    }
    return Arrays.copyOf(found, next);
  }

  private void readGram() {
    int n = free.length;
    gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      float[] row = rows.array(free[i]);
      int start = rows.start(free[i]);
      int startNegative = rows.startNegative(free[i]);
      for (int j = 0; j < n; j++) {
        gram[i * n + j] = row[(free[j] < state.split ? start : startNegative) + free[j]];
      }
    }
  }

  /** One step for those left; returns whose alphas are still free. */
  private int[] round(int[] left) {
    double largest = 0;
    for (int i : left) {
      largest = Math.max(largest, gram[i * free.length + i]);
    }
    if (largest == 0) {
      return left; // no positive diagonal: indefinite whatever the ridge, as sigmoid kernels can be
    }
    for (double ridge = FIRST_RIDGE * largest; ridge <= LAST_RIDGE * largest; ridge *= 100) {
      operations += Math.pow(left.length, 3) / 6 + FACTOR;
      try {
        return move(left, direction(left, ridge), ridge) ? inside(left) : left;
      } catch (NotPositiveDefiniteException indefinite) {
        // Rounded kernel values, or an indefinite kernel: perhaps with more on the diagonal.
      }
    }
    return left;
  }

  private double[] direction(int[] left, double ridge) {
    int f = left.length;
    double[] a = new double[f * f];
    int columns = state.bySign ? 3 : 2; // -v, and the examples of each constraint
    double[] right = new double[f * columns];
    for (int i = 0; i < f; i++) {
      for (int j = 0; j < f; j++) {
        a[i * f + j] = gram[left[i] * free.length + left[j]];
      }
      a[i * f + i] += ridge;
      right[columns * i] = -v[left[i]];
      right[columns * i + 1 + constraint(left[i])] = 1;
    }
    DoubleCholesky factor =
        DoubleCholesky.factorInPlace(DoubleMatrix.of(a, f, f), RowPartition.caller());
    double[] x = factor.solve(DoubleMatrix.of(right, f, columns)).array();
    double[] lambda = state.bySign ? twoMultipliers(left, x) : oneMultiplier(x);
    double[] d = new double[f];
    for (int i = 0; i < f; i++) {
      d[i] = x[columns * i];
      for (int c = 1; c < columns; c++) {
        d[i] += lambda[c - 1] * x[columns * i + c];
      }
    }
    return d;
  }

  /** So that d sums to 0. */
  private static double[] oneMultiplier(double[] x) {
    double of = 0;
    double one = 0;
    for (int i = 0; i < x.length; i += 2) {
      of += x[i];
      one += x[i + 1];
    }
    return new double[] {-of / one};
  }

  /** So that d sums to 0 over the examples of each sign. */
  private double[] twoMultipliers(int[] left, double[] x) {
    double[][] sums = new double[2][3];
    for (int i = 0; i < left.length; i++) {
      double[] of = sums[constraint(left[i])];
      for (int c = 0; c < 3; c++) {
        of[c] += x[3 * i + c];
      }
    }
    double[] a = sums[0];
    double[] b = sums[1];
    if (a[1] == 0 || b[2] == 0) { // no example of that sign
      return new double[] {a[1] == 0 ? 0 : -a[0] / a[1], b[2] == 0 ? 0 : -b[0] / b[2]};
    }
    double determinant = a[1] * b[2] - a[2] * b[1];
    return new double[] {
      (a[2] * b[0] - a[0] * b[2]) / determinant, (b[1] * a[0] - b[0] * a[1]) / determinant
    };
  }

  private int constraint(int i) {
    return state.bySign && free[i] >= state.split ? 1 : 0;
  }

  /** Goes as far as is good and the box allows; says whether it went at all. */
  private boolean move(int[] left, double[] d, double ridge) {
    double slope = 0;
    double squared = 0;
    double room = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d.length; i++) {
      int at = free[left[i]];
      slope += d[i] * v[left[i]];
      squared += d[i] * d[i];
      double way = d[i] > 0 ? state.roomUp(at) : state.roomDown(at);
      room = d[i] == 0 ? room : Math.min(room, way / Math.abs(d[i]));
    }
    double curvature = -slope - ridge * squared;
    double t = Math.min(room, curvature > 0 ? -slope / curvature : room);
    if (!(slope < 0 && t < Double.POSITIVE_INFINITY)) {
      return false; // at the lowest point already, but for roundings
    }
    for (int i = 0; i < d.length; i++) {
      state.move(free[left[i]], t * d[i]);
    }
    for (int i : left) {
      double sum = 0;
      for (int j = 0; j < d.length; j++) {
        sum += gram[i * free.length + left[j]] * d[j];
      }
      v[i] += t * sum;
    }
    return true;
  }
}
