package dev.lanewise.matrix;

import dev.lanewise.simd.TileShape;

/**
 * All samples within a distance of each query, exactly, fused into the blocked product as {@link
 * FloatNearestNeighbours} is.
 *
 * <p>Within means: the distance that {@link FloatSquaredDistances#distances} gives, the correctly
 * rounded root of the squared distance, is at most the radius. Said with squared distances: at most
 * L, the largest number whose correctly rounded root is at most the radius. So the result is the
 * distance matrix filtered, bit for bit, and a neighbour's {@link FloatNeighbourLists#distance} is
 * never above the radius. Squared distances are off by a relative error of at most eta = {@link
 * FloatSquaredDistances#RELATIVE_ERROR}, barring underflow; therefore every sample whose exact
 * distance is at most {@code (1 - eta) radius} is found, and none beyond {@code (1 + eta) radius}.
 * Radius 0 finds the samples at squared distance 0, equal rows among them; an infinite radius finds
 * all.
 *
 * <p>How many there are is known only afterwards, so memory is under a budget. With T threads, d
 * columns, P queries in a pass and N neighbours of them, these bytes are taken:
 *
 * <pre>
 *   N (20 + 2 b)                  the neighbours as they are found, and the result
 *   1024 (T + 1) (12 + b)         chunks that are not full
 *   P 8                           offsets
 *   P d b                         a copy of the queries, when they are in a memory segment
 *   B (d + 1) b + T (R (B + d + R + 1) + d + 2 B) b     as for the nearest neighbours
 * </pre>
 *
 * where b is the size of an element, B = {@link TileShape#COLUMN_BLOCK_BYTES} / b and R = {@link
 * TileShape#ROW_BLOCK}.
 */
public final class FloatRadiusNeighbours {
  /** Bytes of a neighbour: found, and in the result. */
  private static final int ENTRY = FloatNeighbourHits.ENTRY + Long.BYTES + Float.BYTES;

  private static final int OFFSETS = 2 * Integer.BYTES;

  private final FloatMatrix queries;
  private final FloatMatrix samples;
  private final float radius;
  private final long budget;
  private final RowPartition partition;

  private FloatRadiusNeighbours(
      FloatMatrix queries,
      FloatMatrix samples,
      float radius,
      long memoryBytes,
      RowPartition partition) {
    if (!(radius >= 0)) {
      throw new IllegalArgumentException("radius is " + radius + ", expected at least 0");
    }
    FloatNeighbourPass.requireSameColumns(queries, samples);
    this.queries = queries;
    this.samples = samples;
    this.radius = radius;
    this.budget = Math.min(memoryBytes, Runtime.getRuntime().maxMemory());
    this.partition = partition;
  }

  /**
   * All samples within {@code radius} of each query, in at most half of the heap.
   *
   * @throws IllegalArgumentException when the radius is negative or NaN, the columns differ, a
   *     value is not finite or a squared norm leaves the range
   * @throws CapacityException when the result does not fit; the message names the bytes it needs
   */
  public static FloatNeighbourLists within(FloatMatrix queries, FloatMatrix samples, float radius) {
    return within(queries, samples, radius, RowPartition.caller());
  }

  /** As {@link #within(FloatMatrix, FloatMatrix, float)}, split over threads by samples. */
  public static FloatNeighbourLists within(
      FloatMatrix queries, FloatMatrix samples, float radius, RowPartition partition) {
    long half = Runtime.getRuntime().maxMemory() / 2;
    return within(queries, samples, radius, half, partition);
  }

  /**
   * As {@link #within(FloatMatrix, FloatMatrix, float)}, in {@code memoryBytes}; see the class
   * comment. All queries share one pass over the samples.
   */
  public static FloatNeighbourLists within(
      FloatMatrix queries,
      FloatMatrix samples,
      float radius,
      long memoryBytes,
      RowPartition partition) {
    return new FloatRadiusNeighbours(queries, samples, radius, memoryBytes, partition).atOnce();
  }

