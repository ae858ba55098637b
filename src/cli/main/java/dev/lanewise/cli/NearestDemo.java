package dev.lanewise.cli;

import com.sun.management.ThreadMXBean;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.RowPartition;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * The nearest of 10,000 samples for each of 500 queries with 1,024 features, all uniform in [0, 1),
 * timed beside the plain loop that anyone would write first.
 */
final class NearestDemo {
  static final int QUERIES = 500;
  static final int SAMPLES = 10_000;
  static final int FEATURES = 1024;
  static final long SEED = 1;

  /** The plain loop is timed on so many queries: on all of them it would take most of a minute. */
  static final int PLAIN_QUERIES = 50;

  private static final int WARM_UP_QUERIES = 10;
  static final int WARM_CALLS = 5;

  /** Float sums of 1,024 squares in another order differ by less than this. */
  private static final double AGREEMENT = 1e-5;

  /**
   * Times of the library.
   *
   * @param first seconds of the first call
   * @param best seconds of the best of some warm calls
   * @param bytes allocated by the last warm call, on all threads
   */
  record Times(double first, double best, long bytes, FloatNeighbours found) {
    double gflops() {
      return 2.0 * QUERIES * SAMPLES * FEATURES / best / 1e9;
    }
  }

  private final FloatMatrix queries;
  private final FloatMatrix samples;

  NearestDemo() {
    SplittableRandom random = new SplittableRandom(SEED);
    queries = uniform(QUERIES, random);
    samples = uniform(SAMPLES, random);
  }

  private static FloatMatrix uniform(int rows, SplittableRandom random) {
    float[] values = new float[rows * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return FloatMatrix.of(values, rows, FEATURES);
  }

  Times time(RowPartition partition) {
    long start = System.nanoTime();
    FloatNeighbours found = FloatNearestNeighbours.nearest(queries, samples, partition);
    double first = (System.nanoTime() - start) / 1e9;
    double best = Double.MAX_VALUE;
    long bytes = 0;
    for (int call = 0; call < WARM_CALLS; call++) {
      long before = allocated();
      start = System.nanoTime();
      found = FloatNearestNeighbours.nearest(queries, samples, partition);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
      bytes = allocated() - before;
    }
    return new Times(first, best, bytes, found);
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
  }

  /**
   * Seconds a query that the plain loop takes, warm, on one thread.
   *
   * @throws CommandFailure when it finds another answer than {@code found}
   */
  double timePlain(FloatNeighbours found) throws CommandFailure {
    plain(WARM_UP_QUERIES);
    long start = System.nanoTime();
    int[] nearest = plain(PLAIN_QUERIES);
    double seconds = (System.nanoTime() - start) / 1e9;
    for (int q = 0; q < PLAIN_QUERIES; q++) {
      requireAgreement(q, nearest[q], found);
    }
    return seconds / PLAIN_QUERIES;
  }

  /** The three loops: over queries, samples, features. */
  private int[] plain(int count) {
    int[] nearest = new int[count];
    for (int q = 0; q < count; q++) {
      float least = Float.POSITIVE_INFINITY;
      for (int s = 0; s < SAMPLES; s++) {
        float sum = squaredDistance(q, s);
        if (sum < least) {
          least = sum;
          nearest[q] = s;
        }
      }
    }
    return nearest;
  }

  private float squaredDistance(int q, int s) {
    float[] x = queries.array();
    float[] y = samples.array();
    int xo = q * FEATURES;
    int yo = s * FEATURES;
    float sum = 0;
    for (int k = 0; k < FEATURES; k++) {
      float d = x[xo + k] - y[yo + k];
      sum += d * d;
    }
    return sum;
  }

  /** The same sample, or one as near but for rounding. */
  private void requireAgreement(int q, int plain, FloatNeighbours found) throws CommandFailure {
    int ours = (int) found.index(q, 0);
    double expected = squaredDistance(q, plain);
    boolean asNear = Math.abs(squaredDistance(q, ours) - expected) <= AGREEMENT * expected;
    boolean right = Math.abs(found.squaredDistance(q, 0) - expected) <= AGREEMENT * expected;
    if (!asNear || !right) {
      throw new CommandFailure(
          ExitCodes.INTERNAL,
          "query " + q + ": the plain loop finds sample " + plain + ", lanewise " + ours);
    }
  }
}
