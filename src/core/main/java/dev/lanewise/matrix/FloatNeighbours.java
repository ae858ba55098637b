package dev.lanewise.matrix;

import java.util.Objects;

/**
 * The k nearest samples of each query, in ascending order of distance; among equal squared
 * distances the smaller index comes first. Immutable.
 */
public final class FloatNeighbours {
  private final int queries;
  private final int k;
  private final long[] indices;
  private final float[] squared;

  FloatNeighbours(int queries, int k, long[] indices, float[] squared) {
    this.queries = queries;
    this.k = k;
    this.indices = indices;
    this.squared = squared;
  }

  public int queries() {
    return queries;
  }

  /** Neighbours of each query: what was asked for, or the number of samples when that is less. */
  public int k() {
    return k;
  }

  /** Row of the sample that is neighbour {@code j} (0 is the nearest) of {@code query}. */
  public long index(int query, int j) {
    return indices[at(query, j)];
  }

  /** Squared distance of neighbour {@code j} of {@code query}. */
  public float squaredDistance(int query, int j) {
    return squared[at(query, j)];
  }

  /** Distance of neighbour {@code j} of {@code query}. */
  public float distance(int query, int j) {
    return (float) Math.sqrt(squared[at(query, j)]);
  }

  /** Copies everything, query by query, to position {@code at} and following. */
  void copyTo(long[] toIndices, float[] toSquared, int at) {
    System.arraycopy(indices, 0, toIndices, at, queries * k);
    System.arraycopy(squared, 0, toSquared, at, queries * k);
  }

  private int at(int query, int j) {
    return Objects.checkIndex(query, queries) * k + Objects.checkIndex(j, k);
  }
}
