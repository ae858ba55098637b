package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The two passes of one step of sequential minimal optimization over a range of examples whose
 * kernel rows are contiguous floats; everything else is double.
 *
 * <p>Notation: {@code v[t] = y_t G_t}, the gradient of the dual times the label. {@code up[t]} is 0
 * when t may move up (t in I_up) and +infinity when not; {@code low[t]} is 0 when t is in I_low and
 * -infinity when not, so that membership costs one addition in place of a branch.
 *
 * <p>Both passes are defined element by element with the first of equals winning, so the choice
 * does not depend on the width.
 */
public final class FloatGradientStep {
  /** Replaces a curvature that is not positive (an indefinite or degenerate kernel). */
  public static final double TAU = 1e-12;

  static final VectorPath PATH =
      new VectorPath("FloatGradientStep", FloatSpecimen::new, FloatGradientStep::rehearse);

  private FloatGradientStep() {}

  /**
   * Moves the gradient, {@code v[t] = fma(delta, ki[t] - kj[t], v[t])} for t in [from, to), and
   * looks for the next first-order choice on the way: the least {@code v + up} and the greatest
   * {@code v + low}, continuing what {@code found} holds.
   *
   * @param ki row of the example that moves up; its element t is {@code ki[io + t]}
   * @param kj row of the example that moves down; its element t is {@code kj[jo + t]}
   */
  public static void update(
      double delta,
      float[] ki,
      int io,
      float[] kj,
      int jo,
      double[] v,
      double[] up,
      double[] low,
      int from,
      int to,
      Extremes found) {
    int t = PATH.open() ? Vectors.update(delta, ki, io, kj, jo, v, up, low, from, to, found) : from;
    scalarUpdate(delta, ki, io, kj, jo, v, up, low, t, to, found);
  }

  /**
   * Second-order choice (Fan, Chen, Lin, Working Set Selection Using Second Order Information,
   * 2005): among t in I_low with {@code b = v[t] - vi > 0}, the one that maximises {@code b^2 / a},
   * {@code a = K_ii + K_tt - 2 K_it}, or TAU when that is not positive. The negated gain goes to
   * {@code found.least}, continuing what it holds.
   *
   * @param diagonal K_tt
   */
  public static void secondOrder(
      double vi,
      double kii,
      float[] ki,
      int io,
      double[] diagonal,
      double[] v,
      double[] low,
      int from,
      int to,
      Extremes found) {
    int t =
        PATH.open()
            ? Vectors.secondOrder(vi, kii, ki, io, diagonal, v, low, from, to, found)
            : from;
    scalarSecondOrder(vi, kii, ki, io, diagonal, v, low, t, to, found);
  }

  /** The specification. */
  static void scalarUpdate(
      double delta,
      float[] ki,
      int io,
      float[] kj,
      int jo,
      double[] v,
      double[] up,
      double[] low,
      int from,
      int to,
      Extremes found) {
    for (int t = from; t < to; t++) {
      double g = Math.fma(delta, (double) ki[io + t] - (double) kj[jo + t], v[t]);
      v[t] = g;
      found.offer(g + up[t], t);
      found.offerGreatest(g + low[t]);
    }
  }

