package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * The two passes of one step of sequential minimal optimization over a range of examples whose
 * kernel rows are contiguous floats. The gradient is double; the gains, which only rank examples,
 * are float: kernel values have no more digits.
 *
 * <p>Notation: {@code v[t] = y_t G_t}, the gradient of the dual times the label. {@code up[t]} is 0
 * when t may move up (t in I_up) and +infinity when not; {@code low[t]} is +infinity when t is in
 * I_low and -infinity when not: a sum or a minimum in place of a branch.
 *
 * <p>Both passes are defined element by element with the first of equals winning, so the choice
 * does not depend on the width.
 */
public final class GradientStep {
  /** Replaces a curvature that is not positive (an indefinite or degenerate kernel). */
  public static final double TAU = 1e-12;

  private static final float FLOAT_TAU = (float) TAU;

  static final VectorPath PATH =
      new VectorPath("GradientStep", FloatSpecimen::new, GradientStep::rehearse);

  private GradientStep() {}

  /**
   * Moves the gradient, {@code v[t] = fma(delta, ki[t] - kj[t], v[t])} for t in [from, to), and
   * looks for the next first-order choice on the way: the least {@code v + up}, continuing what
   * {@code found} holds.
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
      int from,
      int to,
      LeastElement found) {
    int t = PATH.open() ? Vectors.update(delta, ki, io, kj, jo, v, up, from, to, found) : from;
    scalarUpdate(delta, ki, io, kj, jo, v, up, t, to, found);
  }

  /**
   * Second-order choice (Fan, Chen, Lin, Working Set Selection Using Second Order Information,
   * 2005): among t in I_low with {@code b = v[t] - vi > 0}, rounded to float, the one that
   * maximises {@code b^2 / a}, {@code a = (K_ii - K_it) + (K_tt - K_it)}, or TAU when that is not
   * positive. Finds the largest b too. Both continue what {@code found} holds.
   *
   * @param kii K_ii
   * @param ki row of the example chosen first; its element t is {@code ki[io + t]}
   * @param diagonal K_tt
   */
  public static void secondOrder(
      double vi,
      float kii,
      float[] ki,
      int io,
      float[] diagonal,
      double[] v,
      float[] low,
      int from,
      int to,
      SecondChoice found) {
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
      int from,
      int to,
      LeastElement found) {
    for (int t = from; t < to; t++) {
      v[t] = Math.fma(delta, (double) ki[io + t] - (double) kj[jo + t], v[t]);
      found.offer(v[t] + up[t], t);
    }
  }

  /** The specification. */
  static void scalarSecondOrder(
      double vi,
      float kii,
      float[] ki,
      int io,
      float[] diagonal,
      double[] v,
      float[] low,
      int from,
      int to,
      SecondChoice found) {
    for (int t = from; t < to; t++) {
      int bits = Float.floatToRawIntBits((float) (v[t] - vi));
      bits = Math.max(0, Math.min(bits, Float.floatToRawIntBits(low[t])));
      found.offerViolation(bits);
      float b = Float.intBitsToFloat(bits);
      float a = (kii - ki[io + t]) + (diagonal[t] - ki[io + t]);
      found.offer(Float.floatToRawIntBits(b * b / (a > 0 ? a : FLOAT_TAU)), t);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    LeastElement least = s.least;
    SecondChoice second = s.second;
    for (int n : FloatSpecimen.lengths()) {
      least.reset();
      int t = vectors ? Vectors.update(0.3, s.x, 1, s.z, 2, s.wide, s.up, 1, n, least) : 1;
      scalarUpdate(0.3, s.x, 1, s.z, 2, s.wide, s.up, t, n, least);
      s.wideResult(least.value + least.at);
      second.reset();
      t = vectors ? Vectors.secondOrder(-0.4, 1, s.x, 1, s.z, s.wide, s.low, 1, n, second) : 1;
      scalarSecondOrder(-0.4, 1, s.x, 1, s.z, s.wide, s.low, t, n, second);
      s.wideResult((double) second.gain + second.at() + second.violation());
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
        int from,
        int to,
        LeastElement found) {
      DoubleVector step = DoubleVector.broadcast(Lanes.DOUBLE, delta);
      DoubleVector least = DoubleVector.broadcast(Lanes.DOUBLE, Double.POSITIVE_INFINITY);
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
        here = here.add((double) LANES);
      }
      least.intoArray(found.values, 0);
      at.intoArray(found.positions, 0);
      found.offerLanes(LANES);
      return t;
    }

    static int secondOrder(
        double vi,
        float kii,
        float[] ki,
        int io,
        float[] diagonal,
        double[] v,
        float[] low,
        int from,
        int to,
        SecondChoice found) {
      FloatVector own = FloatVector.broadcast(Lanes.FLOAT_HALF, kii);
      FloatVector tau = FloatVector.broadcast(Lanes.FLOAT_HALF, FLOAT_TAU);
      FloatVector zero = FloatVector.zero(Lanes.FLOAT_HALF);
      IntVector none = IntVector.zero(Lanes.INT_HALF); // the bits of 0
      IntVector best = none;
      IntVector at = none;
      IntVector violation = none;
      IntVector here = IntVector.broadcast(Lanes.INT_HALF, from).addIndex(1);
      int t = from;
      for (; t <= to - LANES; t += LANES) {
        FloatVector k = FloatVector.fromArray(Lanes.FLOAT_HALF, ki, io + t);
        FloatVector ktt = FloatVector.fromArray(Lanes.FLOAT_HALF, diagonal, t);
        FloatVector a = own.sub(k).add(ktt.sub(k));
        a = tau.blend(a, zero.lt(a));
        DoubleVector wide = DoubleVector.fromArray(Lanes.DOUBLE, v, t).sub(vi);
        IntVector bits = ((FloatVector) wide.castShape(Lanes.FLOAT_HALF, 0)).reinterpretAsInts();
        FloatVector member = FloatVector.fromArray(Lanes.FLOAT_HALF, low, t);
        bits = bits.min(member.reinterpretAsInts()).max(none);
        violation = violation.max(bits);
        FloatVector b = bits.reinterpretAsFloats();
        IntVector gain = b.mul(b).div(a).reinterpretAsInts();
        at = at.blend(here, best.lt(gain));
        best = best.max(gain);
        here = here.add(LANES);
      }
      int most = best.reduceLanes(MAX);
      IntVector nowhere = IntVector.broadcast(Lanes.INT_HALF, Integer.MAX_VALUE);
      found.offer(most, nowhere.blend(at, best.eq(most)).reduceLanes(MIN));
      found.offerViolation(violation.reduceLanes(MAX));
      return t;
    }

    private static DoubleVector widen(float[] x, int i) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, i);
      return (DoubleVector) v.castShape(Lanes.DOUBLE, 0);
    }
  }
}
