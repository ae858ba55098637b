package dev.lanewise.matrix;

import java.util.Arrays;

/**
 * The k best samples that one thread has seen, for each query of a pass. Each query has a heap of
 * k, which is filled with places that anything beats; its farthest entry is the limit. An offer
 * costs one comparison, and log2(k) steps when it enters.
 */
final class FloatNeighbourList implements FloatNeighbourCollector {
  private static final long NONE = Long.MAX_VALUE;

  private final int k;
  private final long[] indices;
  private final float[] squared;

  /** Room for {@code queries * k} entries. */
  FloatNeighbourList(int queries, int k) {
    this.k = k;
    this.indices = new long[queries * k];
    this.squared = new float[queries * k];
    reset();
  }

  /** Forgets everything. */
  void reset() {
    Arrays.fill(squared, Float.POSITIVE_INFINITY);
    Arrays.fill(indices, NONE);
  }

  @Override
  public void limits(int first, int count, float[] to) {
    for (int j = 0; j < count; j++) {
      to[j] = squared[(first + j) * k];
    }
  }

  @Override
  public float offer(int query, long index, float d) {
    int top = query * k;
    if (FloatNeighbourHeap.before(d, index, squared[top], indices[top])) {
      FloatNeighbourHeap.replaceFarthest(squared, indices, top, k, d, index);
    }
    return squared[top];
  }

  /** Takes everything another list holds for a query. */
  void merge(FloatNeighbourList other, int query) {
    for (int i = query * k; i < (query + 1) * k; i++) {
      if (other.indices[i] != NONE) {
        offer(query, other.indices[i], other.squared[i]);
      }
    }
  }

  /** Writes the entries of a query to position {@code at}, the nearest first, and ends its heap. */
  void drain(int query, float[] toSquared, long[] toIndices, int at) {
    FloatNeighbourHeap.sortHeap(squared, indices, query * k, k);
    System.arraycopy(squared, query * k, toSquared, at, k);
    System.arraycopy(indices, query * k, toIndices, at, k);
  }
}
