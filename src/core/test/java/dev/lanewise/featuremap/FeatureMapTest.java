package dev.lanewise.featuremap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What textbooks and articles say about feature maps, run. */
class FeatureMapTest {
  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  @Test
  void nineProductsAreOneSquare() {
    OuterProductMap f = new OuterProductMap();
    double[] fx = f.map(1, 2, 3);
    double[] fy = f.map(4, 5, 6);
    assertArrayEquals(new double[] {1, 2, 3, 2, 4, 6, 3, 6, 9}, fx);
    assertArrayEquals(new double[] {16, 20, 24, 20, 25, 30, 24, 30, 36}, fy);
    assertEquals(1024, dot(fx, fy));
    assertEquals(1024, Math.pow(dot(new double[] {1, 2, 3}, new double[] {4, 5, 6}), 2));
  }

  @Test
  void degreeTwoHasSixComponentsInThePlane() {
    double c = 3;
    PolynomialMap phi = new PolynomialMap(2, c);
    double r2 = Math.sqrt(2);
    double[] expected = {25, r2 * 5 * 7, Math.sqrt(2 * c) * 5, 49, Math.sqrt(2 * c) * 7, c};
    assertEquals(6, phi.components(2));
    assertArrayEquals(expected, phi.map(5, 7), 1e-13);
    assertEquals(Math.pow(5 * 2 + 7 * -1 + c, 2), dot(phi.map(5, 7), phi.map(2, -1)), 1e-12);
    // Without the constant: (x1^2, sqrt 2 x1 x2, x2^2).
    double[] three = new PolynomialMap(2, 0).map(5, 7);
    assertArrayEquals(new double[] {25, r2 * 35, 49}, three, 1e-13);
  }

  @Test
  void polynomialMapsAreTheirKernel() {
    Random random = new Random(1);
    for (int degree = 1; degree <= 5; degree++) {
      for (int d = 1; d <= 4; d++) {
        for (double coef0 : new double[] {0, 0.5, 2}) {
          double[] x = random.doubles(d, -2, 2).toArray();
          double[] y = random.doubles(d, -2, 2).toArray();
          PolynomialMap phi = new PolynomialMap(degree, coef0);
          double value = dot(phi.map(x), phi.map(y));
          double size = Math.pow(8 * d + coef0, degree);
          assertEquals(Math.pow(dot(x, y) + coef0, degree), value, 1e-14 * size);
        }
      }
    }
  }

  /** Neither many variables nor a high degree are many calls deep. */
  @Test
  void longRowsAndHighDegreesAreMapped() {
    double[] x = new double[100_000];
    x[7] = 3;
    x[99_999] = 5;
    double[] phi = new PolynomialMap(1, 1).map(x);
    assertEquals(100_001, phi.length);
    assertEquals(3, phi[7]);
    assertEquals(5, phi[99_999]);
    assertEquals(1, phi[100_000]);
    assertArrayEquals(x, new PolynomialMap(1, 0).map(x));
    assertArrayEquals(new double[] {1}, new PolynomialMap(1_000_000_000, 0).map(1));
    assertEquals(3001, new PolynomialMap(3000, 1).map(0.5).length);
  }

  /** Powers of StrictMath and roots: the same bits on every machine. */
  @Test
  void componentsAreRoundedTheSameEverywhere() {
    double[] phi = new PolynomialMap(3, 0.7).map(1.1, 1.3);
    assertEquals(StrictMath.pow(1.1, 3), phi[0]);
    assertEquals(StrictMath.pow(1.1, 2) * 1.3 * Math.sqrt(3), phi[1]);
    assertEquals(StrictMath.pow(1.1, 2) * Math.sqrt(3) * Math.sqrt(0.7), phi[2]);
    assertEquals(0.7 * Math.sqrt(0.7), phi[9]);
  }

  @Test
  void monomialsAreCounted() {
    assertEquals(6, MonomialCount.of(2, 2));
    assertEquals(10, MonomialCount.of(3, 2));
    assertEquals(5151, MonomialCount.of(100, 2));
    assertEquals(4598126, MonomialCount.of(100, 4));
    assertEquals(525825, MonomialCount.of(1024, 2));
    assertEquals(180007425, MonomialCount.of(1024, 3));
    assertEquals(46261908225L, MonomialCount.of(1024, 4));
    assertEquals(1, MonomialCount.of(0, 7));
    assertEquals(1, MonomialCount.of(7, 0));
    assertEquals(7219428434016265740L, MonomialCount.of(33, 33)); // C(66, 33), the last that fits
    assertThrows(ArithmeticException.class, () -> MonomialCount.of(34, 34));
    assertThrows(IllegalArgumentException.class, () -> MonomialCount.of(-1, 2));
    assertThrows(CapacityException.class, () -> new PolynomialMap(4, 1).components(1024));
    assertThrows(CapacityException.class, () -> new PolynomialMap(40, 1).components(1024));
  }

