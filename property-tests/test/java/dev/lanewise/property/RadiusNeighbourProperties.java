package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import dev.lanewise.property.NeighbourAnswer.Question;
import dev.lanewise.property.NeighbourAnswer.Way;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18 and P36 for a radius: all samples within it, and no others. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RadiusNeighbourProperties {

  /** A distance that occurs, the value next to it on either side, or any, zero and infinity. */
  private static double drawRadius(Format f, Frame distances, SplittableRandom random) {
    if (distances.rows() == 0 || random.nextInt(8) == 0) {
      return random.nextBoolean() ? Double.POSITIVE_INFINITY : 0.0;
    }
    double d = distances.get(random.nextInt(distances.rows()), random.nextInt(distances.cols()));
    return switch (random.nextInt(4)) {
      case 0 -> d;
      case 1 -> f.nextUp(d);
      case 2 -> Math.max(0.0, f.nextDown(d));
      default -> f.round(d * random.nextDouble());
    };
  }

  /** P36: the distance matrix filtered and sorted, bit for bit. */
  @Property
  void neighboursAreTheDistancesAtMostTheRadius(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    Frame squared = LevelThree.SQUARED_DISTANCES.of(f, qs[0], qs[1]);
    Frame distances = LevelThree.DISTANCES.of(f, qs[0], qs[1]);
    double radius = drawRadius(f, distances, random);
    NeighbourAnswer answer =
        Question.within(f, qs, radius).ask(Way.AT_ONCE, Threads.of(1 + random.nextInt(4)));
    expected(squared, distances, radius)
        .requireSame(
            answer, () -> f + ", radius " + radius + ", " + LevelThreeChecks.shape(qs[0], qs[1]));
  }

  private static NeighbourAnswer expected(Frame squared, Frame distances, double radius) {
    int queries = squared.rows();
    long[][] index = new long[queries][];
    double[][] s = new double[queries][];
    double[][] d = new double[queries][];
    for (int q = 0; q < queries; q++) {
      int query = q;
      int[] order =
          IntStream.range(0, squared.cols())
              .filter(j -> distances.get(query, j) <= radius)
              .boxed()
              .sorted((a, b) -> Double.compare(squared.get(query, a), squared.get(query, b)))
              .mapToInt(Integer::intValue)
              .toArray();
      index[q] = Arrays.stream(order).asLongStream().toArray();
      s[q] = Arrays.stream(order).mapToDouble(j -> squared.get(query, j)).toArray();
      d[q] = Arrays.stream(order).mapToDouble(j -> distances.get(query, j)).toArray();
    }
    return new NeighbourAnswer(index, s, d, null);
  }

  /** The stated accuracy: by exact distances, nothing is missed well within and nothing beyond. */
  @Property
  void exactDistancesAgreeButForTheStatedError(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    int cols = qs[0].cols();
    Frame distances = LevelThree.DISTANCES.of(f, qs[0], qs[1]);
    double radius = drawRadius(f, distances, random);
    double eta = DistanceProperties.eta(f);
    // Squares of what the class comment says, rounded away from the promise.
    double inside = Math.nextDown(Math.pow((1 - eta) * radius, 2) * (1 - 0x1p-40));
    double outside = Math.nextUp(Math.pow((1 + eta) * radius, 2) * (1 + 0x1p-40));
    double slack = 4 * DistanceProperties.underflow(f, cols);
    NeighbourAnswer answer = Question.within(f, qs, radius).ask(Way.AT_ONCE, RowPartition.caller());
    for (int q = 0; q < qs[0].rows(); q += 1 + qs[0].rows() / 20) {
      int query = q;
      long[] found = answer.index()[q].clone();
      Arrays.sort(found);
      for (int s = 0; s < qs[1].rows(); s++) {
        int sample = s;
        double exact =
            ExactDot.squaredDistance(
                    qs[0].values(), qs[0].row(q), qs[1].values(), qs[1].row(s), cols)
                .toDouble();
        boolean in = Arrays.binarySearch(found, s) >= 0;
        Check.that(
            in ? exact <= outside + slack : exact >= inside - slack,
            () -> f + ", radius " + radius + ": " + query + " to " + sample + " is " + exact);
      }
    }
  }

  /** P18: threads do not show, nor does where the rows lie. */
  @Property(tries = 60)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    double radius = drawRadius(f, LevelThree.DISTANCES.of(f, qs[0], qs[1]), random);
    Question question = Question.within(f, qs, radius);
    NeighbourAnswer alone = question.ask(Way.AT_ONCE, RowPartition.caller());
    alone.requireSame(question.ask(Way.OFF_HEAP, RowPartition.caller()), () -> f + " off heap");
    for (int threads = 2; threads <= 8; threads++) {
      int many = threads;
      Way way = random.nextBoolean() ? Way.AT_ONCE : Way.OFF_HEAP;
      NeighbourAnswer shared = question.ask(way, Threads.of(threads));
      alone.requireSame(shared, () -> f + " on " + many + " threads");
    }
  }

  /** The nearest neighbours are the first of those within the distance of the last of them. */
  @Property(tries = 60)
  void nearestAreTheFirstWithin(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = NeighbourCases.draw(f, random);
    if (qs[0].rows() == 0) {
      return;
    }
    int q = random.nextInt(qs[0].rows());
    Frame[] one = {qs[0].select(q), qs[1]};
    int k = NeighbourCases.drawK(qs[1], random);
    RowPartition caller = RowPartition.caller();
    NeighbourAnswer nearest = Question.nearest(f, one, k).ask(Way.AT_ONCE, caller);
    int last = nearest.index()[0].length - 1;
    double radius = nearest.distance()[0][last];
    NeighbourAnswer within = Question.within(f, one, radius).ask(Way.AT_ONCE, caller);
    Check.that(within.index()[0].length > last, () -> "some are missing");
    Check.that(
        Arrays.equals(nearest.index()[0], Arrays.copyOf(within.index()[0], last + 1)),
        () -> f + ", k " + k + ", radius " + radius);
  }

  /** Squares that overflow and underflow, as a radius. */
  @Example
  void extremeRadii() {
    for (Format f : Format.values()) {
      Frame[] qs = {
        Frame.dense(new double[] {0, 1e-30}, 2, 1), Frame.dense(new double[] {0, 0, 1, -3}, 4, 1)
      };
      for (double r : new double[] {f.max, f.eta(), Double.POSITIVE_INFINITY, 0}) {
        NeighbourAnswer answer = Question.within(f, qs, r).ask(Way.AT_ONCE, RowPartition.caller());
        Frame squared = LevelThree.SQUARED_DISTANCES.of(f, qs[0], qs[1]);
        Frame distances = LevelThree.DISTANCES.of(f, qs[0], qs[1]);
        expected(squared, distances, r).requireSame(answer, () -> f + ", radius " + r);
      }
    }
  }
}
