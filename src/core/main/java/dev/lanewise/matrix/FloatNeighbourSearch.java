package dev.lanewise.matrix;

import dev.lanewise.simd.FloatExpansion;
import dev.lanewise.simd.FloatPanels;
import java.util.Arrays;

/**
 * One thread's search: rows of a block are samples, its columns queries.
 *
 * <p>A vector pass over each row finds the queries that may want the sample: its expansion distance
 * less a bound of its error, {@code slack * (nx + ny)}, lies below the limit of the query. Only
 * those are looked at one by one. The bound holds barring underflow, so the limits are raised by
 * what underflow may add: half the smallest number for each FMA of the two norms, twice the product
 * and the direct difference. Next to any limit of common size that is nothing.
 */
final class FloatNeighbourSearch {
  private final FloatNeighbourCollector collector;
  private final FloatAccuracy accuracy;
  private final float underflow;
  private final float[] limits;
  private final int[] hits;

  /**
   * @param cols columns of queries and samples
   */
  FloatNeighbourSearch(FloatNeighbourCollector collector, int cols) {
    this.collector = collector;
    this.accuracy = FloatAccuracy.relative(cols);
    this.underflow = 3.0f * (cols + 2.0f) * Float.MIN_VALUE;
    int columns = FloatPanels.padded(FloatBlockProduct.COLUMN_BLOCK);
    this.limits = new float[columns];
    this.hits = new int[columns];
  }

  /**
   * Offers the collector what a block holds for it.
   *
   * @param base number of the sample that row 0 of the product is
   */
  void take(FloatBlock block, long base) {
    int first = (int) block.firstColumn();
    int columns = block.columns();
    int padded = block.paddedColumns();
    collector.limits(first, columns, limits);
    for (int j = 0; j < columns; j++) {
      limits[j] += underflow;
    }
    // Padding columns want nothing.
    Arrays.fill(limits, columns, padded, Float.NEGATIVE_INFINITY);
    float[] v = block.values();
    float[] norms = block.columnNorms();
    for (int i = 0; i < block.rows(); i++) {
      int at = i * block.leadingDimension();
      float norm = block.rowNorms()[i];
      int count =
          FloatExpansion.candidates(v, at, padded, norm, norms, accuracy.slack(), limits, hits);
      for (int h = 0; h < count; h++) {
        int q = hits[h];
        float d = squaredDistance(block, i, q, v[at + q]);
        limits[q] = collector.offer(first + q, base + block.firstRow() + i, d) + underflow;
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
