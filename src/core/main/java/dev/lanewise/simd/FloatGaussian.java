package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * From a row of dot products to Gaussians of the distances, {@code exp(scale D)}, in one pass: the
 * bits of {@link FloatExpansion#squaredDistances} followed by {@link FloatExp#exp}, which wait for
 * each other through memory.
 *
 * <p>One pass needs to know beforehand that no result can leave the normal numbers. As D is at most
 * {@code (|x| + |y|)^2}, hence at most {@code 2 (nx + ny)}, the largest norm tells.
 */
public final class FloatGaussian {
  static final VectorPath PATH =
      new VectorPath("FloatGaussian", FloatSpecimen::new, FloatGaussian::rehearse);

  private FloatGaussian() {}

  /**
   * Replaces n dot products of one row x with the columns y by {@code exp(scale D)}, where D is
   * their squared distance; see {@link FloatExpansion#squaredDistances} for the accuracy of D and
   * for what is not described here.
   *
   * @param largestNorm of the columns
   * @param hits receives the positions where D has lost its accuracy, ascending; room for n
   * @return how many there are
   */
  public static int ofDots(
      float scale,
      float[] v,
      int vo,
      int n,
      float rowNorm,
      float[] norms,
      float largestNorm,
      float cancels,
      float matters,
      int[] hits) {
    float largest = 2.0f * (rowNorm + largestNorm);
    if (Math.abs(scale) * largest <= 0.99f * FloatExp.NORMAL && PATH.open()) {
      return Vectors.ofDots(scale, v, vo, n, rowNorm, norms, largestNorm, cancels, matters, hits);
    }
    int count = FloatExpansion.squaredDistances(v, vo, n, rowNorm, norms, cancels, matters, hits);
    FloatExp.exp(scale, v, vo, v, vo, n);
    return count;
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n = 128; n <= 256; n += 128) {
      s.hits[n] = rehearse(s, n, 0.6f, vectors);
      s.hits[n + 1] = rehearse(s, n, 9.0f, vectors); // nothing matters
    }
  }

  private static int rehearse(FloatSpecimen s, int n, float matters, boolean vectors) {
    if (vectors) {
      return Vectors.ofDots(-3.0f, s.out, 2, n, 0.5f, s.norms, 1.0f, 0.1f, matters, s.hits);
    }
    int count = FloatExpansion.scalar(s.out, 2, n, 0.5f, s.norms, 0.1f, matters, s.hits);
    FloatExp.scalar(-3.0f, s.out, 2, s.out, 2, n);
    return count;
  }

  /** The same, in vectors: {@link FloatExpansion} and {@link FloatExp} line by line. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static int ofDots(
        float scale,
        float[] v,
        int vo,
        int n,
        float rowNorm,
        float[] norms,
        float largestNorm,
        float cancels,
        float matters,
        int[] hits) {
      FloatVector nx = FloatVector.broadcast(Lanes.FLOAT, rowNorm);
      FloatVector minusTwo = FloatVector.broadcast(Lanes.FLOAT, -2.0f);
      FloatVector zero = FloatVector.zero(Lanes.FLOAT);
      FloatVector vScale = FloatVector.broadcast(Lanes.FLOAT, scale);
      FloatVector log2e = FloatVector.broadcast(Lanes.FLOAT, FloatExp.LOG2_E);
      FloatVector rounder = FloatVector.broadcast(Lanes.FLOAT, FloatExp.ROUNDER);
      FloatVector ln2Hi = FloatVector.broadcast(Lanes.FLOAT, FloatExp.LN2_HI);
      FloatVector ln2Lo = FloatVector.broadcast(Lanes.FLOAT, FloatExp.LN2_LO);
      FloatVector half = FloatVector.broadcast(Lanes.FLOAT, 0.5f);
      FloatVector one = FloatVector.broadcast(Lanes.FLOAT, 1.0f);
      FloatVector c3 = FloatVector.broadcast(Lanes.FLOAT, FloatExp.C3);
      FloatVector c4 = FloatVector.broadcast(Lanes.FLOAT, FloatExp.C4);
      FloatVector c5 = FloatVector.broadcast(Lanes.FLOAT, FloatExp.C5);
      FloatVector c6 = FloatVector.broadcast(Lanes.FLOAT, FloatExp.C6);
      FloatVector c7 = FloatVector.broadcast(Lanes.FLOAT, FloatExp.C7);
      int count = 0;
      boolean mayCancel = rowNorm + largestNorm > matters;
      for (int j = 0; j < n; j += LANES) {
        FloatVector s = nx.add(FloatVector.fromArray(Lanes.FLOAT, norms, j));
        FloatVector d = minusTwo.lanewise(FMA, FloatVector.fromArray(Lanes.FLOAT, v, vo + j), s);
        if (mayCancel) {
          VectorMask<Float> lost = d.lt(s.mul(cancels)).and(s.compare(GT, matters));
          if (lost.anyTrue()) {
            count = note(lost.toLong(), j, hits, count);
          }
        }
        d = d.blend(zero, d.compare(LE, zero));

        FloatVector z = d.mul(vScale);
        FloatVector t = z.fma(log2e, rounder);
        FloatVector minusK = rounder.sub(t);
        FloatVector exact = minusK.fma(ln2Hi, z);
        FloatVector r = minusK.fma(ln2Lo, exact);
        FloatVector c = minusK.fma(ln2Lo, exact.sub(r));

        FloatVector p = c7.fma(r, c6);
        p = p.fma(r, c5);
        p = p.fma(r, c4);
        p = p.fma(r, c3);
        p = p.fma(r.mul(r), half.mul(r));

        FloatVector w = one.add(r);
        FloatVector e = r.sub(w.sub(one));
        FloatVector result = w.add(p.fma(r, c.fma(w, e)));

        IntVector k = t.reinterpretAsInts().lanewise(LSHL, FloatExp.MANTISSA_BITS);
        result.reinterpretAsInts().add(k).reinterpretAsFloats().intoArray(v, vo + j);
      }
      return count;
    }

    private static int note(long lanes, int from, int[] hits, int count) {
      for (long left = lanes; left != 0; left &= left - 1) {
        hits[count++] = from + Long.numberOfTrailingZeros(left);
      }
      return count;
    }
  }
}
