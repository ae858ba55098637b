package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;

/** Queries and samples that are hard for a search: ties, duplicates, cancellation, underflow. */
final class NeighbourCases {
  private NeighbourCases() {}

  /** Queries and samples, in this order. */
  static Frame[] draw(Format f, SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> {
        Frame[] pairs = DistanceProperties.pairs(f, random);
        yield new Frame[] {pairs[1], pairs[0]};
      }
      case 1 -> {
        Frame[] pairs = DistanceProperties.pairs(f, random);
        yield new Frame[] {tiny(f, pairs[0], random), tiny(f, pairs[1], random)};
      }
      case 2 -> integers(1 + random.nextInt(30), 1 + random.nextInt(900), 3, random);
      case 3 -> integers(500 + random.nextInt(60), 1 + random.nextInt(70), 2, random);
      case 4 -> duplicates(f, random);
      default -> {
        int cols = random.nextInt(90);
        yield new Frame[] {
          Frame.draw(f, random.nextInt(40), cols, random),
          Frame.draw(f, 1 + random.nextInt(200), cols, random)
        };
      }
    };
  }

  /** Small integers: nearly every distance is tied. */
  static Frame[] integers(int queries, int samples, int cols, SplittableRandom random) {
    double[] q = random.ints((long) queries * cols, -3, 4).asDoubleStream().toArray();
    double[] s = random.ints((long) samples * cols, -3, 4).asDoubleStream().toArray();
    return new Frame[] {Frame.dense(q, queries, cols), Frame.dense(s, samples, cols)};
  }

  /** A few rows, many times over, on both sides. */
  private static Frame[] duplicates(Format f, SplittableRandom random) {
    int cols = 1 + random.nextInt(40);
    Frame few = Frame.dense(Values.draw(f, random, 7 * cols), 7, cols);
    return new Frame[] {
      few.select(random.ints(1 + random.nextInt(40), 0, 7).toArray()),
      few.select(random.ints(1 + random.nextInt(500), 0, 7).toArray())
    };
  }

  /** Scaled so far down that the smallest number shows in squares and their sums. */
  private static Frame tiny(Format f, Frame x, SplittableRandom random) {
    double largest = Double.MIN_VALUE;
    for (double v : x.values()) {
      largest = Math.max(largest, Math.abs(v));
    }
    int down = f.minExponent / 2 - Math.getExponent(largest) + random.nextInt(-4, 9);
    double[] y = new double[x.values().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = f.round(Math.scalb(x.values()[i], down));
    }
    return Frame.dense(y, x.rows(), x.cols());
  }

  /** A few neighbours, as many as there are, or more. */
  static int drawK(Frame samples, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1;
      case 1 -> 1 + random.nextInt(10);
      case 2 -> 1 + random.nextInt(100);
      default -> 1 + random.nextInt(samples.rows() + 2);
    };
  }
}
