package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.rival.FloatPlain;
import dev.lanewise.bench.rival.NativeLibraries;
import dev.lanewise.bench.rival.NetlibBlas;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.FloatSquaredDistance;
import dev.lanewise.simd.FloatSum;
// float only
import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

// end float only

/**
 * Level 1: one pass over one or two vectors.
 *
 * <p>{@code y} is taken from a ring of rows, so that no compiler can lift the op out of the loop.
 * The ring has a single row where more would leave the cache that the size is meant for.
 */
final class FloatVectors {
  private static final Type TYPE = Type.FLOAT;

  /** Elements from memory: 32 Mi. */
  static final int MEMORY = 32 << 20;

  private FloatVectors() {}

  private static String name(String family, int n) {
    return family + "." + TYPE.label() + "." + (n == MEMORY ? "memory" : Integer.toString(n));
  }

  static Work reading(String family, int vectors, int n, Maker maker) {
    long bytes = (long) vectors * n * TYPE.bytes();
    Cost cost = new Cost(Limit.reading(bytes), bytes);
    Work work = new Work(name(family, n), cost, () -> maker.make(n, mask(n)));
    return n == MEMORY ? work.lasting(0.8) : work;
  }

  interface Maker {
    Contest make(int n, int mask);
  }

  /** Rows of the ring, a power of two, less one: y takes a quarter of a small first level. */
  private static int mask(int n) {
    return Integer.highestOneBit(Math.max(1, (8 << 10) / TYPE.bytes() / n)) - 1;
  }

  static Contest contest(int n, int mask) {
    return new Contest(Agreement.within(TYPE.sumsAgreeWithin(n)), mask + 1);
  }

  static float[] x(int n) {
    return RandomMatrices.floats(1, n);
  }

  static float[] y(int n, int mask) {
    return RandomMatrices.floats(2, n * (mask + 1));
  }

  static Work dot(int n) {
    return reading("dot", 2, n, FloatVectors::dots);
  }

  private static Contest dots(int n, int mask) {
    float[] x = x(n);
    float[] y = y(n, mask);
    Contest contest = contest(n, mask).input("x", x).input("y", y);
    contest.add(
        Contest.OURS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += FloatDot.dot(x, 0, y, (t & mask) * n, n);
          }
          return sum;
        });
    contest.add(
        Rival.OPENBLAS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += NativeLibraries.OPENBLAS.dot(x, y, (t & mask) * n, n);
          }
          return sum;
        });
    contest.add(
        Rival.NETLIB,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += NetlibBlas.dot(x, y, (t & mask) * n, n);
          }
          return sum;
        });
    // float only
    float[][] rows = rows(y, n);
    contest.add(
        Rival.LUCENE,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += VectorUtil.dotProduct(x, rows[t & mask]);
          }
          return sum;
        });
    // end float only
    return n == MEMORY // in float it stalls there, 7 % too low
        ? contest
        : contest.add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.dot(x, y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  static Work squaredDistance(int n) {
    return reading("squaredDistance", 2, n, FloatVectors::squaredDistances);
  }

  private static Contest squaredDistances(int n, int mask) {
    float[] x = x(n);
    float[] y = y(n, mask);
    Contest contest = contest(n, mask);
    contest.add(
        Contest.OURS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += FloatSquaredDistance.squaredDistance(x, 0, y, (t & mask) * n, n);
          }
          return sum;
        });
    // float only
    float[][] rows = rows(y, n);
    contest.add(
        Rival.LUCENE,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += VectorUtil.squareDistance(x, rows[t & mask]);
          }
          return sum;
        });
    // end float only
    return n == MEMORY // in float it stalls there, 7 % too low
        ? contest
        : contest.add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.squaredDistance(x, y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  static Work sum(int n) {
    return reading("sum", 1, n, FloatVectors::sums);
  }

  private static Contest sums(int n, int mask) {
    float[] y = y(n, mask);
    return contest(n, mask)
        .add(
            Contest.OURS,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatSum.sum(y, (t & mask) * n, n);
              }
              return sum;
            })
        .add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.sum(y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  static Work argMin(int n) {
    return reading("argMin", 1, n, FloatVectors::argMins);
  }

  private static Contest argMins(int n, int mask) {
    float[] y = y(n, mask);
    return new Contest(Agreement.within(0), mask + 1)
        .add(
            Contest.OURS,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatArgMin.argMin(y, (t & mask) * n, n);
              }
              return sum;
            })
        .add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.argMin(y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  /** y = a x + y with y in double. No limit: it writes as well, and that was not measured. */
  static Work axpy(int n) {
    return new Work(name("mixedAxpy", n), Cost.elements(n), () -> axpys(n));
  }

  private static Contest axpys(int n) {
    float[] x = x(n);
    double[] ours = new double[n];
    double[] plain = new double[n];
    // a is tiny: y stays in range however often it grows.
    return new Contest(Agreement.within(1e-12))
        .add(
            Contest.OURS,
            ours,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatMixedAxpy.axpy(1e-9, x, 0, ours, 0, n);
              }
              return ours[0];
            })
        .add(
            Rival.PLAIN,
            plain,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatPlain.axpy(1e-9, x, plain);
              }
              return plain[0];
            });
  }

  // float only
  static float[][] rows(float[] y, int n) {
    float[][] rows = new float[y.length / n][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(y, i * n, (i + 1) * n);
    }
    return rows;
  }
  // end float only
}
