package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.DoubleNearestNeighbours;
import dev.lanewise.matrix.DoubleNeighbourLists;
import dev.lanewise.matrix.DoubleNeighbours;
import dev.lanewise.matrix.DoubleRadiusNeighbours;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbourLists;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.FloatRadiusNeighbours;
import dev.lanewise.matrix.NeighbourListener;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The answer of a search in either format, at once or in blocks, from arrays or native memory: row
 * q holds the neighbours of query q.
 *
 * @param blocks queries in each block that was handed on
 */
record NeighbourAnswer(long[][] index, double[][] squared, double[][] distance, int[] blocks) {
  /** How a search is asked for. */
  enum Way {
    AT_ONCE,
    IN_BLOCKS,
    OFF_HEAP,
    IN_BLOCKS_OFF_HEAP;

    boolean inBlocks() {
      return this == IN_BLOCKS || this == IN_BLOCKS_OFF_HEAP;
    }

    private boolean offHeap() {
      return this == OFF_HEAP || this == IN_BLOCKS_OFF_HEAP;
    }
  }

  /**
   * What to ask for.
   *
   * @param k neighbours of each query, or 0 to ask for those within the radius
   * @param memory budget in bytes, where there is one
   */
  record Question(Format f, Frame queries, Frame samples, int k, double radius, long memory) {
    static Question nearest(Format f, Frame[] qs, int k) {
      return new Question(f, qs[0], qs[1], k, Double.NaN, 0);
    }

    static Question within(Format f, Frame[] qs, double radius) {
      return new Question(f, qs[0], qs[1], 0, radius, 0);
    }

    Question in(long bytes) {
      return new Question(f, queries, samples, k, radius, bytes);
    }

    NeighbourAnswer ask(Way way, RowPartition p) {
      try (Arena arena = Arena.ofShared()) {
        Rows rows = new Rows();
        if (f == Format.FLOAT) {
          boolean off = way.offHeap();
          FloatMatrix q = off ? RowsOp.floats(queries, arena) : RowsOp.floats(queries);
          FloatMatrix s = off ? RowsOp.floats(samples, arena) : RowsOp.floats(samples);
          ask(q, s, way, p, rows);
        } else {
          boolean off = way.offHeap();
          DoubleMatrix q = off ? RowsOp.doubles(queries, arena) : RowsOp.doubles(queries);
          DoubleMatrix s = off ? RowsOp.doubles(samples, arena) : RowsOp.doubles(samples);
          ask(q, s, way, p, rows);
        }
        return rows.answer();
      }
    }

    private void ask(FloatMatrix q, FloatMatrix s, Way way, RowPartition p, Rows rows) {
      NeighbourListener<FloatNeighbours> nearest = (first, found) -> rows.add(first, found);
      NeighbourListener<FloatNeighbourLists> within = (first, found) -> rows.add(first, found);
      float r = (float) radius;
      if (way.inBlocks()) {
        Check.that(
            k > 0
                ? FloatNearestNeighbours.nearest(q, s, k, memory, p, nearest)
                : FloatRadiusNeighbours.within(q, s, r, memory, p, within),
            () -> "stopped by nobody");
      } else if (k > 0) {
        rows.add(0, FloatNearestNeighbours.nearest(q, s, k, p));
      } else {
        rows.add(0, FloatRadiusNeighbours.within(q, s, r, p));
      }
    }

    private void ask(DoubleMatrix q, DoubleMatrix s, Way way, RowPartition p, Rows rows) {
      NeighbourListener<DoubleNeighbours> nearest = (first, found) -> rows.add(first, found);
      NeighbourListener<DoubleNeighbourLists> within = (first, found) -> rows.add(first, found);
      if (way.inBlocks()) {
        Check.that(
            k > 0
                ? DoubleNearestNeighbours.nearest(q, s, k, memory, p, nearest)
                : DoubleRadiusNeighbours.within(q, s, radius, memory, p, within),
            () -> "stopped by nobody");
      } else if (k > 0) {
        rows.add(0, DoubleNearestNeighbours.nearest(q, s, k, p));
      } else {
        rows.add(0, DoubleRadiusNeighbours.within(q, s, radius, p));
      }
    }
  }

  /** Fails unless the other answer has the same neighbours, bit for bit. */
  void requireSame(NeighbourAnswer other, Supplier<String> where) {
    Check.that(index.length == other.index.length, () -> where.get() + ": other queries");
    for (int q = 0; q < index.length; q++) {
      int query = q;
      Check.that(
          Arrays.equals(index[q], other.index[q]),
          () ->
              where.get()
                  + ", query "
                  + query
                  + ": expected "
                  + Arrays.toString(index[query])
                  + ", got "
                  + Arrays.toString(other.index[query]));
      Check.same(squared[q], other.squared[q], () -> where.get() + ", query " + query);
      Check.same(distance[q], other.distance[q], () -> where.get() + ", query " + query);
    }
  }

  /** Collects rows, block by block. */
  private static final class Rows {
    private final List<long[]> index = new ArrayList<>();
    private final List<double[]> squared = new ArrayList<>();
    private final List<double[]> distance = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();

    private NeighbourAnswer answer() {
      return new NeighbourAnswer(
          index.toArray(long[][]::new),
          squared.toArray(double[][]::new),
          distance.toArray(double[][]::new),
          blocks.stream().mapToInt(Integer::intValue).toArray());
    }

    private boolean end(long next, int queries) {
      Check.that(next == index.size(), () -> "block before query " + next + " out of turn");
      blocks.add(queries);
      return true;
    }

    private void room(int count) {
      index.add(new long[count]);
      squared.add(new double[count]);
      distance.add(new double[count]);
    }

    private void put(int j, long i, double s, double d) {
      index.getLast()[j] = i;
      squared.getLast()[j] = s;
      distance.getLast()[j] = d;
    }

    boolean add(long first, FloatNeighbours all) {
      for (int q = 0; q < all.queries(); q++) {
        room(all.k());
        for (int j = 0; j < all.k(); j++) {
          put(j, all.index(q, j), all.squaredDistance(q, j), all.distance(q, j));
        }
      }
      return end(first + all.queries(), all.queries());
    }

    boolean add(long first, DoubleNeighbours all) {
      for (int q = 0; q < all.queries(); q++) {
        room(all.k());
        for (int j = 0; j < all.k(); j++) {
          put(j, all.index(q, j), all.squaredDistance(q, j), all.distance(q, j));
        }
      }
      return end(first + all.queries(), all.queries());
    }

    boolean add(long first, FloatNeighbourLists all) {
      for (int q = 0; q < all.queries(); q++) {
        room(all.count(q));
        for (int j = 0; j < all.count(q); j++) {
          put(j, all.index(q, j), all.squaredDistance(q, j), all.distance(q, j));
        }
      }
      return end(first + all.queries(), all.queries());
    }

    boolean add(long first, DoubleNeighbourLists all) {
      for (int q = 0; q < all.queries(); q++) {
        room(all.count(q));
        for (int j = 0; j < all.count(q); j++) {
          put(j, all.index(q, j), all.squaredDistance(q, j), all.distance(q, j));
        }
      }
      return end(first + all.queries(), all.queries());
    }
  }
}
