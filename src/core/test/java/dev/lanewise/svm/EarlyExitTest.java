package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.FloatPackedKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyExitTest {
  private static final int N = 1000;

  /** Two blobs; coefficients of sizes that fall off, the largest somewhere in the middle. */
  private static SvmClassifier model(Kernel kernel) {
    Random random = new Random(1);
    float[] x = new float[N * 3];
    double[][] coefficients = new double[1][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < 3; j++) {
        x[3 * i + j] = (float) ((i < N / 2 ? 1 : -1) + .3 * random.nextGaussian());
      }
      int rank = (i * 7 + 300) % N;
      coefficients[0][i] = (i < N / 2 ? 1 : -1) * Math.exp(-rank / 40.0);
    }
    return SvmClassifier.of(
        kernel,
        new int[] {1, 2},
        new int[] {N / 2, N / 2},
        FloatMatrix.of(x, N, 3),
        coefficients,
        new double[1]);
  }

  @Test
  void clearCasesNeedFewKernelValues() {
    for (Kernel kernel : new Kernel[] {new RbfKernel(.1), new PolynomialKernel(.3, .2, 3)}) {
      EarlyExit early = EarlyExit.of(model(kernel));
      EarlyExit.Scratch scratch = early.newScratch();
      assertEquals(1, early.predict(new float[] {1, 1, 1}, 0, scratch));
      assertTrue(scratch.kernelValues() <= 256, kernel + ": " + scratch.kernelValues());
      assertTrue(scratch.kernelValues() > 0);
      assertEquals(2, early.predict(new float[] {0, -1, -1, -1}, 1, scratch));
      assertTrue(scratch.kernelValues() <= 256, kernel + ": " + scratch.kernelValues());
    }
  }

  @Test
  void withoutABoundAllIsEvaluatedAndLinearModelsNeedNone() {
    Kernel[] kernels = {
      new SigmoidKernel(.1, 0), new PolynomialKernel(1, -1, 2), new PolynomialKernel(1, 0, 1 << 22)
    };
    for (Kernel kernel : kernels) {
      EarlyExit early = EarlyExit.of(model(kernel));
      EarlyExit.Scratch scratch = early.newScratch();
      float[] row = {.1f, .2f, .1f};
      assertEquals(early.model().predict(row), early.predict(row, 0, scratch));
      assertEquals(N, scratch.kernelValues());
    }
    EarlyExit linear = EarlyExit.of(model(new LinearKernel()));
    EarlyExit.Scratch scratch = linear.newScratch();
    assertEquals(1, linear.predict(new float[] {1, 1, 1}, 0, scratch));
    assertEquals(0, scratch.kernelValues());
  }

  /** Equal and opposite rows reach the bound but for roundings; tiny and large ones underflow. */
  @Test
  void computedKernelValuesAreWithinTheirBound() {
    Random random = new Random(2);
    for (int turn = 0; turn < 3000; turn++) {
      int d = 1 + random.nextInt(300);
      int degree = random.nextInt(8);
      double gamma = Math.pow(10, random.nextInt(9) - 6) * (1 + random.nextDouble());
      Kernel kernel =
          turn % 4 == 0
              ? new RbfKernel(gamma)
              : new PolynomialKernel(gamma, random.nextInt(2) * random.nextDouble(), degree);
      double scale = Math.pow(10, random.nextInt(turn % 4 == 0 ? 20 : 30) - 24);
      float[] s = new float[d];
      float[] x = new float[d];
      for (int j = 0; j < d; j++) {
        s[j] = (float) (random.nextGaussian() * scale);
        x[j] = turn % 3 == 0 ? s[j] : turn % 3 == 1 ? -s[j] : (float) (2.5 * s[j]);
      }
      KernelBound bound = KernelBound.of(kernel, d);
      double most = bound.ofRow(x, 0) * bound.ofVector(s, 0);
      if (most < KernelBound.LIMIT) {
        float[] k = new float[1];
        FloatPackedKernel packed = new FloatPackedKernel(kernel, FloatMatrix.of(s, 1, d));
        packed.evaluate(packed.newBlock(1), x, 0, d, 0, 1, k, 1);
        float value = k[0];
        assertTrue(Math.abs(value) <= most, () -> kernel + ": " + value + " above " + most);
        assertTrue(!bound.nonNegative() || value >= 0, () -> kernel + ": " + value);
      }
    }
  }

  /** Coefficients above 0 lower the sum where kernel values are below 0. */
  @Test
  void oddPowersMayTurnTheSign() {
    float[] x = new float[N];
    double[][] coefficients = new double[1][N];
    for (int s = 0; s < N; s++) {
      x[s] = s < 64 ? 1 : -.9f;
      coefficients[0][s] = s < 64 ? 1 : .9;
    }
    for (int degree : new int[] {1, 3}) {
      SvmClassifier model =
          SvmClassifier.of(
              new PolynomialKernel(1, 0, degree),
              new int[] {1, 2},
              new int[] {N, 0},
              FloatMatrix.of(x, N, 1),
              coefficients,
              new double[1]);
      assertEquals(2, model.predict(new float[] {1}));
      assertEquals(2, EarlyExit.of(model).predict(new float[] {1}));
    }
  }

  @Test
  void batchesCountTheirKernelValues() {
    EarlyExit early = EarlyExit.of(model(new RbfKernel(.1)));
    FloatMatrix x = FloatMatrix.allocate(130, 3);
    for (int i = 0; i < 130; i++) {
      Arrays.fill(x.array(), 3 * i, 3 * i + 3, i % 2 == 0 ? 1f : -1f);
    }
    int[] out = new int[130];
    long values = early.predict(x, out, RowPartition.caller());
    for (int i = 0; i < 130; i++) {
      assertEquals(i % 2 == 0 ? 1 : 2, out[i]);
    }
    EarlyExit.Scratch scratch = early.newScratch();
    early.predict(new float[] {1, 1, 1}, 0, scratch);
    long expected = 65L * scratch.kernelValues();
    early.predict(new float[] {-1, -1, -1}, 0, scratch);
    assertEquals(expected + 65L * scratch.kernelValues(), values);
  }

  @Test
  void badRowsAreRefusedAsTheModelDoes() {
    EarlyExit early = EarlyExit.of(model(new RbfKernel(.1)));
    float[][] rows = {{1, 2}, {1, Float.NaN, 0}, {Float.MAX_VALUE, 0, 0}};
    for (float[] row : rows) {
      String expected =
          assertThrows(IllegalArgumentException.class, () -> early.model().predict(row))
              .getMessage();
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> early.predict(row)).getMessage());
    }
    assertThrows(
        IndexOutOfBoundsException.class, () -> early.predict(new float[3], 1, early.newScratch()));
    FloatMatrix x = FloatMatrix.allocate(2, 3);
    assertEquals(
        "out has 1 places, x 2 rows",
        assertThrows(
                IllegalArgumentException.class,
                () -> early.predict(x, new int[1], RowPartition.caller()))
            .getMessage());
  }

  @Test
  void modelsWithoutSupportVectorsAreTheirOffsets() {
    SvmClassifier constant =
        SvmClassifier.of(
            new RbfKernel(1),
            new int[] {3, 8},
            new int[2],
            FloatMatrix.allocate(0, 2),
            new double[1][0],
            new double[] {-1});
    assertEquals(3, EarlyExit.of(constant).predict(new float[2]));
  }
}
