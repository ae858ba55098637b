package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.rival.NativeLibraries;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.matrix.FloatCrossGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatSquaredDistance;
// float only
import org.apache.lucene.util.VectorUtil;

// end float only

/** Distances and nearest neighbours of rows. */
final class FloatNearest {
  private static final Type TYPE = Type.FLOAT;

  private FloatNearest() {}

  private static String shape(int queries, int samples, int d) {
    return TYPE.label() + "." + queries + "x" + samples + "x" + d;
  }

  /** The k nearest of the samples for each query: counted as the product inside, 2 q s d. */
  static Work nearest(int queries, int samples, int d, int k) {
    return new Work(
        "nearest." + shape(queries, samples, d) + ".k" + k,
        new Cost(TYPE.fma(), 2.0 * queries * samples * d),
        () -> neighbours(queries, samples, d, k));
  }

  private static Contest neighbours(int queries, int samples, int d, int k) {
    FloatMatrix x = RandomMatrices.floats(1, queries, d);
    FloatMatrix y = RandomMatrices.floats(2, samples, d);
    Contest contest =
        new Contest((who, ours, theirs) -> check(x, y, k, who, (long[]) ours, (long[]) theirs));
    contest.input("x", x.array()).input("y", y.array());
    long[] nearest = new long[queries * k];
    FloatNeighbours[] found = new FloatNeighbours[1];
    contest.add(
        Contest.OURS,
        nearest,
        times -> {
          for (int t = 0; t < times; t++) {
            found[0] = FloatNearestNeighbours.nearest(x, y, k);
          }
          return found[0].squaredDistance(0, 0);
        },
        () -> copy(found[0], nearest));
    if (k == 1) {
      addProductAndLoop(contest, x, y);
      // float only
      if (queries <= 100) { // it takes over a second with 500
        addLucene(contest, x, y);
      }
      // end float only
    }
    return contest;
  }

  private static void copy(FloatNeighbours found, long[] indices) {
    for (int i = 0; i < indices.length; i++) {
      indices[i] = found.index(i / found.k(), i % found.k());
    }
  }

  /**
   * The formula |y|^2 - 2 x.y on a native product, its norms ready, and a search along each row.
   */
  private static void addProductAndLoop(Contest contest, FloatMatrix x, FloatMatrix y) {
    if (!Rival.OPENBLAS.available()) {
      return;
    }
    int queries = (int) x.rows();
    int samples = (int) y.rows();
    long[] nearest = new long[queries];
    float[] product = new float[queries * samples];
    float[] norms = new float[samples];
    for (int s = 0; s < samples; s++) {
      for (int c = 0; c < y.cols(); c++) {
        norms[s] += y.get(s, c) * y.get(s, c);
      }
    }
    contest.add(
        "OpenBLAS product, formula, argMin",
        nearest,
        times -> {
          for (int t = 0; t < times; t++) {
            NativeLibraries.OPENBLAS.gemm(
                queries, samples, y.cols(), x.array(), y.array(), product);
            for (int q = 0; q < queries; q++) {
              for (int s = 0; s < samples; s++) {
                product[q * samples + s] = norms[s] - 2 * product[q * samples + s];
              }
              nearest[q] = FloatArgMin.argMin(product, q * samples, samples);
            }
          }
          return nearest[0];
        });
  }

  // float only
  private static void addLucene(Contest contest, FloatMatrix x, FloatMatrix y) {
    float[][] xs = rows(x);
    float[][] ys = rows(y);
    long[] nearest = new long[xs.length];
    contest.add(
        Rival.LUCENE,
        nearest,
        times -> {
          for (int t = 0; t < times; t++) {
            for (int q = 0; q < xs.length; q++) {
              float best = Float.POSITIVE_INFINITY;
              for (int s = 0; s < ys.length; s++) {
                float squared = VectorUtil.squareDistance(xs[q], ys[s]);
                if (squared < best) {
                  best = squared;
                  nearest[q] = s;
                }
              }
            }
          }
          return nearest[0];
        });
  }

