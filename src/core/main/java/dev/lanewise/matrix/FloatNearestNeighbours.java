package dev.lanewise.matrix;

/**
 * Exact nearest neighbours by Euclidean distance, the reduction fused into the blocked product: no
 * distance matrix, not even a row of one.
 *
 * <p>The queries are the packed side, so a block of samples streams past all of them and is read
 * once; a sample set in a mapped file may be larger than the heap. One vector pass over a finished
 * block finds the samples that may enter a list (their expansion distance less its error bound is
 * below the list's last); only those are looked at one by one, and recomputed by direct differences
 * where they cancel. The answer is that of the squared distances of {@link FloatSquaredDistances}.
 */
public final class FloatNearestNeighbours {
  private FloatNearestNeighbours() {}

  /** The nearest sample of each query; see {@link #nearest(FloatMatrix, FloatMatrix, int)}. */
  public static FloatNeighbours nearest(FloatMatrix queries, FloatMatrix samples) {
    return nearest(queries, samples, 1, RowPartition.caller());
  }

  /** The nearest sample of each query, split over threads. */
  public static FloatNeighbours nearest(
      FloatMatrix queries, FloatMatrix samples, RowPartition partition) {
    return nearest(queries, samples, 1, partition);
  }

  /**
   * The k nearest samples of each query, all of them when there are fewer than k.
   *
   * @throws IllegalArgumentException when k is not positive, there are no samples, the columns
   *     differ, a value is not finite or a squared norm leaves the range
   * @throws CapacityException when queries times k passes what an array holds
   */
  public static FloatNeighbours nearest(FloatMatrix queries, FloatMatrix samples, int k) {
    return nearest(queries, samples, k, RowPartition.caller());
  }

  /** As {@link #nearest(FloatMatrix, FloatMatrix, int)}, split over threads by samples. */
  public static FloatNeighbours nearest(
      FloatMatrix queries, FloatMatrix samples, int k, RowPartition partition) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + ", expected at least 1");
    }
    if (samples.rows() == 0) {
      throw new IllegalArgumentException("there are no samples");
    }
    int kept = (int) Math.min(k, samples.rows());
    long entries = queries.rows() * kept;
    String what = kept + " neighbours of " + queries.rows() + " queries";
    String advice = "ask for fewer queries at a time";
    int entry = Long.BYTES + Float.BYTES;
    long bytes = CapacityException.bytes(queries.rows(), kept, entry);
    CapacityException.check(what, bytes, CapacityException.LARGEST_ARRAY * entry, advice);
    // Each thread keeps the lists of a block of queries besides.
    int lists = partition.threads() * FloatBlockProduct.COLUMN_BLOCK;
    CapacityException.check(what, bytes + CapacityException.bytes(lists, kept, entry), advice);
    long[] indices = new long[(int) entries];
    float[] squared = new float[(int) entries];
    int block = FloatBlockProduct.COLUMN_BLOCK;
    for (long q = 0; q < queries.rows(); q += block) {
      FloatMatrix some = queries.rowRange(q, Math.min(q + block, queries.rows()));
      FloatNeighbourList best = search(some, q, samples, kept, partition);
      best.copyTo((int) some.rows(), indices, squared, (int) q * kept);
    }
    return new FloatNeighbours((int) queries.rows(), kept, indices, squared);
  }

  private static FloatNeighbourList search(
      FloatMatrix queries, long base, FloatMatrix samples, int k, RowPartition partition) {
    FloatAccuracy accuracy = FloatAccuracy.relative(samples.cols());
    FloatNeighbourSearch[] searches = new FloatNeighbourSearch[partition.threads()];
    for (int w = 0; w < searches.length; w++) {
      searches[w] = new FloatNeighbourSearch((int) queries.rows(), k, accuracy);
    }
    new FloatBlockProduct(samples, queries)
        .named("samples", "queries", base)
        .withNorms()
        .run(partition, (samplesBlock, worker) -> searches[worker].take(samplesBlock));
    FloatNeighbourList best = searches[0].list();
    for (int w = 1; w < searches.length; w++) {
      best.merge(searches[w].list());
    }
    return best;
  }
}
