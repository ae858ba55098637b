package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * From a row of dot products to Gaussians of the distances, {@code exp(scale D)}, in one pass: the
 * bits of {@link DoubleExpansion#squaredDistances} followed by {@link DoubleExp#exp}, which wait
 * for each other through memory.
 *
 * <p>One pass needs to know beforehand that no result can leave the normal numbers. As D is at most
 * {@code (|x| + |y|)^2}, hence at most {@code 2 (nx + ny)}, the largest norm tells.
 */
public final class DoubleGaussian {
  static final VectorPath PATH =
      new VectorPath("DoubleGaussian", DoubleSpecimen::new, DoubleGaussian::rehearse);

  private DoubleGaussian() {}

  /**
   * Replaces n dot products of one row x with the columns y by {@code exp(scale D)}, where D is
   * their squared distance; see {@link DoubleExpansion#squaredDistances} for the accuracy of D and
   * for what is not described here.
   *
   * @param largestNorm of the columns
   * @param hits receives the positions where D has lost its accuracy, ascending; room for n
   * @return how many there are
   */
  public static int ofDots(
      double scale,
      double[] v,
      int vo,
      int n,
      double rowNorm,
      double[] norms,
      double largestNorm,
      double cancels,
      double matters,
      int[] hits) {
    double largest = 2.0 * (rowNorm + largestNorm);
    if (Math.abs(scale) * largest <= 0.99 * DoubleExp.NORMAL && PATH.open()) {
      return Vectors.ofDots(scale, v, vo, n, rowNorm, norms, largestNorm, cancels, matters, hits);
    }
    int count = DoubleExpansion.squaredDistances(v, vo, n, rowNorm, norms, cancels, matters, hits);
    DoubleExp.exp(scale, v, vo, v, vo, n);
    return count;
  }

  private static void rehearse(DoubleSpecimen s, boolean vectors) {
    for (int n = 128; n <= 256; n += 128) {
      s.hits[n] = rehearse(s, n, 0.6, vectors);
      s.hits[n + 1] = rehearse(s, n, 9.0, vectors); // nothing matters
    }
  }

  private static int rehearse(DoubleSpecimen s, int n, double matters, boolean vectors) {
    if (vectors) {
      return Vectors.ofDots(-3.0, s.out, 2, n, 0.5, s.norms, 1.0, 0.1, matters, s.hits);
    }
    int count = DoubleExpansion.scalar(s.out, 2, n, 0.5, s.norms, 0.1, matters, s.hits);
    DoubleExp.scalar(-3.0, s.out, 2, s.out, 2, n);
    return count;
  }

  /** The same, in vectors: {@link DoubleExpansion} and {@link DoubleExp} line by line. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static int ofDots(
        double scale,
        double[] v,
        int vo,
        int n,
        double rowNorm,
        double[] norms,
        double largestNorm,
        double cancels,
        double matters,
        int[] hits) {
      DoubleVector nx = DoubleVector.broadcast(Lanes.DOUBLE, rowNorm);
      DoubleVector minusTwo = DoubleVector.broadcast(Lanes.DOUBLE, -2.0);
      DoubleVector zero = DoubleVector.zero(Lanes.DOUBLE);
      DoubleVector vScale = DoubleVector.broadcast(Lanes.DOUBLE, scale);
      DoubleVector log2e = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.LOG2_E);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.ROUNDER);
      DoubleVector ln2Hi = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.LN2_HI);
      DoubleVector ln2Lo = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.LN2_LO);
      DoubleVector half = DoubleVector.broadcast(Lanes.DOUBLE, 0.5);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector c3 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C3);
      DoubleVector c4 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C4);
      DoubleVector c5 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C5);
      DoubleVector c6 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C6);
      DoubleVector c7 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C7);
      DoubleVector c8 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C8);
      DoubleVector c9 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C9);
      DoubleVector c10 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C10);
      DoubleVector c11 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C11);
      DoubleVector c12 = DoubleVector.broadcast(Lanes.DOUBLE, DoubleExp.C12);
      int count = 0;
      boolean mayCancel = rowNorm + largestNorm > matters;
      for (int j = 0; j < n; j += LANES) {
        DoubleVector s = nx.add(DoubleVector.fromArray(Lanes.DOUBLE, norms, j));
        DoubleVector d = minusTwo.lanewise(FMA, DoubleVector.fromArray(Lanes.DOUBLE, v, vo + j), s);
        if (mayCancel) {
          VectorMask<Double> lost = d.lt(s.mul(cancels)).and(s.compare(GT, matters));
          if (lost.anyTrue()) {
            count = note(lost.toLong(), j, hits, count);
          }
        }
        d = d.blend(zero, d.compare(LE, zero));

        DoubleVector z = d.mul(vScale);
        DoubleVector t = z.fma(log2e, rounder);
        DoubleVector minusK = rounder.sub(t);
        DoubleVector exact = minusK.fma(ln2Hi, z);
        DoubleVector r = minusK.fma(ln2Lo, exact);
        DoubleVector c = minusK.fma(ln2Lo, exact.sub(r));

        DoubleVector p = c12.fma(r, c11);
        p = p.fma(r, c10);
        p = p.fma(r, c9);
        p = p.fma(r, c8);
        p = p.fma(r, c7);
        p = p.fma(r, c6);
        p = p.fma(r, c5);
        p = p.fma(r, c4);
        p = p.fma(r, c3);
        p = p.fma(r.mul(r), half.mul(r));

        DoubleVector w = one.add(r);
        DoubleVector e = r.sub(w.sub(one));
        DoubleVector result = w.add(p.fma(r, c.fma(w, e)));

        LongVector k = t.reinterpretAsLongs().lanewise(LSHL, DoubleExp.MANTISSA_BITS);
        result.reinterpretAsLongs().add(k).reinterpretAsDoubles().intoArray(v, vo + j);
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
