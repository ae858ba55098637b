package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleNearestNeighbours;
import dev.lanewise.matrix.DoubleNeighbours;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18, P35 and P36: nearest neighbours. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class NeighbourProperties {

  /** The answer of either format: row q holds the neighbours of query q. */
  private record Answer(long[][] index, double[][] squared, double[][] distance) {}

  private static Answer nearest(Format f, Frame queries, Frame samples, int k, RowPartition p) {
    int n = queries.rows();
    int kept = Math.min(k, samples.rows());
    Answer answer = new Answer(new long[n][kept], new double[n][kept], new double[n][kept]);
    if (f == Format.FLOAT) {
      FloatNeighbours all =
          FloatNearestNeighbours.nearest(RowsOp.floats(queries), RowsOp.floats(samples), k, p);
      assertEquals(n, all.queries());
      assertEquals(kept, all.k());
      for (int q = 0; q < n; q++) {
        for (int j = 0; j < kept; j++) {
          answer.index[q][j] = all.index(q, j);
          answer.squared[q][j] = all.squaredDistance(q, j);
          answer.distance[q][j] = all.distance(q, j);
        }
      }
    } else {
      DoubleNeighbours all =
          DoubleNearestNeighbours.nearest(RowsOp.doubles(queries), RowsOp.doubles(samples), k, p);
      assertEquals(n, all.queries());
      assertEquals(kept, all.k());
      for (int q = 0; q < n; q++) {
        for (int j = 0; j < kept; j++) {
          answer.index[q][j] = all.index(q, j);
          answer.squared[q][j] = all.squaredDistance(q, j);
          answer.distance[q][j] = all.distance(q, j);
        }
      }
    }
    return answer;
  }

  /** Small integers make ties, pairs make cancellation, and some sets span several blocks. */
  private static Frame[] operands(Format f, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        Frame[] pairs = DistanceProperties.pairs(f, random);
        yield new Frame[] {pairs[1], pairs[0]};
      }
      case 1 -> integers(1 + random.nextInt(30), 1 + random.nextInt(900), 3, random);
      case 2 -> integers(500 + random.nextInt(60), 1 + random.nextInt(70), 2, random);
      default -> {
        int cols = random.nextInt(90);
        yield new Frame[] {
          Frame.draw(f, random.nextInt(40), cols, random),
          Frame.draw(f, 1 + random.nextInt(200), cols, random)
        };
      }
    };
  }

  private static Frame[] integers(int queries, int samples, int cols, SplittableRandom random) {
    double[] q = random.ints((long) queries * cols, -3, 4).asDoubleStream().toArray();
    double[] s = random.ints((long) samples * cols, -3, 4).asDoubleStream().toArray();
    return new Frame[] {Frame.dense(q, queries, cols), Frame.dense(s, samples, cols)};
  }

  /** P36: the k smallest squared distances by (distance, index), the bits of the full matrix. */
  @Property
  void neighboursAreTheSmallestOfAllDistances(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = operands(f, random);
    int k = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(qs[1].rows() + 2);
    Frame d = LevelThree.SQUARED_DISTANCES.of(f, qs[0], qs[1]);
    Answer answer = nearest(f, qs[0], qs[1], k, Threads.of(1 + random.nextInt(4)));
    for (int q = 0; q < d.rows(); q++) {
      int query = q;
      int[] order =
          IntStream.range(0, d.cols())
              .boxed()
              .sorted((a, b) -> Double.compare(d.get(query, a), d.get(query, b)))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int j = 0; j < answer.index[q].length; j++) {
        int rank = j;
        Check.that(
            order[j] == answer.index[q][j],
            () ->
                f
                    + " neighbour "
                    + rank
                    + " of query "
                    + query
                    + ": expected "
                    + order[rank]
                    + ", got "
                    + answer.index[query][rank]
                    + ", "
                    + LevelThreeChecks.shape(qs[0], qs[1]));
        double squared = d.get(q, order[j]);
        Check.same(squared, answer.squared[q][j], () -> f + " squared distance of neighbour");
        Check.same(
            f.round(Math.sqrt(squared)), answer.distance[q][j], () -> f + " distance of neighbour");
      }
    }
  }

  /** P36: no sample is nearer than the promised error allows, by exact distances. */
  @Property
  void noSampleIsNearerThanTheFirstNeighbour(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = operands(f, random);
    int cols = qs[0].cols();
    double eta = DistanceProperties.eta(f);
    Answer answer = nearest(f, qs[0], qs[1], 1, RowPartition.caller());
    for (int q = 0; q < qs[0].rows(); q += 1 + qs[0].rows() / 20) {
      int query = q;
      double least = Double.POSITIVE_INFINITY;
      for (int s = 0; s < qs[1].rows(); s++) {
        least = Math.min(least, exact(qs, q, s));
      }
      double chosen = exact(qs, q, (int) answer.index[q][0]);
      Check.within(
          chosen - least,
          Math.nextUp(2 * eta / (1 - eta) * least + 2 * DistanceProperties.underflow(f, cols)),
          () -> f + " query " + query + ", " + LevelThreeChecks.shape(qs[0], qs[1]));
    }
  }

  private static double exact(Frame[] qs, int q, int s) {
    return ExactDot.squaredDistance(
            qs[0].values(), qs[0].row(q), qs[1].values(), qs[1].row(s), qs[0].cols())
        .toDouble();
  }

  /** P18: threads and the order of the samples do not show. */
  @Property(tries = 60)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = operands(f, random);
    int k = 1 + random.nextInt(5);
    Answer alone = nearest(f, qs[0], qs[1], k, RowPartition.caller());
    for (int threads = 2; threads <= 8; threads++) {
      Answer shared = nearest(f, qs[0], qs[1], k, Threads.of(threads));
      for (int q = 0; q < qs[0].rows(); q++) {
        int query = q;
        Check.that(
            java.util.Arrays.equals(alone.index[q], shared.index[q]),
            () -> f + " other neighbours of query " + query + " on several threads");
        Check.same(alone.squared[q], shared.squared[q], () -> f + " squared distances");
      }
    }
  }

  /** The documented case: ties go to the smaller index. */
  @Example
  void tiesGoToTheSmallerIndex() {
    Frame queries = Frame.dense(new double[] {0, 0, 0, 1, 1, 1}, 2, 3);
    Frame samples = Frame.dense(new double[] {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0}, 4, 3);
    for (Format f : Format.values()) {
      Answer answer = nearest(f, queries, samples, 2, RowPartition.caller());
      Check.same(new double[] {1, 1}, answer.squared[0], () -> f + " squared distances");
      assertEquals(0, answer.index[0][0]);
      assertEquals(2, answer.index[0][1]);
      assertEquals(1, answer.index[1][0]);
      assertEquals(3, answer.index[1][1]);
    }
  }

  /** P35: no samples, no neighbours wanted, NaN. */
  @Example
  void whatHasNoNeighbourIsRefused() {
    Frame some = Frame.dense(Values.NORMAL.draw(6, Format.FLOAT, new SplittableRandom(1)), 2, 3);
    Frame none = Frame.dense(new double[0], 0, 3);
    Frame nan = Frame.dense(new double[] {0, Double.NaN, 0}, 1, 3);
    Frame narrow = Frame.dense(new double[2], 1, 2);
    RowPartition caller = RowPartition.caller();
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    for (Format f : Format.values()) {
      assertThrows(refused, () -> nearest(f, some, none, 1, caller));
      assertThrows(refused, () -> nearest(f, some, some, 0, caller));
      assertThrows(refused, () -> nearest(f, some, nan, 1, caller));
      assertThrows(refused, () -> nearest(f, nan, some, 1, caller));
      assertThrows(refused, () -> nearest(f, narrow, some, 1, caller));
    }
  }
}