  /** A ring around a disc: no line separates them, after the lift a plane does, near z = 1/2. */
  @Test
  void theLiftSeparatesRings() {
    Random random = new Random(7);
    int n = 400;
    FloatMatrix x = FloatMatrix.allocate(n, 2);
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = i % 2 == 0 ? Math.sqrt(.45) : Math.sqrt(.55);
      x.set(i, 0, (float) (radius * Math.cos(angle)));
      x.set(i, 1, (float) (radius * Math.sin(angle)));
      y[i] = i % 2 == 0 ? 1 : -1;
    }
    SvmParameters linear = SvmParameters.defaults(new LinearKernel()).withC(1e4);
    assertTrue(accuracy(SvmTrainer.train(x, y, linear).model(), x, y) < .7);
    FloatMatrix lifted = new SquaredNormMap().map(x);
    SvmClassifier plane = SvmTrainer.train(lifted, y, linear).model();
    assertEquals(1, accuracy(plane, lifted, y));
    for (double radius = 0; radius < 2; radius += 1.0 / 64) {
      float z = (float) (radius * radius);
      int expected = radius < Math.sqrt(.5) ? 1 : -1;
      assertEquals(expected, plane.predict(new float[] {(float) radius, 0, z}), "at " + radius);
    }
  }

  private static double accuracy(SvmClassifier model, FloatMatrix x, int[] y) {
    int[] predicted = model.predict(x);
    int right = 0;
    for (int i = 0; i < y.length; i++) {
      right += predicted[i] == y[i] ? 1 : 0;
    }
    return (double) right / y.length;
  }

  @Test
  void onALineTheSquareIsEnough() {
    assertArrayEquals(new double[] {-3, 9}, new SquaredNormMap().map(-3));
    assertArrayEquals(new double[] {.5, -1, 1.25}, new SquaredNormMap().map(.5, -1));
  }

  /** y* = y' (lambda I + Phi Phi')^-1 Phi phi(x*): ridge on mapped rows is kernel ridge. */
  @Test
  void ridgeInTheMappedSpaceIsKernelRidge() {
    Random random = new Random(3);
    DoubleMatrix x = DoubleMatrix.allocate(30, 3);
    DoubleMatrix y = DoubleMatrix.allocate(30, 1);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 3; j++) {
        x.set(i, j, random.nextGaussian());
      }
      y.set(i, 0, x.get(i, 0) * x.get(i, 1) - x.get(i, 2));
    }
    DoubleMatrix phi = new PolynomialMap(2, 1.5).map(x);
    DoubleMatrix mapped = KernelRidge.fit(new LinearKernel(), .1, phi, y).predict(phi);
    DoubleMatrix kernel = KernelRidge.fit(new PolynomialKernel(1, 1.5, 2), .1, x, y).predict(x);
    for (int i = 0; i < 30; i++) {
      assertEquals(kernel.get(i, 0), mapped.get(i, 0), 1e-10);
    }
  }

  /** The RBF kernel has infinitely many components, of which the first few carry it. */
  @Test
  void theSeriesOfTheRbfKernelConverges() {
    double gamma = .7;
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{.9}, {-.4}});
    double k = DoubleKernelMatrices.gram(new RbfKernel(gamma), x).get(0, 1);
    double sum = 0;
    double term = Math.exp(-gamma * (.81 + .16));
    double last = Double.POSITIVE_INFINITY;
    for (int m = 0; m < 12; m++) {
      sum += term;
      double error = Math.abs(k - sum);
      assertTrue(error < last || error < 1e-12, "after " + m + " terms " + error);
      last = error;
      term *= 2 * gamma * .9 * -.4 / (m + 1);
    }
    assertEquals(k, sum, 1e-10);
  }

  @Test
  void badInputIsRefusedByName() {
    assertEquals(
        "degree is 0, expected at least 1",
        assertThrows(IllegalArgumentException.class, () -> new PolynomialMap(0, 1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PolynomialMap(2, -1));
    assertThrows(IllegalArgumentException.class, () -> new SquaredNormMap().components(0));
    assertThrows(IllegalArgumentException.class, () -> new OuterProductMap().components(0));
  }
}
