package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import dev.lanewise.property.NeighbourAnswer.Question;
import dev.lanewise.property.NeighbourAnswer.Way;
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

  private static NeighbourAnswer nearest(Format f, Frame q, Frame s, int k, RowPartition p) {
    NeighbourAnswer answer = Question.nearest(f, new Frame[] {q, s}, k).ask(Way.AT_ONCE, p);
    assertEquals(q.rows(), answer.index().length);
    for (long[] neighbours : answer.index()) {
      assertEquals(Math.min(k, s.rows()), neighbours.length);
    }
    return answer;
  }

  /** P36: the k smallest squared distances by (distance, index), the bits of the full matrix. */
  @Property
  void neighboursAreTheSmallestOfAllDistances(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    int k = NeighbourCases.drawK(qs[1], random);
    Frame d = LevelThree.SQUARED_DISTANCES.of(f, qs[0], qs[1]);
    NeighbourAnswer answer = nearest(f, qs[0], qs[1], k, Threads.of(1 + random.nextInt(4)));
    for (int q = 0; q < d.rows(); q++) {
      int query = q;
      int[] order =
          IntStream.range(0, d.cols())
              .boxed()
              .sorted((a, b) -> Double.compare(d.get(query, a), d.get(query, b)))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int j = 0; j < answer.index()[q].length; j++) {
        int rank = j;
        Check.that(
            order[j] == answer.index()[q][j],
            () ->
                f
                    + " neighbour "
                    + rank
                    + " of query "
                    + query
                    + ": expected "
                    + order[rank]
                    + ", got "
                    + answer.index()[query][rank]
                    + ", "
                    + LevelThreeChecks.shape(qs[0], qs[1]));
        double squared = d.get(q, order[j]);
        Check.same(squared, answer.squared()[q][j], () -> f + " squared distance of neighbour");
        Check.same(
            f.round(Math.sqrt(squared)),
            answer.distance()[q][j],
            () -> f + " distance of neighbour");
      }
    }
  }

  /** P36: no sample is nearer than the promised error allows, by exact distances. */
  @Property
  void noSampleIsNearerThanTheFirstNeighbour(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    int cols = qs[0].cols();
    double eta = DistanceProperties.eta(f);
    NeighbourAnswer answer = nearest(f, qs[0], qs[1], 1, RowPartition.caller());
    for (int q = 0; q < qs[0].rows(); q += 1 + qs[0].rows() / 20) {
      int query = q;
      double least = Double.POSITIVE_INFINITY;
      for (int s = 0; s < qs[1].rows(); s++) {
        least = Math.min(least, exact(qs, q, s));
      }
      double chosen = exact(qs, q, (int) answer.index()[q][0]);
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

  /** P18: threads and the order of the samples do not show, nor does where the rows lie. */
  @Property(tries = 60)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    Question question = Question.nearest(f, qs, NeighbourCases.drawK(qs[1], random));
    NeighbourAnswer alone = question.ask(Way.AT_ONCE, RowPartition.caller());
    alone.requireSame(question.ask(Way.OFF_HEAP, RowPartition.caller()), () -> f + " off heap");
    for (int threads = 2; threads <= 8; threads++) {
      int many = threads;
      Way way = random.nextBoolean() ? Way.AT_ONCE : Way.OFF_HEAP;
      NeighbourAnswer shared = question.ask(way, Threads.of(threads));
      alone.requireSame(shared, () -> f + " on " + many + " threads");
    }
  }

  /** The documented case: ties go to the smaller index. */
  @Example
  void tiesGoToTheSmallerIndex() {
    Frame queries = Frame.dense(new double[] {0, 0, 0, 1, 1, 1}, 2, 3);
    Frame samples = Frame.dense(new double[] {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0}, 4, 3);
    for (Format f : Format.values()) {
      NeighbourAnswer answer = nearest(f, queries, samples, 2, RowPartition.caller());
      Check.same(new double[] {1, 1}, answer.squared()[0], () -> f + " squared distances");
      assertEquals(0, answer.index()[0][0]);
      assertEquals(2, answer.index()[0][1]);
      assertEquals(1, answer.index()[1][0]);
      assertEquals(3, answer.index()[1][1]);
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
