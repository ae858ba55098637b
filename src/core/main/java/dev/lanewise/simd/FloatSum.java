package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Sum of a range of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 4.2). An empty sum is
 * +0.0.
 */
public final class FloatSum {
  static final VectorPath PATH = new VectorPath("FloatSum", FloatSpecimen::new, FloatSum::rehearse);

  private FloatSum() {}

  /**
   * Sum over i of {@code x[xOffset + i]}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static float sum(float[] x, int xOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    return PATH.open() ? Vectors.sum(x, xOffset, n) : scalar(x, xOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, int n) {
    float[] s = new float[Stripes.FLOAT];
    int full = n - n % Stripes.FLOAT;
    for (int i = 0; i < full; i += Stripes.FLOAT) {
      for (int j = 0; j < Stripes.FLOAT; j++) {
        s[j] += x[xOffset + i + j];
      }
    }
    for (int j = 0; full < n && j < Stripes.FLOAT; j++) {
      s[j] += full + j < n ? x[xOffset + full + j] : 0.0f;
    }
    return Stripes.fold(s);
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.sum(s.x, 3, n) : scalar(s.x, 3, n));
    }
  }

  /**
   * The same, in vectors. One method but for trivial helpers: a vector that is returned from a call
   * becomes an object whenever C2 decides not to inline that call.
   */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float sum(float[] x, int xo, int n) {
      FloatVector t = FloatVector.zero(Lanes.FLOAT);
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int odd = 0; odd < Math.min(2 * LANES, STEP); odd += LANES) {
        FloatVector u = FloatVector.zero(Lanes.FLOAT);
        for (int first = odd; first < STEP; first += 2 * LANES) {
          FloatVector s0 = FloatVector.zero(Lanes.FLOAT);
          FloatVector s1 = s0;
          FloatVector s2 = s0;
          FloatVector s3 = s0;
          int xi = xo + first;
          for (int i = n - n % Stripes.FLOAT; i > 0; i -= Stripes.FLOAT) {
            s0 = s0.add(at(x, xi));
            s1 = s1.add(at(x, xi + STEP));
            s2 = s2.add(at(x, xi + 2 * STEP));
            s3 = s3.add(at(x, xi + 3 * STEP));
            xi += Stripes.FLOAT;
          }
          // The rest, zeros beyond n: each accumulator takes its turn.
          int left = n % Stripes.FLOAT - first;
          for (int j = 0; j < 4 && n % Stripes.FLOAT != 0; j++) {
            var mask = Lanes.FLOAT.indexInRange(0, left);
            FloatVector last = s0.add(FloatVector.fromArray(Lanes.FLOAT, x, xi, mask));
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = last;
            xi += STEP;
            left -= STEP;
          }
          u = u.add(s0.add(s2).add(s1.add(s3)));
        }
        t = t.add(u);
      }
      return Lanes.fold(t);
    }

    private static FloatVector at(float[] v, int i) {
      return FloatVector.fromArray(Lanes.FLOAT, v, i);
    }
  }
}
