package dev.lanewise.approximation;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.FloatOneToMany;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Landmarks as rows of floats: some of the rows, or centres of them. */
public final class FloatLandmarks {
  private FloatLandmarks() {}

  /**
   * A copy of some rows on the heap.
   *
   * @throws IndexOutOfBoundsException when there is no such row
   */
  public static FloatMatrix select(FloatMatrix x, long[] rows) {
    FloatMatrix some = FloatMatrix.allocate(rows.length, x.cols());
    for (int i = 0; i < rows.length; i++) {
      x.copyRow(rows[i], some.array(), (int) some.position(i));
    }
    return some;
  }

  /** The rows {@link Landmarks#uniform} chooses. */
  public static FloatMatrix uniform(FloatMatrix x, int m, long seed) {
    return select(x, Landmarks.uniform(x.rows(), m, seed));
  }

  /**
   * Centres of k-means: seeds drawn with probabilities in proportion to the squared distance from
   * those there are (k-means++), then rounds of assignment to the nearest centre and of means. Ends
   * after {@code rounds}, or when no row changes its centre; a centre no row is nearest to stays.
   * Takes n m d for the seeds and again for every round: of many rows, pass a uniform choice.
   *
   * <p>(Lloyd, Least Squares Quantization in PCM, 1982; Arthur, Vassilvitskii, k-means++: the
   * Advantages of Careful Seeding, 2007.)
   *
   * @param x n x d
   * @param rounds at least 0
   * @throws IllegalArgumentException unless 1 &lt;= m &lt;= n, or when rounds is negative or a
   *     value is not finite
   */
  public static FloatMatrix kMeans(
      FloatMatrix x, int m, int rounds, long seed, RowPartition partition) {
    Landmarks.requireCount(x.rows(), m);
    if (rounds < 0) {
      throw new IllegalArgumentException("rounds is " + rounds + ", expected at least 0");
    }
    FloatFinite.require(x, "X", "k-means needs finite values");
    FloatMatrix centres = seeds(x, m, new SplittableRandom(seed), partition);
    int n = Math.toIntExact(x.rows());
    long[] nearest = new long[n];
    Arrays.fill(nearest, -1);
    for (int round = 0; round < rounds; round++) {
      FloatNeighbours found = FloatNearestNeighbours.nearest(x, centres, partition);
      boolean moved = false;
      for (int i = 0; i < n; i++) {
        moved |= nearest[i] != found.index(i, 0);
        nearest[i] = found.index(i, 0);
      }
      if (!moved) {
        break;
      }
      toMeans(x, nearest, centres);
    }
    return centres;
  }

  private static FloatMatrix seeds(
      FloatMatrix x, int m, SplittableRandom random, RowPartition partition) {
    int n = Math.toIntExact(x.rows());
    FloatMatrix centres = FloatMatrix.allocate(m, x.cols());
    float[] squared = new float[n];
    Arrays.fill(squared, Float.POSITIVE_INFINITY);
    long chosen = random.nextLong(n);
    for (int c = 0; ; c++) {
      int at = (int) centres.position(c);
      x.copyRow(chosen, centres.array(), at);
      if (c == m - 1) {
        return centres;
      }
      nearer(x, centres.array(), at, squared, partition);
      double total = 0;
      for (float s : squared) {
        total += s;
      }
      if (!(total <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("squared distances add up to " + total);
      }
      chosen = draw(squared, random.nextDouble() * total);
    }
  }

  /** Squared distances from a new centre, where they are smaller. */
  private static void nearer(
      FloatMatrix x, float[] centre, int offset, float[] squared, RowPartition partition) {
    int part = 4096;
    partition.run(
        Math.ceilDiv(squared.length, part),
        (task, worker) -> {
          int from = task * part;
          int to = Math.min(from + part, squared.length);
          float[] some = new float[to - from];
          new FloatOneToMany(x).squaredDistances(centre, offset, from, to, some, 0);
          for (int i = from; i < to; i++) {
            float s = some[i - from];
            squared[i] = s < squared[i] || s != s ? s : squared[i]; // NaN shows in the sum
          }
        });
  }

  /** The row where the running sum passes the mark; the last with a weight for rounding's sake. */
  private static long draw(float[] weights, double mark) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (weights[i] > 0) {
        last = i;
        if (sum > mark) {
          return i;
        }
      }
    }
    return last;
  }

  /** Means in double, summed in the order of the rows. */
  private static void toMeans(FloatMatrix x, long[] nearest, FloatMatrix centres) {
    int d = x.cols();
    double[] sums = new double[Math.toIntExact(centres.rows() * d)];
    int[] counts = new int[Math.toIntExact(centres.rows())];
    float[] row = new float[d];
    for (int i = 0; i < nearest.length; i++) {
      x.copyRow(i, row, 0);
      int centre = (int) nearest[i];
      counts[centre]++;
      for (int c = 0; c < d; c++) {
        sums[centre * d + c] += row[c];
      }
    }
    for (int k = 0; k < counts.length; k++) {
      for (int c = 0; counts[k] > 0 && c < d; c++) {
        centres.set(k, c, (float) (sums[k * d + c] / counts[k]));
      }
    }
  }
}
