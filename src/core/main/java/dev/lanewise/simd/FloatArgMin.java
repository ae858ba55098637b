package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.VectorMask;

/**
 * Position of the smallest value in a range of floats: the first of equals, NaN never. Nothing is
 * rounded, so the answer is exact.
 */
public final class FloatArgMin {
  // also on memory segments

  static final VectorPath PATH =
      new VectorPath("FloatArgMin", FloatSpecimen::new, FloatArgMin::rehearse);

  private FloatArgMin() {}

  /**
   * Index, counted from {@code offset}, of the first smallest value; -0.0 equals +0.0.
   *
   * @return -1 when the range is empty or holds nothing but NaN
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static int argMin(float[] x, int offset, int n) {
    Objects.checkFromIndexSize(offset, n, x.length);
    return PATH.open() ? Vectors.argMin(x, offset, n) : scalar(x, offset, n);
  }

  /** The specification. */
  static int scalar(float[] x, int offset, int n) {
    return after(x, offset, 0, n, -1);
  }

  /** The scan from {@code from} on, when {@code best} (or -1) leads so far. */
  private static int after(float[] x, int offset, int from, int n, int best) {
    float least = best < 0 ? Float.NaN : x[offset + best];
    for (int i = from; i < n; i++) {
      float v = x[offset + i];
      // A NaN leader loses to any number, and no NaN ever passes.
      if (v < least || (best < 0 && v == v)) {
        least = v;
        best = i;
      }
    }
    return best;
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.argMin(s.x, 3, n) : scalar(s.x, 3, n));
    }
  }

  /**
   * The same, in vectors: whole blocks are only asked whether they hold anything smaller, which is
   * rare after the first few; the one block that does is scanned again.
   */
  static final class Vectors {
    private static final int LANES = FLOAT.length();

    private Vectors() {}

    static int argMin(float[] x, int offset, int n) {
      int block = 4 * LANES;
      int full = n - n % block;
      int best = -1;
      for (int i = 0; i < full; i += block) {
        if (best < 0 || anyBelow(x, offset + i, x[offset + best])) {
          best = after(x, offset, i, i + block, best);
        }
      }
      return after(x, offset, full, n, best);
    }

    private static boolean anyBelow(float[] x, int at, float least) {
      VectorMask<Float> m0 = fromArray(FLOAT, x, at).lt(least);
      VectorMask<Float> m1 = fromArray(FLOAT, x, at + LANES).lt(least);
      VectorMask<Float> m2 = fromArray(FLOAT, x, at + 2 * LANES).lt(least);
      VectorMask<Float> m3 = fromArray(FLOAT, x, at + 3 * LANES).lt(least);
      return m0.or(m1).or(m2.or(m3)).anyTrue();
    }
  }
}
