package dev.lanewise.matrix;

import java.util.Objects;

/**
 * The neighbours of each query, as many as there are, in ascending order of distance; among equal
 * squared distances the smaller index comes first. Immutable.
 *
 * <p>Held as compressed rows: those of query q are entries {@code offset(q)} up to but without
 * {@code offset(q + 1)} of {@link #indices()} and {@link #squaredDistances()}.
 */
public final class FloatNeighbourLists {
  private final int[] offsets;
  private final long[] indices;
  private final float[] squared;

  FloatNeighbourLists(int[] offsets, long[] indices, float[] squared) {
    this.offsets = offsets;
    this.indices = indices;
    this.squared = squared;
  }

  public int queries() {
    return offsets.length - 1;
  }

  /** Neighbours of all queries together. */
  public int size() {
    return offsets[queries()];
  }

  /** Number of neighbours of {@code query}. */
  public int count(int query) {
    Objects.checkIndex(query, queries());
    return offsets[query + 1] - offsets[query];
  }

  /** Entries before those of {@code query}, which may also be {@link #queries()}. */
  public int offset(int query) {
    return offsets[Objects.checkIndex(query, offsets.length)];
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

  /** A copy of the rows of the samples, query by query. */
  public long[] indices() {
    return indices.clone();
  }

  /** A copy of the squared distances, query by query. */
  public float[] squaredDistances() {
    return squared.clone();
  }

  private int at(int query, int j) {
    return offset(query) + Objects.checkIndex(j, count(query));
  }
}
