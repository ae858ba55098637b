package dev.lanewise.matrix;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoublePredicate;

/** A pass over the samples that collects all within a radius, up to a room for so many. */
final class FloatRadiusPass {
  private final int queries;
  private final long room;
  private final RowPartition partition;
  private final FloatNeighbourHits[] hits;
  private final FloatNeighbourSearch[] searches;

  /**
   * @param limit largest squared distance that counts as within
   * @param room most neighbours of all queries together that are kept; beyond they are counted
   */
  FloatRadiusPass(int queries, int cols, float limit, long room, RowPartition partition) {
    this.queries = queries;
    this.room = room;
    this.partition = partition;
    this.hits = new FloatNeighbourHits[partition.threads()];
    this.searches = new FloatNeighbourSearch[hits.length];
    AtomicLong chunks = new AtomicLong(chunks(room, hits.length));
    for (int w = 0; w < hits.length; w++) {
      hits[w] = new FloatNeighbourHits(limit, chunks);
      searches[w] = new FloatNeighbourSearch(hits[w], cols);
    }
  }

  /** However {@code room} entries fall to the threads, they fit into so many chunks. */
  private static long chunks(long room, int threads) {
    return Math.ceilDiv(room, (long) FloatNeighbourHits.CHUNK) + threads;
  }

  /**
   * Largest squared distance whose distance, the correctly rounded root, is at most {@code radius}.
   */
  static float limit(float radius) {
    float limit = Math.min(radius * radius, Float.MAX_VALUE);
    while ((float) Math.sqrt(limit) > radius) {
      limit = Math.nextDown(limit);
    }
    while (limit < Float.MAX_VALUE && (float) Math.sqrt(Math.nextUp(limit)) <= radius) {
      limit = Math.nextUp(limit);
    }
    return limit;
  }

  /**
   * Runs the pass, which ends early when the room is used up, unless all are to be counted.
   *
   * @param base number of the first of the queries
   * @return false when {@code proceed} stopped it
   */
  boolean run(
      FloatNeighbourPass pass,
      FloatMatrix some,
      long base,
      boolean countAll,
      DoublePredicate proceed) {
    boolean[] stopped = new boolean[1];
    pass.run(
        some,
        base,
        searches,
        done -> {
          stopped[0] = !proceed.test(done);
          return !stopped[0] && (countAll || fits());
        });
    return !stopped[0];
  }

  /** Number of neighbours found, kept or not. */
  long size() {
    long size = 0;
    for (FloatNeighbourHits some : hits) {
      size += some.count();
    }
    return size;
  }

  boolean fits() {
    return size() <= room;
  }

  /** What was found, when it fits. */
  FloatNeighbourLists result() {
    int[] offsets = new int[queries + 1];
    for (FloatNeighbourHits some : hits) {
      some.addCounts(offsets);
    }
    for (int q = 0; q < queries; q++) {
      offsets[q + 1] += offsets[q];
    }
    long[] indices = new long[offsets[queries]];
    float[] squared = new float[offsets[queries]];
    int[] next = offsets.clone();
    for (FloatNeighbourHits some : hits) {
      some.scatter(next, indices, squared);
    }
    FloatNeighbourPass.eachQuery(
        queries,
        partition,
        q -> FloatNeighbourHeap.sort(squared, indices, offsets[q], offsets[q + 1] - offsets[q]));
    return new FloatNeighbourLists(offsets, indices, squared);
  }
}
