package dev.lanewise.matrix;

import dev.lanewise.simd.FloatExpansion;
import dev.lanewise.simd.FloatPanels;

/** One worker's search: rows of a block are samples, its columns queries. */
final class FloatNeighbourSearch {
  private final FloatNeighbourList list;
  private final FloatAccuracy accuracy;
  private final int[] hits;

  FloatNeighbourSearch(int queries, int k, FloatAccuracy accuracy) {
    this.list = new FloatNeighbourList(queries, k);
    this.accuracy = accuracy;
    this.hits = new int[FloatPanels.padded(queries)];
  }

  FloatNeighbourList list() {
    return list;
  }

  void take(FloatBlock block) {
    float[] v = block.values();
    float[] norms = block.columnNorms();
    int n = block.paddedColumns();
    for (int i = 0; i < block.rows(); i++) {
      int at = i * block.leadingDimension();
      float norm = block.rowNorms()[i];
      int count =
          FloatExpansion.candidates(
              v, at, n, norm, norms, accuracy.slack(), list.thresholds(), hits);
      for (int h = 0; h < count; h++) {
        int q = hits[h];
        list.offer(q, block.firstRow() + i, squaredDistance(block, i, q, v[at + q]));
      }
    }
  }

  /** The squared distance as {@link FloatBlock#toSquaredDistances} would give it. */
  private float squaredDistance(FloatBlock block, int i, int j, float dot) {
    float norm = block.rowNorms()[i];
    float other = block.columnNorms()[j];
    float d = Math.fma(-2.0f, dot, norm + other);
    d = d <= 0.0f ? 0.0f : d;
    boolean lost = FloatExpansion.cancelled(d, norm, other, accuracy.cancels(), accuracy.matters());
    return lost ? block.directSquaredDistance(i, j) : d;
  }
}
