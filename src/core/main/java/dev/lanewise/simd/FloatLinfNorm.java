package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.MAX;

import java.util.Objects;
import jdk.incubator.vector.IntVector;

/**
 * L-infinity norm of a range of floats: the largest |x_i|, exact. NaN where there is one, whatever
 * else there is. An empty norm is +0.0.
 */
public final class FloatLinfNorm {
  // also on memory segments

  static final VectorPath PATH =
      new VectorPath("FloatLinfNorm", FloatSpecimen::new, FloatLinfNorm::rehearse);

  private FloatLinfNorm() {}

  /**
   * The largest {@code |x[xOffset + i]|}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static float linfNorm(float[] x, int xOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    return PATH.open() ? Vectors.linfNorm(x, xOffset, n) : scalar(x, xOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, int n) {
    float most = 0.0f;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, Math.abs(x[xOffset + i]));
    }
    return most;
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    int end = FloatSpecimen.N; // where the greatest is, in the rest
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.linfNorm(s.x, end - n, n) : scalar(s.x, end - n, n));
    }
  }

  /**
   * The same, in vectors. Without its sign, a number compares as its bits do, and NaN lies above
   * infinity: one integer maximum takes the place of the many instructions of {@code max}, and as
   * its order cannot show, so may the fold be any.
   */
  static final class Vectors {
    private static final int LANES = FLOAT.length();

    private Vectors() {}

    static float linfNorm(float[] x, int xo, int n) {
      IntVector m0 = IntVector.zero(Lanes.INT);
      IntVector m1 = m0;
      IntVector m2 = m0;
      IntVector m3 = m0;
      int xi = xo;
      int left = n;
      for (; left / (4 * LANES) != 0; left -= 4 * LANES) {
        for (int turn = 0; turn < 4; turn++) {
          IntVector v = m0.max(fromArray(FLOAT, x, xi).abs().reinterpretAsInts());
          m0 = m1;
          m1 = m2;
          m2 = m3;
          m3 = v;
          xi += LANES;
        }
      }
      for (; left > 0; left -= LANES) {
        var inside = FLOAT.indexInRange(0, left);
        m0 = m0.max(fromArray(FLOAT, x, xi, inside).abs().reinterpretAsInts());
        xi += LANES;
      }
      return Float.intBitsToFloat(m0.max(m1).max(m2.max(m3)).reduceLanes(MAX));
    }
  }
}
