package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.rival.FloatPlain;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatOneToMany;
import dev.lanewise.simd.FloatCosine;
import dev.lanewise.simd.FloatL1Distance;
import dev.lanewise.simd.FloatL2Norm;
// float only
import org.apache.lucene.util.VectorUtil;

// end float only

/** Level 1: angles, L1 distances and norms, and one query against many rows. */
final class FloatMeasures {
  private static final Type TYPE = Type.FLOAT;

  private FloatMeasures() {}

  static Work cosine(int n) {
    return FloatVectors.reading("cosine", 2, n, FloatMeasures::cosines);
  }

  private static Contest cosines(int n, int mask) {
    float[] x = FloatVectors.x(n);
    float[] y = FloatVectors.y(n, mask);
    Contest contest = FloatVectors.contest(n, mask);
    contest.add(
        Contest.OURS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += FloatCosine.cosine(x, 0, y, (t & mask) * n, n);
          }
          return sum;
        });
    // float only
    float[][] rows = FloatVectors.rows(y, n);
    contest.add(
        Rival.LUCENE,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += VectorUtil.cosine(x, rows[t & mask]);
          }
          return sum;
        });
    // end float only
    return contest.add(
        Rival.PLAIN,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += FloatPlain.cosine(x, y, (t & mask) * n, n);
          }
          return sum;
        });
  }

  static Work l1Distance(int n) {
    return FloatVectors.reading("l1Distance", 2, n, FloatMeasures::l1Distances);
  }

  private static Contest l1Distances(int n, int mask) {
    float[] x = FloatVectors.x(n);
    float[] y = FloatVectors.y(n, mask);
    return FloatVectors.contest(n, mask)
        .add(
            Contest.OURS,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatL1Distance.l1Distance(x, 0, y, (t & mask) * n, n);
              }
              return sum;
            })
        .add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.l1Distance(x, y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  static Work l2Norm(int n) {
    return FloatVectors.reading("l2Norm", 1, n, FloatMeasures::l2Norms);
  }

  private static Contest l2Norms(int n, int mask) {
    float[] y = FloatVectors.y(n, mask);
    return FloatVectors.contest(n, mask)
        .add(
            Contest.OURS,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatL2Norm.l2Norm(y, (t & mask) * n, n);
              }
              return sum;
            })
        .add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatPlain.l2Norm(y, (t & mask) * n, n);
              }
              return sum;
            });
  }

  /** Dot products of one query with all rows. */
  static Work oneToMany(int rows, int cols) {
    long bytes = (long) rows * cols * TYPE.bytes();
    String name = "oneToMany." + TYPE.label() + "." + rows + "x" + cols;
    return new Work(name, new Cost(Limit.reading(bytes), bytes), () -> dots(rows, cols));
  }

  private static Contest dots(int rows, int cols) {
    float[] query = RandomMatrices.floats(1, cols);
    float[] x = RandomMatrices.floats(2, rows * cols);
    float[] ours = new float[rows];
    float[] plain = new float[rows];
    FloatOneToMany many = new FloatOneToMany(FloatMatrix.of(x, rows, cols));
    Contest contest = new Contest(Agreement.within(TYPE.sumsAgreeWithin(cols)));
    contest.add(
        Contest.OURS,
        ours,
        times -> {
          for (int t = 0; t < times; t++) {
            many.dots(query, 0, 0, rows, ours, 0);
          }
          return ours[0];
        });
    // float only
    float[][] apart = FloatVectors.rows(x, cols);
    float[] lucene = new float[rows];
    contest.add(
        Rival.LUCENE,
        lucene,
        times -> {
          for (int t = 0; t < times; t++) {
            for (int i = 0; i < rows; i++) {
              lucene[i] = VectorUtil.dotProduct(query, apart[i]);
            }
          }
          return lucene[0];
        });
    // end float only
    return contest.add(
        Rival.PLAIN,
        plain,
        times -> {
          for (int t = 0; t < times; t++) {
            for (int i = 0; i < rows; i++) {
              plain[i] = FloatPlain.dot(query, x, i * cols, cols);
            }
          }
          return plain[0];
        });
  }
}
