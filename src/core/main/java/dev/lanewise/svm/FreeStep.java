package dev.lanewise.svm;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Newton's steps for the alphas inside their box, the others held: where pairs of alphas creep
 * along a narrow valley, as with kernels of large values or few dimensions, they go to its lowest
 * point.
 *
 * <pre>
 *   F         = the free examples, beta_i = s_i alpha_i
 *   (H K_FF H + r I) d = -H v_F            H takes out the mean of each constraint: e'd = 0
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

  /** Factors of so few take no time. */
  private static final int FEW_FREE = 64;

  /** r, as a share of the largest centred kernel value. */
  private static final double RIDGE = 1e-9;

  /** Of the float that a kernel value is: r has to outweigh it. */
  private static final double ROUNDING = 0x1p-24;

  private static final int ATTEMPTS = 3;
  private static final double MORE = 16;

  /** Operations of a step of a pair, for each example. */
  private static final double PAIR = 8;

  /** Operations that a small factor costs beside its products. */
  private static final double FACTOR = 5_000;

  private final SmoState state;
  private final KernelRows rows;
  private final GradientUpdate update;
  private double operations;
  private boolean stopped;

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

  /** Whether {@link #take} was told to stop. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Moves the free alphas; says whether it did.
   *
   * @param proceed asked between factors, where these take their time; after a no, what has moved
   *     stays
   */
  boolean take(BooleanSupplier proceed) {
    operations = state.size;
    free = inside(null);
    int n = free.length;
    if (n < 3 || n > MOST_FREE) {
      operations *= PAIR * state.size / 2; // it will be so for some time
      return false;
    }
    readGram();
    operations += 2.0 * n * state.size;
    v = new double[n];
    double[] before = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = state.v[free[i]];
      before[i] = state.alpha[free[i]];
    }
    int[] left = new int[n];
    Arrays.setAll(left, i -> i);
    for (int round = 0; round < MOST_ROUNDS && left.length >= 2; round++) {
      int count = left.length;
      left = round(left);
      stopped = count > FEW_FREE && !proceed.getAsBoolean();
      if (stopped || left.length == count) {
        break;
      }
    }
    restoreSums(before);
    double[] moved = new double[n];
    boolean any = false;
    for (int i = 0; i < n; i++) {
      moved[i] = state.label(free[i]) * (state.alpha[free[i]] - before[i]);
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
      if (state.isFree(i)) {
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
    double[] a = centredGram(left);
    double ridge = 0;
    for (int i = 0; i < left.length; i++) {
      double k = Math.abs(gram[left[i] * free.length + left[i]]);
      ridge = Math.max(ridge, RIDGE * a[i * left.length + i] + ROUNDING * k);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      operations += Math.pow(left.length, 3) / 6 + FACTOR;
      try {
        return move(left, direction(left, a.clone(), ridge)) ? inside(left) : left;
      } catch (NotPositiveDefiniteException indefinite) {
        ridge *= MORE; // more rounding than that, or an indefinite kernel
      }
    }
    return left;
  }

  /** H K H: what K is to a d that sums to 0, without what that makes vanish. */
  private double[] centredGram(int[] left) {
    int f = left.length;
    double[] a = new double[f * f];
    for (int i = 0; i < f; i++) {
      for (int j = 0; j < f; j++) {
        a[i * f + j] = gram[left[i] * free.length + left[j]];
      }
      centre(left, a, i * f, 1);
    }
    for (int j = 0; j < f; j++) {
      centre(left, a, j, f);
    }
    return a;
  }

  private double[] direction(int[] left, double[] a, double ridge) {
    int f = left.length;
    double[] right = new double[f];
    for (int i = 0; i < f; i++) {
      a[i * f + i] += ridge;
      right[i] = -v[left[i]];
    }
    centre(left, right, 0, 1);
    double[] d =
        DoubleCholesky.factorInPlace(DoubleMatrix.of(a, f, f), RowPartition.caller())
            .solve(DoubleMatrix.of(right, f, 1))
            .array();
    centre(left, d, 0, 1); // but for rounding it is
    return d;
  }

  /** Takes out the mean over the examples of each constraint. */
  private void centre(int[] left, double[] values, int offset, int stride) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int i = 0; i < left.length; i++) {
      sums[constraint(left[i])] += values[offset + i * stride];
      counts[constraint(left[i])]++;
    }
    for (int i = 0; i < left.length; i++) {
      int c = constraint(left[i]);
      values[offset + i * stride] -= sums[c] / counts[c];
    }
  }

  private int constraint(int i) {
    return state.bySign && free[i] >= state.split ? 1 : 0;
  }

  /** Goes as far as is good and the box allows; says whether it went at all. */
  private boolean move(int[] left, double[] d) {
    double[] product = product(left, d);
    double slope = 0;
    double curvature = 0;
    double room = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d.length; i++) {
      int at = free[left[i]];
      slope += d[i] * v[left[i]];
      curvature += d[i] * product[i];
      double way = d[i] > 0 ? state.roomUp(at) : state.roomDown(at);
      room = d[i] == 0 ? room : Math.min(room, way / Math.abs(d[i]));
    }
    double t = Math.min(room, curvature > 0 ? -slope / curvature : room);
    if (!(slope < 0 && t < Double.POSITIVE_INFINITY)) {
      return false; // at the lowest point already, but for roundings
    }
    for (int i = 0; i < d.length; i++) {
      state.move(free[left[i]], t * d[i]);
      v[left[i]] += t * product[i];
    }
    return true;
  }

  /** K d. */
  private double[] product(int[] left, double[] d) {
    double[] product = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      for (int j = 0; j < d.length; j++) {
        product[i] += gram[left[i] * free.length + left[j]] * d[j];
      }
    }
    return product;
  }

  /** What rounding has left of the sums that are to stay, to where there is most room. */
  private void restoreSums(double[] before) {
    double[] drift = new double[2];
    int[] roomiest = {-1, -1};
    double[] most = new double[2];
    for (int i = 0; i < free.length; i++) {
      int at = free[i];
      int c = constraint(i);
      drift[c] += state.label(at) * (state.alpha[at] - before[i]);
      double room = Math.min(state.roomUp(at), state.roomDown(at));
      if (room > most[c]) {
        most[c] = room;
        roomiest[c] = at;
      }
    }
    for (int c = 0; c < 2; c++) {
      if (roomiest[c] >= 0) {
        state.move(roomiest[c], -drift[c]);
      }
    }
  }
}
