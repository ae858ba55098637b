package dev.lanewise.property;

import dev.lanewise.generator.Values;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import dev.lanewise.oracle.PlainKernel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Rows, a kernel and its matrices, with settings under which both libraries can converge.
 *
 * <p>Kernel values are rounded to floats: a violation below 16 u max_i sum_j C |K_ij| is noise, and
 * LIBSVM goes on for its ten million iterations looking for it. C is lowered until that is at most
 * a tenth, the tolerance raised to it.
 *
 * @param x rows, of float values
 * @param fresh rows to predict besides
 * @param k kernel matrix of x in double
 * @param ourError what the library's float matrix of x is off by
 * @param theirError what LIBSVM's is off by: one rounding
 * @param noise the violation for coefficients up to 1 that rounded kernel values leave in doubt
 */
record DifferentialProblem(
    double[][] x,
    double[][] fresh,
    Settings settings,
    double[][] k,
    double[][] ourError,
    double[][] theirError,
    double noise) {
  private static final int FRESH = 8;

  /** Settings of a problem on given rows; C is 1 where the bounds are. */
  static DifferentialProblem draw(double[][] x, boolean boundsAreOne, SplittableRandom random) {
    Kernel kernel = kernel(x[0].length, random);
    double[][] k = PlainKernel.matrix(kernel, x, x);
    FloatMatrix gram = FloatKernelMatrices.gram(kernel, matrix(x));
    int n = x.length;
    double[][] ourError = new double[n][n];
    double[][] theirError = new double[n][n];
    double largestRow = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = 0; j < n; j++) {
        ourError[i][j] = Math.abs(gram.get(i, j) - k[i][j]);
        theirError[i][j] = Math.abs((float) k[i][j] - k[i][j]);
        row += Math.abs(k[i][j]);
        int a = i;
        int b = j;
        Check.within(
            ourError[i][j],
            PlainKernel.floatError(kernel, x[i], x[j]) + 1e-14 * Math.abs(k[i][j]) + 1e-14,
            () -> kernel + " of rows " + a + " and " + b);
      }
      largestRow = Math.max(largestRow, row);
    }
    double noise = 16 * Format.FLOAT.unit() * largestRow;
    double c = boundsAreOne ? 1 : Math.min(Math.pow(10, 5 * random.nextDouble() - 2), 0.1 / noise);
    double tolerance = Math.max(Math.pow(10, -1 - 2.5 * random.nextDouble()), noise * c);
    double nu = 0.02 + 0.97 * random.nextDouble();
    double tube = random.nextInt(6) == 0 ? 0 : 0.4 * random.nextDouble();
    Settings settings = new Settings(kernel, c, nu, tube, tolerance, random.nextBoolean());
    double[][] fresh = new double[FRESH][];
    for (int i = 0; i < FRESH; i++) {
      fresh[i] = bell(x[0].length, random);
    }
    return new DifferentialProblem(x, fresh, settings, k, ourError, theirError, noise);
  }

  /** Mostly small: 4 to 60, one in twelve up to 150. */
  static int rows(SplittableRandom random) {
    return 4 + random.nextInt(random.nextInt(12) == 0 ? 147 : 57);
  }

  static int columns(SplittableRandom random) {
    return 1 + random.nextInt(8);
  }

  static double[] bell(int cols, SplittableRandom random) {
    double[] row = new double[cols];
    for (int j = 0; j < cols; j++) {
      row[j] = (float) Values.bell(random);
    }
    return row;
  }

  /** Parameters are floats, so that both libraries compute with the same. */
  private static Kernel kernel(int cols, SplittableRandom random) {
    float gamma = (float) (Math.pow(10, 2 * random.nextDouble() - 1.5) / cols);
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(gamma, random.nextInt(2), 1 + random.nextInt(4));
      case 2 -> new RbfKernel(gamma);
      default -> new SigmoidKernel(gamma, 0.25f * random.nextInt(-4, 3));
    };
  }

  static FloatMatrix matrix(double[][] rows) {
    FloatMatrix m = FloatMatrix.allocate(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        m.set(i, j, (float) rows[i][j]);
      }
    }
    return m;
  }

  /** The same with nu times a factor. */
  DifferentialProblem withNuTimes(double factor) {
    Settings s = settings;
    Settings scaled =
        new Settings(s.kernel(), s.c(), s.nu() * factor, s.tube(), s.tolerance(), s.shrinking());
    return new DifferentialProblem(x, fresh, scaled, k, ourError, theirError, noise);
  }

  /** The training rows and the fresh ones. */
  double[][] rowsToPredict() {
    return Stream.concat(Arrays.stream(x), Arrays.stream(fresh)).toArray(double[][]::new);
  }

  /** How far the float kernel values at a row can move our function. */
  double errorAt(double[] row, double[] beta) {
    double sum = 0;
    for (int i = 0; i < beta.length; i++) {
      if (beta[i] != 0) {
        sum += Math.abs(beta[i]) * PlainKernel.floatError(settings.kernel(), row, x[i]);
      }
    }
    return sum;
  }

  double diagonalAt(double[] row) {
    return PlainKernel.value(settings.kernel(), row, row);
  }

  boolean mercer() {
    return !(settings.kernel() instanceof SigmoidKernel);
  }
}
