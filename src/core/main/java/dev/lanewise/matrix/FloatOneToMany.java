package dev.lanewise.matrix;

import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatCosine;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatL1Distance;
import dev.lanewise.simd.FloatLinfDistance;
import dev.lanewise.simd.FloatSquaredDistance;
import java.util.Objects;

/**
 * One query against the rows of a matrix: for callers who wait for the answer to a single query.
 * Many queries at once are better served by {@link FloatCrossGram}, {@link FloatSquaredDistances}
 * and {@link FloatNearestNeighbours}, which read the matrix once for all of them.
 *
 * <p>The query is {@code cols} values of an array from {@code queryOffset} on. The result for row
 * {@code from + i} goes to {@code out[outOffset + i]}, for the rows from {@code from} up to but
 * without {@code to}: the same bits as the op of {@code simd} on that row alone, whether the matrix
 * looks at an array or at a segment, such as a mapped file. Once an op is compiled (see {@link
 * dev.lanewise.simd.SimdSupport#warmUp()}), a call allocates nothing.
 *
 * <p>The nearest row is {@code from} plus {@link FloatArgMin#argMin} of the distances, which is -1
 * where all of them are NaN or there are none.
 *
 * <p>Over an array an object may be used by any number of threads. Over a segment it holds room for
 * a row, and each thread needs an object of its own.
 */
public final class FloatOneToMany {
  private final FloatMatrix rows;

  /**
   * Room for a row of a segment, else null. Rows are copied since vectors read from segments of one
   * class fast, but of several, as native memory and mapped files are, very slowly.
   */
  private final float[] room;

  /** The array under that segment, or null. */
  private final Object under;

  /** Looks at the rows; neither copies nor checks them. */
  public FloatOneToMany(FloatMatrix rows) {
    this.rows = rows;
    room = rows.array() == null ? new float[rows.cols()] : null;
    under = rows.arrayUnderSegment();
  }

  private enum Op {
    DOT,
    SQUARED_DISTANCE,
    L1_DISTANCE,
    LINF_DISTANCE,
    COSINE
  }

  /**
   * Dot products of the query with each of the rows; see {@link FloatDot}.
   *
   * @throws IndexOutOfBoundsException when the rows are not in the matrix, or the query or the
   *     results not in their array
   * @throws IllegalArgumentException when the results overlap the query or the matrix
   */
  public void dots(float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    run(Op.DOT, query, queryOffset, from, to, out, outOffset);
  }

  /**
   * Squared Euclidean distances, by direct differences, of the query from each of the rows; see
   * {@link FloatSquaredDistance}. Throws what {@link #dots} does.
   */
  public void squaredDistances(
      float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    run(Op.SQUARED_DISTANCE, query, queryOffset, from, to, out, outOffset);
  }

  /**
   * L1 distances of the query from each of the rows; see {@link FloatL1Distance}. Throws what
   * {@link #dots} does.
   */
  public void l1Distances(
      float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    run(Op.L1_DISTANCE, query, queryOffset, from, to, out, outOffset);
  }

  /**
   * L-infinity distances of the query from each of the rows; see {@link FloatLinfDistance}. Throws
   * what {@link #dots} does.
   */
  public void linfDistances(
      float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    run(Op.LINF_DISTANCE, query, queryOffset, from, to, out, outOffset);
  }

  /**
   * Cosine similarities of the query with each of the rows; see {@link FloatCosine}. Throws what
   * {@link #dots} does.
   */
  public void cosines(
      float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    run(Op.COSINE, query, queryOffset, from, to, out, outOffset);
  }

  private void run(
      Op op, float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    check(query, queryOffset, from, to, out, outOffset);
    int cols = rows.cols();
    int o = outOffset;
    for (long r = from; r < to; r++, o++) {
      if (cols == 0) {
        out[o] = of(op, query, queryOffset, query, queryOffset, 0); // such rows have no place
      } else if (room == null) {
        out[o] = of(op, query, queryOffset, rows.array(), (int) rows.position(r), cols);
      } else {
        rows.copyRow(r, room, 0);
        out[o] = of(op, query, queryOffset, room, 0, cols);
      }
    }
  }

  private static float of(Op op, float[] q, int qo, float[] x, int xo, int n) {
    return switch (op) {
      case DOT -> FloatDot.dot(q, qo, x, xo, n);
      case SQUARED_DISTANCE -> FloatSquaredDistance.squaredDistance(q, qo, x, xo, n);
      case L1_DISTANCE -> FloatL1Distance.l1Distance(q, qo, x, xo, n);
      case LINF_DISTANCE -> FloatLinfDistance.linfDistance(q, qo, x, xo, n);
      case COSINE -> FloatCosine.cosine(q, qo, x, xo, n);
    };
  }

  private void check(
      float[] query, int queryOffset, long from, long to, float[] out, int outOffset) {
    Objects.checkFromIndexSize(queryOffset, rows.cols(), query.length);
    Objects.checkFromToIndex(from, to, rows.rows());
    Objects.checkFromIndexSize((long) outOffset, to - from, out.length);
    int count = (int) (to - from);
    checkApart(query == out, "the query", queryOffset, rows.cols(), outOffset, count);
    long first = rows.position(from);
    long span = count == 0 ? 0 : rows.position(to - 1) + rows.cols() - first;
    checkApart(rows.array() == out, "the matrix", first, span, outOffset, count);
    if (count > 0 && under == out) {
      throw new IllegalArgumentException("results go to the array that the matrix looks at");
    }
  }

  private static void checkApart(
      boolean sameArray, String what, long offset, long n, int outOffset, int count) {
    if (sameArray && n > 0 && offset < (long) outOffset + count && outOffset < offset + n) {
      throw new IllegalArgumentException(
          count + " results from " + outOffset + " on overlap " + what + " from " + offset + " on");
    }
  }
}
