package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of weight 0 are left out of the checks too; rows and bounds that count are named. */
class RowsThatDoNotCountTest {
  private static final int N = 20;
  private static final PairKernel PRODUCT = (x, i, y, j, columns) -> (double) x[i] * y[j];

  private final FloatMatrix x = FloatMatrix.allocate(N, 2);
  private final FloatMatrix gram = FloatMatrix.allocate(N, N + 1);
  private final int[] labels = new int[N];
  private final double[] targets = new double[N];
  private final double[] weights = new double[N];

  RowsThatDoNotCountTest() {
    Random random = new Random(3);
    for (int i = 0; i < N; i++) {
      labels[i] = i % 2;
      targets[i] = random.nextGaussian();
      weights[i] = i == 4 || i == 5 ? 0 : 1;
      for (int c = 0; c < 2; c++) {
        x.set(i, c, (float) random.nextGaussian() + labels[i]);
      }
    }
    for (int i = 0; i < N; i++) {
      gram.set(i, 0, i + 1);
      for (int j = 0; j < N; j++) {
        gram.set(i, j + 1, x.get(i, 0) * x.get(j, 0) + x.get(i, 1) * x.get(j, 1));
      }
    }
  }

  private static SvmParameters with(Kernel kernel) {
    return SvmParameters.defaults(kernel);
  }

  private SvmFit train(FloatMatrix rows, SvmParameters parameters) {
    return SvmTrainer.train(
        rows, labels, SampleWeights.of(weights), parameters, TrainingRun.DEFAULT);
  }

  private SvrFit regression(FloatMatrix rows, SvmParameters parameters) {
    SvrParameters tube = new SvrParameters(.1, parameters);
    return SvrTrainer.train(rows, targets, SampleWeights.of(weights), tube, TrainingRun.DEFAULT);
  }

  @Test
  void whateverTheyHold() {
    for (Kernel kernel : new Kernel[] {new RbfKernel(.5), new LinearKernel(), PRODUCT}) {
      SvmFit clean = train(x, with(kernel));
      SvrFit cleanCurve = regression(x, with(kernel));
      FloatMatrix dirty = FloatMatrix.allocate(N, 2);
      for (int i = 0; i < N; i++) {
        x.copyRow(i, dirty.array(), 2 * i);
      }
      dirty.set(4, 0, Float.NaN);
      dirty.set(5, 1, 1e30f); // no squared norm
      double target = targets[4];
      targets[4] = Double.NaN;
      assertEquals(clean.pairs(), train(dirty, with(kernel)).pairs());
      SvrFit curve = regression(dirty, with(kernel));
      assertEquals(cleanCurve.certificate(), curve.certificate());
      assertArrayEquals(cleanCurve.supportRows(), curve.supportRows());
      targets[4] = target;
    }
  }

  @Test
  void serialNumbersOfThemAreNotLookedAt() {
    SvmParameters parameters = with(new PrecomputedKernel());
    SvmFit clean = train(gram, parameters);
    gram.set(4, 0, 0);
    gram.set(5, 8, 77);
    assertEquals(clean.pairs(), train(gram, parameters).pairs());
    assertEquals(clean.pairs().size(), 1);
    gram.set(6, 0, 0);
    assertEquals(
        "X[row 6, col 0] is 0.0, expected a serial number: a whole number in 1..20",
        message(() -> train(gram, parameters)));
  }

  @Test
  void rowsThatCountHaveTheCallersNumbers() {
    x.set(7, 1, Float.NaN);
    String expected = "X[row 7, col 1] is NaN; " + SvmTrainer.FINITE;
    assertEquals(expected, message(() -> train(x, with(new RbfKernel(1)))));
    assertEquals(expected, message(() -> regression(x, with(new RbfKernel(1)))));
    targets[9] = Double.NaN;
    x.set(7, 1, 1);
    assertEquals(
        "target 9 is NaN, expected a finite number",
        message(() -> regression(x, with(new RbfKernel(1)))));
  }

  @Test
  void boundsAreFinite() {
    SvmParameters parameters = with(new LinearKernel());
    weights[6] = 1e10;
    assertEquals(
        "C times the weight of class 0 and of row 6 is Infinity, expected a finite number above 0",
        message(() -> train(x, parameters.withC(1e300))));
    assertEquals(
        "C times the weight of row 6 is Infinity, expected a finite number above 0",
        message(() -> regression(x, parameters.withC(1e300))));
    weights[6] = 1;
    assertEquals(
        "the sum of C times the weights of all rows is Infinity, expected a finite number above 0",
        message(() -> train(x, parameters.withC(1e307 * 4))));
    assertEquals(
        "the sum of C times the weights, each row counting twice, is Infinity, expected a finite"
            + " number above 0",
        message(() -> regression(x, parameters.withC(7e306))));
    ClassWeights large = ClassWeights.explicit(Map.of(1, 1e10));
    assertEquals(
        "C times the weight of class 1 is Infinity, expected a finite number above 0",
        message(() -> train(x, parameters.withC(1e300).withWeights(large))));
    assertEquals(
        "the sum of 2 weights is Infinity, expected a finite number",
        message(() -> SampleWeights.of(1e308, 1e308)));
  }

  private static String message(Runnable bad) {
    return assertThrows(IllegalArgumentException.class, bad::run).getMessage();
  }
}
