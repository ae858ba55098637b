package dev.lanewise.matrix;

import dev.lanewise.simd.FloatPanels;
import java.util.Arrays;

/**
 * The k best samples so far for each of a block of queries, kept sorted by (squared distance,
 * index). Candidates arrive in ascending order of index, so a candidate has to be strictly nearer
 * than the last of the list to enter.
 */
final class FloatNeighbourList {
  private final int k;
  private final long[] indices;
  private final float[] squared;

  /** Distance a candidate has to beat, one per query, padded to whole panels. */
  private final float[] thresholds;

  FloatNeighbourList(int queries, int k) {
    this.k = k;
    this.indices = new long[queries * k];
    this.squared = new float[queries * k];
    this.thresholds = new float[FloatPanels.padded(queries)];
    Arrays.fill(squared, Float.POSITIVE_INFINITY);
    Arrays.fill(indices, Long.MAX_VALUE);
    // Padding columns beat nothing.
    Arrays.fill(thresholds, 0, queries, Float.POSITIVE_INFINITY);
    Arrays.fill(thresholds, queries, thresholds.length, Float.NEGATIVE_INFINITY);
  }

  float[] thresholds() {
    return thresholds;
  }

  /** Takes a candidate whose place among equals is decided by its index. */
  void offer(int query, long index, float d) {
    int first = query * k;
    int at = first + k - 1;
    if (!before(d, index, squared[at], indices[at])) {
      return;
    }
    for (; at > first && before(d, index, squared[at - 1], indices[at - 1]); at--) {
      squared[at] = squared[at - 1];
      indices[at] = indices[at - 1];
    }
    squared[at] = d;
    indices[at] = index;
    thresholds[query] = squared[first + k - 1];
  }

  /** Takes everything another list holds. */
  void merge(FloatNeighbourList other) {
    for (int i = 0; i < squared.length; i++) {
      if (other.indices[i] != Long.MAX_VALUE) {
        offer(i / k, other.indices[i], other.squared[i]);
      }
    }
  }

  /** Copies the lists of the first {@code queries} queries out. */
  void copyTo(int queries, long[] toIndices, float[] toSquared, int at) {
    System.arraycopy(indices, 0, toIndices, at, queries * k);
    System.arraycopy(squared, 0, toSquared, at, queries * k);
  }

  private static boolean before(float d, long index, float otherD, long otherIndex) {
    return d < otherD || (d == otherD && index < otherIndex);
  }
}