  /**
   * All samples within {@code radius} of each query, handed on block by block: neither the samples
   * nor the results of all queries have to fit into memory. How many queries share a pass follows
   * the neighbours they have: 512 or fewer at first, twice as many after a pass that left three
   * quarters of its room, and half as many when a pass runs out of room, which is then done again.
   * The neighbours do not depend on it.
   *
   * @param memoryBytes what the search may take; see the class comment
   * @param listener receives a block when it is final, and can stop the search
   * @return whether the search ran to the end; false when the listener stopped it
   * @throws IllegalArgumentException as {@link #within(FloatMatrix, FloatMatrix, float)}; blocks
   *     before the one that holds a wrong query have been handed on by then
   * @throws CapacityException when the neighbours of a single query do not fit; the message names
   *     the bytes they need
   */
  public static boolean within(
      FloatMatrix queries,
      FloatMatrix samples,
      float radius,
      long memoryBytes,
      RowPartition partition,
      NeighbourListener<FloatNeighbourLists> listener) {
    return new FloatRadiusNeighbours(queries, samples, radius, memoryBytes, partition)
        .stream(listener);
  }

  private FloatNeighbourLists atOnce() {
    String advice = "raise the budget, use a smaller radius or stream the queries";
    long count = queries.rows();
    require(count, 0, advice);
    FloatRadiusPass pass = passFor(count);
    pass.run(passes(), FloatNeighbourPass.onHeap(queries, 0, count), 0, true, done -> true);
    require(count, pass.size(), advice);
    return pass.result();
  }

  private boolean stream(NeighbourListener<FloatNeighbourLists> listener) {
    String advice = "raise the budget, use a smaller radius or fewer threads";
    require(1, 0, advice);
    long count = queries.rows();
    long step = Math.min(FloatBlockProduct.COLUMN_BLOCK, most());
    for (long from = 0; from < count; ) {
      long first = from;
      long some = Math.min(step, count - from);
      FloatRadiusPass pass = passFor(some);
      FloatMatrix rows = FloatNeighbourPass.onHeap(queries, from, from + some);
      // The neighbours of a single query are all counted, for the message.
      if (!pass.run(
          passes(),
          rows,
          from,
          some == 1,
          done -> listener.proceed((first + done * some) / count))) {
        return false;
      }
      if (!pass.fits()) {
        if (some == 1) {
          require(1, pass.size(), advice);
        }
        step = some / 2;
        continue;
      }
      if (!listener.found(from, pass.result())) {
        return false;
      }
      from += some;
      step = pass.size() <= room(some) / 4 ? Math.min(2 * step, most()) : step;
    }
    return true;
  }

  private FloatNeighbourPass passes() {
    return new FloatNeighbourPass(samples, partition);
  }

  private FloatRadiusPass passFor(long count) {
    float limit = FloatRadiusPass.limit(radius);
    return new FloatRadiusPass((int) count, queries.cols(), limit, room(count), partition);
  }

  /** Bytes of a pass but for what belongs to single queries and neighbours. */
  private long passBytes() {
    long chunks = (long) FloatNeighbourHits.CHUNK * (partition.threads() + 1);
    return FloatNeighbourPass.bytes(queries.cols(), partition.threads())
        + chunks * FloatNeighbourHits.ENTRY;
  }

  private long queryBytes() {
    return FloatNeighbourPass.queryBytes(queries) + OFFSETS;
  }

  /** Neighbours that fit beside {@code count} queries, which do. */
  private long room(long count) {
    long left = budget - passBytes() - count * queryBytes();
    return Math.min(left / ENTRY, CapacityException.LARGEST_ARRAY);
  }

  /** Most queries of a pass: they may take half of what there is for them and their neighbours. */
  private long most() {
    long half = (budget - passBytes()) / 2;
    return Math.max(1, Math.min(half / queryBytes(), largest()));
  }

  /** Queries that fit into arrays. */
  private long largest() {
    int cols = queries.array() != null ? 1 : Math.max(1, queries.cols());
    return CapacityException.LARGEST_ARRAY / cols - 1;
  }

  /** Refuses what does not fit into arrays or the budget. */
  private void require(long count, long size, String advice) {
    String whose = count + (count == 1 ? " query" : " queries");
    String what = "a list of the " + size + " neighbours within " + radius + " of " + whose;
    if (size == 0) {
      what = "a search for the neighbours of " + whose;
    }
    long perQuery = CapacityException.bytes(count, queryBytes(), 1);
    long arrays = CapacityException.bytes(size, 1, ENTRY);
    CapacityException.check(what, arrays, CapacityException.LARGEST_ARRAY * ENTRY, advice);
    CapacityException.check(what, perQuery, largest() * queryBytes(), advice);
    CapacityException.check(what, perQuery + arrays + passBytes(), budget, advice);
  }
}
