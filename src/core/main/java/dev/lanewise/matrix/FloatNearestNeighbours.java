package dev.lanewise.matrix;

import dev.lanewise.simd.TileShape;
import java.util.function.DoublePredicate;

/**
 * Exact nearest neighbours by Euclidean distance, the reduction fused into the blocked product: no
 * distance matrix, not even a row of one.
 *
 * <p>The queries are the packed side, so a block of samples streams past all of them and is read
 * once; a sample set in a mapped file may be larger than the heap. One vector pass over a finished
 * block finds the samples that may be among the best (their expansion distance less its error bound
 * is below the k-th best so far); only those are looked at one by one, and recomputed by direct
 * differences where they cancel. The answer is that of the squared distances of {@link
 * FloatSquaredDistances}: the k smallest by (squared distance, row of the sample).
 *
 * <p>Results come at once, or in blocks of queries under a memory budget. A block of P queries
 * takes one pass over the samples and, with T threads and d columns, these bytes:
 *
 * <pre>
 *   P k (T + 1) (8 + b)           the best so far on each thread, and the result
 *   P d b                         a copy of the queries, when they are in a memory segment
 *   B (d + 1) b                   a packed block of queries
 *   T (R (B + d + R + 1) + d + 2 B) b     scratch of the threads
 * </pre>
 *
 * where b is the size of an element, B = {@link TileShape#COLUMN_BLOCK_BYTES} / b and R = {@link
 * TileShape#ROW_BLOCK}. The budget decides P, and P how often the samples are read.
 */
public final class FloatNearestNeighbours {
  private static final int ENTRY = Long.BYTES + Float.BYTES;

  private final FloatMatrix queries;
  private final FloatMatrix samples;
  private final int k;
  private final RowPartition partition;

  private FloatNearestNeighbours(
      FloatMatrix queries, FloatMatrix samples, int k, RowPartition partition) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + ", expected at least 1");
    }
    if (samples.rows() == 0) {
      throw new IllegalArgumentException("there are no samples");
    }
    FloatNeighbourPass.requireSameColumns(queries, samples);
    this.queries = queries;
    this.samples = samples;
    this.k = (int) Math.min(k, samples.rows());
    this.partition = partition;
  }

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
   * @throws CapacityException when queries times k passes what an array or the heap holds
   */
  public static FloatNeighbours nearest(FloatMatrix queries, FloatMatrix samples, int k) {
    return nearest(queries, samples, k, RowPartition.caller());
  }

  /** As {@link #nearest(FloatMatrix, FloatMatrix, int)}, split over threads by samples. */
  public static FloatNeighbours nearest(
      FloatMatrix queries, FloatMatrix samples, int k, RowPartition partition) {
    return new FloatNearestNeighbours(queries, samples, k, partition).atOnce();
  }

  /**
   * The k nearest samples of each query, handed on block by block: neither the samples nor the
   * results of all queries have to fit into memory. The blocks are as large as the budget allows;
   * the neighbours do not depend on it.
   *
   * @param memoryBytes what the search may take; see the class comment
   * @param listener receives a block when it is final, and can stop the search
   * @return whether the search ran to the end; false when the listener stopped it
   * @throws IllegalArgumentException as {@link #nearest(FloatMatrix, FloatMatrix, int)}; blocks
   *     before the one that holds a wrong query have been handed on by then
   * @throws CapacityException when not even one query fits; the message names the bytes it needs
   */
  public static boolean nearest(
      FloatMatrix queries,
      FloatMatrix samples,
      int k,
      long memoryBytes,
      RowPartition partition,
      NeighbourListener<FloatNeighbours> listener) {
    return new FloatNearestNeighbours(queries, samples, k, partition).stream(memoryBytes, listener);
  }

  /** In blocks of one packed block: with the samples on the heap, more passes cost nothing. */
  private FloatNeighbours atOnce() {
    long count = queries.rows();
    String what = "a table of " + k + " neighbours of " + count + " queries";
    String advice = "ask for fewer queries at a time";
    long result = CapacityException.bytes(count, k, ENTRY);
    CapacityException.check(what, result, CapacityException.LARGEST_ARRAY * ENTRY, advice);
    long heap = Runtime.getRuntime().maxMemory();
    CapacityException.check(what, result + passBytes() + queryBytes(), heap, advice);
    long[] indices = new long[(int) (count * k)];
    float[] squared = new float[(int) (count * k)];
    search(
        Math.min(FloatBlockProduct.COLUMN_BLOCK, most(heap - result)),
        (first, found) -> {
          found.copyTo(indices, squared, (int) first * k);
          return true;
        });
    return new FloatNeighbours((int) count, k, indices, squared);
  }

  private boolean stream(long memoryBytes, NeighbourListener<FloatNeighbours> listener) {
    String what =
        "a search for " + k + " neighbours of one query on " + partition.threads() + " threads";
    CapacityException.check(
        what, (long) k * ENTRY, CapacityException.LARGEST_ARRAY * ENTRY, "ask for fewer");
    long budget = Math.min(memoryBytes, Runtime.getRuntime().maxMemory());
    String advice = "raise the budget or use fewer threads";
    CapacityException.check(what, passBytes() + queryBytes(), budget, advice);
    long most = most(budget);
    int block = FloatBlockProduct.COLUMN_BLOCK;
    return search(most <= block ? most : most - most % block, listener);
  }

  /** Bytes of a pass that do not depend on the number of queries. */
  private long passBytes() {
    return FloatNeighbourPass.bytes(queries.cols(), partition.threads());
  }

  private long queryBytes() {
    return FloatNeighbourPass.queryBytes(queries) + (partition.threads() + 1L) * k * ENTRY;
  }

  /** Most queries that share a pass in so many bytes, and in arrays. */
  private long most(long bytes) {
    int longest = queries.array() != null ? k : Math.max(k, queries.cols());
    long fitting = (bytes - passBytes()) / queryBytes();
    return Math.min(fitting, CapacityException.LARGEST_ARRAY / longest);
  }

  private boolean search(long most, NeighbourListener<FloatNeighbours> listener) {
    long count = queries.rows();
    int block = (int) Math.min(most, count);
    FloatNeighbourPass pass = new FloatNeighbourPass(samples, partition);
    FloatNeighbourList[] lists = new FloatNeighbourList[partition.threads()];
    FloatNeighbourSearch[] searches = new FloatNeighbourSearch[lists.length];
    for (int w = 0; w < lists.length; w++) {
      lists[w] = new FloatNeighbourList(block, k);
      searches[w] = new FloatNeighbourSearch(lists[w], queries.cols());
    }
    for (long from = 0; from < count; from += block) {
      long first = from;
      long end = Math.min(from + block, count);
      DoublePredicate proceed = done -> listener.proceed((first + done * (end - first)) / count);
      FloatMatrix some = FloatNeighbourPass.onHeap(queries, from, end);
      if (!pass.run(some, from, searches, proceed)
          || !listener.found(from, gather(lists, (int) (end - from)))) {
        return false;
      }
    }
    return true;
  }

  /** The best of all threads, in order; the lists are empty afterwards. */
  private FloatNeighbours gather(FloatNeighbourList[] lists, int count) {
    long[] indices = new long[count * k];
    float[] squared = new float[count * k];
    FloatNeighbourPass.eachQuery(
        count,
        partition,
        q -> {
          for (int w = 1; w < lists.length; w++) {
            lists[0].merge(lists[w], q);
          }
          lists[0].drain(q, squared, indices, q * k);
        });
    for (FloatNeighbourList list : lists) {
      list.reset();
    }
    return new FloatNeighbours(count, k, indices, squared);
  }
}