  private static float[][] rows(FloatMatrix m) {
    float[][] rows = new float[(int) m.rows()][m.cols()];
    for (int i = 0; i < rows.length; i++) {
      m.copyRow(i, rows[i], 0);
    }
    return rows;
  }

  // end float only

  /** Another neighbour is right as well when it is as near as our error bound can tell. */
  private static void check(
      FloatMatrix x, FloatMatrix y, int k, String who, long[] ours, long[] theirs) {
    for (int i = 0; i < theirs.length; i++) {
      if (ours[i] != theirs[i]) {
        double a = squaredDistance(x, i / k, y, ours[i]);
        double b = squaredDistance(x, i / k, y, theirs[i]);
        double bound = 2.0 * FloatSquaredDistances.RELATIVE_ERROR;
        if (!(Math.abs(a - b) <= bound * a)) {
          throw new DisagreementException(
              who
                  + " differs at query "
                  + i / k
                  + ", neighbour "
                  + i % k
                  + ": sample "
                  + theirs[i]
                  + " at squared distance "
                  + b
                  + ", ours "
                  + ours[i]
                  + " at "
                  + a);
        }
      }
    }
  }

  private static double squaredDistance(FloatMatrix x, long i, FloatMatrix y, long j) {
    double sum = 0;
    for (int c = 0; c < x.cols(); c++) {
      double difference = (double) x.get(i, c) - y.get(j, c);
      sum += difference * difference;
    }
    return sum;
  }

  /** All squared distances: by the certified formula, by direct differences, and its product. */
  static Work squaredDistances(int queries, int samples, int d) {
    return new Work(
        "distances." + shape(queries, samples, d),
        new Cost(TYPE.fma(), 2.0 * queries * samples * d),
        () -> distances(queries, samples, d));
  }

  private static Contest distances(int queries, int samples, int d) {
    FloatMatrix x = RandomMatrices.floats(1, queries, d);
    FloatMatrix y = RandomMatrices.floats(2, samples, d);
    FloatMatrix squared = FloatMatrix.allocate(queries, samples);
    Contest contest = new Contest(Agreement.within(2.0 * FloatSquaredDistances.RELATIVE_ERROR));
    contest.add(
        Contest.OURS,
        squared.array(),
        times -> {
          for (int t = 0; t < times; t++) {
            FloatSquaredDistances.squaredDistances(x, y, squared, RowPartition.caller());
          }
          return squared.array()[0];
        });
    FloatMatrix product = FloatMatrix.allocate(queries, samples);
    contest.part(
        "its product alone",
        times -> {
          for (int t = 0; t < times; t++) {
            FloatCrossGram.crossGram(x, y, product, RowPartition.caller());
          }
          return product.array()[0];
        });
    float[] direct = new float[queries * samples];
    return contest.add(
        "direct differences",
        direct,
        times -> {
          for (int t = 0; t < times; t++) {
            for (int i = 0; i < direct.length; i++) {
              int q = i / samples * d;
              int s = i % samples * d;
              direct[i] = FloatSquaredDistance.squaredDistance(x.array(), q, y.array(), s, d);
            }
          }
          return direct[0];
        });
  }

  /** Nearest neighbours on two threads against one. */
  static Work twoThreads(int queries, int samples, int d) {
    return TwoThreads.work(
        "nearest2." + shape(queries, samples, d) + ".k1",
        2.0 * queries * samples * d,
        () -> {
          FloatMatrix x = RandomMatrices.floats(1, queries, d);
          FloatMatrix y = RandomMatrices.floats(2, samples, d);
          return partition -> {
            float[] squared = new float[queries];
            return new TwoThreads.Side(
                squared,
                () -> {
                  FloatNeighbours found = FloatNearestNeighbours.nearest(x, y, partition);
                  for (int q = 0; q < queries; q++) {
                    squared[q] = found.squaredDistance(q, 0);
                  }
                });
          };
        });
  }
}
