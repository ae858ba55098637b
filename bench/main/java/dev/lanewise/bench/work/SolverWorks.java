package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.rival.NativeLibraries;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.GradientStep;
import dev.lanewise.simd.LeastElement;
import dev.lanewise.simd.SecondChoice;
import java.util.Arrays;

/** What the solvers above the matrices spend their time on. */
final class SolverWorks {
  private SolverWorks() {}

  /** Dot product of floats and doubles. */
  static Work mixedDot(int n) {
    long bytes = (long) n * (Float.BYTES + Double.BYTES);
    Cost cost = new Cost(Limit.reading(bytes), bytes);
    return new Work("mixedDot.f32." + n, cost, () -> mixedDots(n));
  }

  private static Contest mixedDots(int n) {
    float[] x = RandomMatrices.floats(1, n);
    double[] w = RandomMatrices.doubles(2, n);
    return new Contest(Agreement.within(Type.DOUBLE.sumsAgreeWithin(n)))
        .add(
            Contest.OURS,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                sum += FloatMixedDot.dot(x, 0, w, 0, n);
              }
              return sum;
            })
        .add(
            Rival.PLAIN,
            times -> {
              double sum = 0;
              for (int t = 0; t < times; t++) {
                double dot = 0;
                for (int i = 0; i < n; i++) {
                  dot += x[i] * w[i];
                }
                sum += dot;
              }
              return sum;
            });
  }

  /** One step of the gradient of a support vector machine, and the next first-order choice. */
  static Work gradientUpdate(int n) {
    return new Work("gradientUpdate.f32." + n, Cost.elements(n), () -> updates(n));
  }

  private static Contest updates(int n) {
    float[] ki = RandomMatrices.floats(1, n);
    float[] kj = RandomMatrices.floats(2, n);
    double[] ours = RandomMatrices.doubles(3, n);
    double[] plain = ours.clone();
    double[] zero = new double[n];
    double delta = 1e-9; // the gradient stays in range however often it moves
    return new Contest(Agreement.within(1e-12))
        .add(
            Contest.OURS,
            ours,
            times -> {
              LeastElement found = new LeastElement();
              for (int t = 0; t < times; t++) {
                found.reset();
                GradientStep.update(delta, ki, 0, kj, 0, ours, zero, 0, n, found);
              }
              return found.value;
            })
        .add(
            Rival.PLAIN,
            plain,
            times -> {
              double least = 0;
              for (int t = 0; t < times; t++) {
                least = plainUpdate(delta, ki, kj, plain, zero);
              }
              return least;
            });
  }

  private static double plainUpdate(double delta, float[] ki, float[] kj, double[] v, double[] up) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < v.length; i++) {
      v[i] += delta * ((double) ki[i] - kj[i]);
      least = Math.min(least, v[i] + up[i]);
    }
    return least;
  }

  /** The second-order choice of a support vector machine. */
  static Work secondOrder(int n) {
    return new Work("secondOrder.f32." + n, Cost.elements(n), () -> secondOrders(n));
  }

  private static Contest secondOrders(int n) {
    float[] ki = RandomMatrices.floats(1, n);
    double[] v = RandomMatrices.doubles(2, n);
    float[] diagonal = new float[n];
    float[] low = new float[n];
    Arrays.fill(diagonal, 1.0f);
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    return new Contest(Agreement.within(1e-12))
        .add(
            Contest.OURS,
            times -> {
              SecondChoice found = new SecondChoice();
              for (int t = 0; t < times; t++) {
                found.reset();
                GradientStep.secondOrder(0.1, 1.0f, ki, 0, diagonal, v, low, 0, n, found);
              }
              return found.at();
            })
        .add(
            Rival.PLAIN,
            times -> {
              int best = 0;
              for (int t = 0; t < times; t++) {
                best = plainSecondOrder(0.1, 1.0f, ki, diagonal, v, low);
              }
              return best;
            });
  }

  private static int plainSecondOrder(
      double vi, float kii, float[] ki, float[] diagonal, double[] v, float[] low) {
    float best = -1;
    int at = -1;
    for (int i = 0; i < v.length; i++) {
      float b = Math.min((float) (v[i] - vi), low[i]);
      if (b > 0) {
        float a = (kii - ki[i]) + (diagonal[i] - ki[i]);
        float gain = b * b / (a > 0 ? a : (float) GradientStep.TAU);
        if (gain > best) {
          best = gain;
          at = i;
        }
      }
    }
    return at;
  }

  /** DoubleCholesky factor of a copy: n^3 / 3 operations. */
  static Work cholesky(int n) {
    Cost cost = new Cost(Limit.FMA_DOUBLE, (double) n * n * n / 3);
    return new Work("cholesky.f64." + n, cost, () -> choleskys(n));
  }

  private static Contest choleskys(int n) {
    DoubleMatrix a = DoubleMatrix.of(RandomMatrices.doubles(1, n * n), n, n);
    for (int i = 0; i < n; i++) {
      a.set(i, i, n); // diagonally dominant
    }
    double[] copy = new double[n * n];
    // What is compared is the logarithm of the determinant.
    Contest contest = new Contest(Agreement.within(1e-9));
    contest.add(
        Contest.OURS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            sum += DoubleCholesky.factor(a).logDeterminant();
          }
          return sum;
        });
    return contest.add(
        Rival.OPENBLAS,
        times -> {
          double sum = 0;
          for (int t = 0; t < times; t++) {
            System.arraycopy(a.array(), 0, copy, 0, copy.length);
            NativeLibraries.factor(n, copy);
            for (int i = 0; i < n; i++) {
              sum += 2 * Math.log(copy[i * n + i]);
            }
          }
          return sum;
        });
  }
}
