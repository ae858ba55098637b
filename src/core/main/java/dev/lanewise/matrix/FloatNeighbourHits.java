package dev.lanewise.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The samples within one limit that one thread has seen, as triples (query, sample, squared
 * distance) in chunks, in no order. Chunks come out of a room that all threads share; when it is
 * used up, samples are only counted.
 */
final class FloatNeighbourHits implements FloatNeighbourCollector {
  /** Entries of a chunk. */
  static final int CHUNK = 1024;

  /** Bytes of an entry. */
  static final int ENTRY = Integer.BYTES + Long.BYTES + Float.BYTES;

  private final float limit;
  private final AtomicLong room;
  private final List<Chunk> chunks = new ArrayList<>();
  private Chunk last;
  private long count;
  private long stored;

  private record Chunk(int[] queries, long[] indices, float[] squared) {
    Chunk() {
      this(new int[CHUNK], new long[CHUNK], new float[CHUNK]);
    }
  }

  /**
   * @param limit largest squared distance that counts as within
   * @param room chunks that the threads may still take
   */
  FloatNeighbourHits(float limit, AtomicLong room) {
    this.limit = limit;
    this.room = room;
  }

  @Override
  public void limits(int first, int count, float[] to) {
    Arrays.fill(to, 0, count, limit);
  }

  @Override
  public float offer(int query, long index, float d) {
    if (d <= limit) {
      count++;
      if (stored % CHUNK != 0 || grow()) {
        int at = (int) (stored % CHUNK);
        last.queries[at] = query;
        last.indices[at] = index;
        last.squared[at] = d;
        stored++;
      }
    }
    return limit;
  }

  private boolean grow() {
    if (room.decrementAndGet() < 0) {
      return false;
    }
    last = new Chunk();
    chunks.add(last);
    return true;
  }

  /** How many samples were within, stored or not. */
  long count() {
    return count;
  }

  /** Adds the number of stored samples of query q to {@code counts[q + 1]}. */
  void addCounts(int[] counts) {
    long left = stored;
    for (Chunk chunk : chunks) {
      for (int i = 0; i < Math.min(left, CHUNK); i++) {
        counts[chunk.queries[i] + 1]++;
      }
      left -= CHUNK;
    }
  }

  /** Moves the samples of query q to {@code next[q]} and following, and steps that on. */
  void scatter(int[] next, long[] indices, float[] squared) {
    long left = stored;
    for (Chunk chunk : chunks) {
      for (int i = 0; i < Math.min(left, CHUNK); i++) {
        int at = next[chunk.queries[i]]++;
        indices[at] = chunk.indices[i];
        squared[at] = chunk.squared[i];
      }
      left -= CHUNK;
    }
  }
}