  /** The specification. */
  static void scalarSecondOrder(
      double vi,
      double kii,
      float[] ki,
      int io,
      double[] diagonal,
      double[] v,
      double[] low,
      int from,
      int to,
      Extremes found) {
    for (int t = from; t < to; t++) {
      double b = v[t] + low[t] - vi;
      if (b > 0) {
        double a = Math.fma(-2.0, (double) ki[io + t], kii + diagonal[t]);
        found.offer(-(b * b) / (a > 0 ? a : TAU), t);
      }
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    Extremes e = s.extremes;
    for (int n : FloatSpecimen.lengths()) {
      e.reset();
      int t = vectors ? Vectors.update(0.3, s.x, 1, s.z, 2, s.wide, s.up, s.low, 1, n, e) : 1;
      scalarUpdate(0.3, s.x, 1, s.z, 2, s.wide, s.up, s.low, t, n, e);
      s.wideResult(e.least + e.leastAt + e.greatest);
      e.reset();
      t = vectors ? Vectors.secondOrder(-0.4, 1, s.x, 1, s.weights, s.wide, s.low, 1, n, e) : 1;
      scalarSecondOrder(-0.4, 1, s.x, 1, s.weights, s.wide, s.low, t, n, e);
      s.wideResult(e.least + e.leastAt);
    }
  }

  /** The same, in vectors, up to the last whole one; return where they stopped. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static int update(
        double delta,
        float[] ki,
        int io,
        float[] kj,
        int jo,
        double[] v,
        double[] up,
        double[] low,
        int from,
        int to,
        Extremes found) {
      DoubleVector step = DoubleVector.broadcast(Lanes.DOUBLE, delta);
      DoubleVector least = DoubleVector.broadcast(Lanes.DOUBLE, Double.POSITIVE_INFINITY);
      DoubleVector greatest = DoubleVector.broadcast(Lanes.DOUBLE, Double.NEGATIVE_INFINITY);
      DoubleVector at = DoubleVector.broadcast(Lanes.DOUBLE, -1.0);
      DoubleVector here = DoubleVector.broadcast(Lanes.DOUBLE, (double) from).addIndex(1);
      int t = from;
      for (; t <= to - LANES; t += LANES) {
        DoubleVector d = widen(ki, io + t).sub(widen(kj, jo + t));
        DoubleVector g = step.lanewise(FMA, d, DoubleVector.fromArray(Lanes.DOUBLE, v, t));
        g.intoArray(v, t);
        DoubleVector u = g.add(DoubleVector.fromArray(Lanes.DOUBLE, up, t));
        VectorMask<Double> less = u.lt(least);
        least = least.blend(u, less);
        at = at.blend(here, less);
        DoubleVector w = g.add(DoubleVector.fromArray(Lanes.DOUBLE, low, t));
        greatest = greatest.blend(w, greatest.lt(w));
        here = here.add((double) LANES);
      }
      least.intoArray(found.values, 0);
      at.intoArray(found.positions, 0);
      found.offerLanes(LANES);
      greatest.intoArray(found.values, 0);
      for (int l = 0; l < LANES; l++) {
        found.offerGreatest(found.values[l]);
      }
      return t;
    }

    static int secondOrder(
        double vi,
        double kii,
        float[] ki,
        int io,
        double[] diagonal,
        double[] v,
        double[] low,
        int from,
        int to,
        Extremes found) {
      DoubleVector least = DoubleVector.broadcast(Lanes.DOUBLE, Double.POSITIVE_INFINITY);
      DoubleVector at = DoubleVector.broadcast(Lanes.DOUBLE, -1.0);
      DoubleVector here = DoubleVector.broadcast(Lanes.DOUBLE, (double) from).addIndex(1);
      DoubleVector minusTwo = DoubleVector.broadcast(Lanes.DOUBLE, -2.0);
      DoubleVector tau = DoubleVector.broadcast(Lanes.DOUBLE, TAU);
      DoubleVector zero = DoubleVector.zero(Lanes.DOUBLE);
      int t = from;
      for (; t <= to - LANES; t += LANES) {
        DoubleVector b =
            DoubleVector.fromArray(Lanes.DOUBLE, v, t)
                .add(DoubleVector.fromArray(Lanes.DOUBLE, low, t))
                .sub(vi);
        DoubleVector sum = DoubleVector.fromArray(Lanes.DOUBLE, diagonal, t).add(kii);
        DoubleVector a = minusTwo.lanewise(FMA, widen(ki, io + t), sum);
        a = tau.blend(a, zero.lt(a));
        DoubleVector gain = b.mul(b).neg().div(a);
        VectorMask<Double> better = gain.lt(least).and(zero.lt(b));
        least = least.blend(gain, better);
        at = at.blend(here, better);
        here = here.add((double) LANES);
      }
      least.intoArray(found.values, 0);
      at.intoArray(found.positions, 0);
      found.offerLanes(LANES);
      return t;
    }

    private static DoubleVector widen(float[] x, int i) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, i);
      return (DoubleVector) v.castShape(Lanes.DOUBLE, 0);
    }
  }
}
