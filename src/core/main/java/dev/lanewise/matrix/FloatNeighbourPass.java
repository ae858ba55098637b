package dev.lanewise.matrix;

import dev.lanewise.simd.FloatRowNorms;
import dev.lanewise.simd.TileShape;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/**
 * One pass: all samples against the queries that share it. Each part of the samples meets every
 * column block of queries before the next part is looked at, so a mapped file is read once a pass:
 *
 * <pre>
 *   for each part of the samples           4,000 rows or more
 *     for each column block of queries     packed
 *       for each row block of the part     in parallel: the blocked product, then the search
 * </pre>
 */
final class FloatNeighbourPass {
  /** Rows of a part: packing a column block of queries anew is a hundredth of its product. */
  private static final int PART = 4096 / TileShape.ROW_BLOCK * TileShape.ROW_BLOCK;

  /** Parts of a lone column block may be longer, for they are read only once anyway. */
  private static final int LONE_PART = 16 * PART;

  /** Queries that one thread finishes at a time. */
  private static final int GROUP = 64;

  private final FloatMatrix samples;
  private final RowPartition partition;

  FloatNeighbourPass(FloatMatrix samples, RowPartition partition) {
    this.samples = samples;
    this.partition = partition;
  }

  /**
   * Bytes of everything a pass needs besides queries and results, at most: a packed column block
   * with its norms, and for each thread a block of the product, copies of the rows that make it,
   * and the scratch of the search.
   */
  static long bytes(int cols, int threads) {
    int columns = FloatBlockProduct.COLUMN_BLOCK;
    long packed = columns * (cols + 1L);
    long block = TileShape.ROW_BLOCK * (columns + TileShape.ROW_BLOCK + cols + 1L) + cols;
    long search = 2L * columns;
    return (packed + threads * (block + search)) * Float.BYTES;
  }

  /**
   * Runs the pass.
   *
   * @param base number of the first of the queries
   * @param searches one for each thread
   * @param proceed asked after each part, with the share of the pass that is done
   * @return whether it ran to the end
   */
  boolean run(
      FloatMatrix queries, long base, FloatNeighbourSearch[] searches, DoublePredicate proceed) {
    int part = queries.rows() <= FloatBlockProduct.COLUMN_BLOCK ? LONE_PART : PART;
    long step = Math.max(part, 8L * partition.threads() * TileShape.ROW_BLOCK);
    for (long from = 0; from < samples.rows(); from += step) {
      long first = from;
      long end = Math.min(from + step, samples.rows());
      try {
        new FloatBlockProduct(samples.rowRange(from, end), queries)
            .named("samples", "queries", base)
            .withNorms()
            .run(partition, (block, worker) -> searches[worker].take(block, first));
      } catch (IllegalArgumentException wrong) {
        requireGood(from, end);
        throw wrong;
      }
      if (!proceed.test((double) end / samples.rows())) {
        return false;
      }
    }
    return true;
  }

  /** The product counts rows from the first of its part; messages count from the first of all. */
  private void requireGood(long from, long end) {
    float[] row = new float[samples.cols()];
    float[] norm = new float[1];
    for (long r = from; r < end; r++) {
      samples.copyRow(r, row, 0);
      FloatRowNorms.squaredNorms(row, 0, 0, 1, row.length, norm);
      FloatNorms.check(norm, 1, row, 0, 0, row.length, "samples", r);
    }
  }

  /** Does something for each query, groups of them in parallel. */
  static void eachQuery(int count, RowPartition partition, IntConsumer work) {
    partition.run(
        Math.ceilDiv(count, GROUP),
        (group, worker) -> {
          int end = Math.min(count, (group + 1) * GROUP);
          for (int q = group * GROUP; q < end; q++) {
            work.accept(q);
          }
        });
  }

  /** The rows on the heap: where they lie, or copied when they lie in a memory segment. */
  static FloatMatrix onHeap(FloatMatrix queries, long from, long end) {
    FloatMatrix some = queries.rowRange(from, end);
    return some.array() != null ? some : FloatMatrix.copyOf(some);
  }

  /** Bytes of a query that {@link #onHeap} copies. */
  static long queryBytes(FloatMatrix queries) {
    return queries.array() != null ? 0 : (long) queries.cols() * Float.BYTES;
  }

  /**
   * Checks the two sides of a search.
   *
   * @throws IllegalArgumentException when they differ in columns
   */
  static void requireSameColumns(FloatMatrix queries, FloatMatrix samples) {
    if (queries.cols() != samples.cols()) {
      throw new IllegalArgumentException(
          "queries have " + queries.cols() + " columns, samples have " + samples.cols());
    }
  }
}
