package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * From a row of dot products to squared distances: {@code D = (nx + ny) - 2 x.y}. The expansion
 * loses accuracy where x and y are close: its error is absolute, a small multiple of nx + ny. The
 * ops here tell where that matters; the caller recomputes those entries by direct differences.
 *
 * <p>Arrays are padded to whole panels (see {@link FloatPanels}); n counts the padding too.
 */
public final class FloatExpansion {
  static final VectorPath PATH =
      new VectorPath("FloatExpansion", FloatSpecimen::new, FloatExpansion::rehearse);

  private FloatExpansion() {}

  /**
   * Replaces n dot products of one row x with the columns y by squared distances, clamped at 0.
   *
   * @param rowNorm squared norm of x
   * @param norms squared norms of the columns
   * @param cancels entries with {@code D < cancels * (nx + ny)} have lost their accuracy ...
   * @param matters ... and need it when {@code nx + ny > matters}
   * @param hits receives the positions of such entries, ascending; room for n
   * @return how many there are
   */
  public static int squaredDistances(
      float[] v,
      int vo,
      int n,
      float rowNorm,
      float[] norms,
      float cancels,
      float matters,
      int[] hits) {
    return PATH.open()
        ? Vectors.squaredDistances(v, vo, n, rowNorm, norms, cancels, matters, hits)
        : scalar(v, vo, n, rowNorm, norms, cancels, matters, hits);
  }

  /** Whether a squared distance made by {@link #squaredDistances} has lost its accuracy. */
  public static boolean cancelled(
      float d, float rowNorm, float columnNorm, float cancels, float matters) {
    float s = rowNorm + columnNorm;
    return d < cancels * s && s > matters;
  }

  /**
   * Columns whose squared distance to the row may lie below their threshold: {@code D - slack * (nx
   * + ny) < threshold}, where slack covers the error of the expansion. The dot products stay.
   *
   * @param hits receives the positions, ascending; room for n
   * @return how many there are
   */
  public static int candidates(
      float[] v,
      int vo,
      int n,
      float rowNorm,
      float[] norms,
      float slack,
      float[] thresholds,
      int[] hits) {
    return PATH.open()
        ? Vectors.candidates(v, vo, n, rowNorm, norms, slack, thresholds, hits)
        : scalarCandidates(v, vo, 0, n, rowNorm, norms, slack, thresholds, hits, 0);
  }

  /** The specification. */
  static int scalar(
      float[] v,
      int vo,
      int n,
      float rowNorm,
      float[] norms,
      float cancels,
      float matters,
      int[] hits) {
    int count = 0;
    for (int j = 0; j < n; j++) {
      float s = rowNorm + norms[j];
      float d = Math.fma(-2.0f, v[vo + j], s);
      v[vo + j] = d <= 0.0f ? 0.0f : d; // NaN stays
      if (cancelled(v[vo + j], rowNorm, norms[j], cancels, matters)) {
        hits[count++] = j;
      }
    }
    return count;
  }

  /** The specification. */
  static int scalarCandidates(
      float[] v,
      int vo,
      int from,
      int to,
      float rowNorm,
      float[] norms,
      float slack,
      float[] thresholds,
      int[] hits,
      int count) {
    for (int j = from; j < to; j++) {
      float s = rowNorm + norms[j];
      float d = Math.fma(-2.0f, v[vo + j], s);
      if (Math.fma(-slack, s, d) < thresholds[j]) {
        hits[count++] = j;
      }
    }
    return count;
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n = 128; n <= 256; n += 128) {
      if (vectors) {
        s.hits[n] = Vectors.candidates(s.out, 2, n, 0.5f, s.norms, 0.1f, s.z, s.hits);
        s.hits[n + 1] = Vectors.squaredDistances(s.out, 2, n, 0.5f, s.norms, 0.1f, 0.6f, s.hits);
      } else {
        s.hits[n] = scalarCandidates(s.out, 2, 0, n, 0.5f, s.norms, 0.1f, s.z, s.hits, 0);
        s.hits[n + 1] = scalar(s.out, 2, n, 0.5f, s.norms, 0.1f, 0.6f, s.hits);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static int squaredDistances(
        float[] v,
        int vo,
        int n,
        float rowNorm,
        float[] norms,
        float cancels,
        float matters,
        int[] hits) {
      FloatVector nx = FloatVector.broadcast(Lanes.FLOAT, rowNorm);
      FloatVector minusTwo = FloatVector.broadcast(Lanes.FLOAT, -2.0f);
      FloatVector zero = FloatVector.zero(Lanes.FLOAT);
      int count = 0;
      for (int j = 0; j < n; j += LANES) {
        FloatVector s = nx.add(FloatVector.fromArray(Lanes.FLOAT, norms, j));
        FloatVector d = minusTwo.lanewise(FMA, FloatVector.fromArray(Lanes.FLOAT, v, vo + j), s);
        VectorMask<Float> lost = d.lt(s.mul(cancels)).and(s.compare(GT, matters));
        d.blend(zero, d.compare(LE, zero)).intoArray(v, vo + j);
        if (lost.anyTrue()) {
          count = cancelled(v, vo, j, rowNorm, norms, cancels, matters, hits, count);
        }
      }
      return count;
    }

    /** Looks at the lanes of one vector again, one by one. */
    private static int cancelled(
        float[] v,
        int vo,
        int from,
        float rowNorm,
        float[] norms,
        float cancels,
        float matters,
        int[] hits,
        int count) {
      for (int j = from; j < from + LANES; j++) {
        if (FloatExpansion.cancelled(v[vo + j], rowNorm, norms[j], cancels, matters)) {
          hits[count++] = j;
        }
      }
      return count;
    }

    static int candidates(
        float[] v,
        int vo,
        int n,
        float rowNorm,
        float[] norms,
        float slack,
        float[] thresholds,
        int[] hits) {
      FloatVector nx = FloatVector.broadcast(Lanes.FLOAT, rowNorm);
      FloatVector minusTwo = FloatVector.broadcast(Lanes.FLOAT, -2.0f);
      FloatVector minusSlack = FloatVector.broadcast(Lanes.FLOAT, -slack);
      int count = 0;
      for (int j = 0; j < n; j += LANES) {
        FloatVector s = nx.add(FloatVector.fromArray(Lanes.FLOAT, norms, j));
        FloatVector d = minusTwo.lanewise(FMA, FloatVector.fromArray(Lanes.FLOAT, v, vo + j), s);
        FloatVector least = minusSlack.lanewise(FMA, s, d);
        if (least.lt(FloatVector.fromArray(Lanes.FLOAT, thresholds, j)).anyTrue()) {
          count =
              scalarCandidates(v, vo, j, j + LANES, rowNorm, norms, slack, thresholds, hits, count);
        }
      }
      return count;
    }
  }
}
