package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import org.junit.jupiter.api.Test;

class GammaTest {
  private static final double[][] X = {{1, 2, 3}, {4, 5, 6}};

  @Test
  void scaleIsOneOverColumnsTimesVariance() {
    // population variance of 1..6 is 35/12
    assertEquals(12 / (3 * 35.0), Gamma.scale().resolve(DoubleMatrix.copyOf(X)), 1e-15);
    double[][] times10 = {{10, 20, 30}, {40, 50, 60}};
    assertEquals(
        Gamma.scale().resolve(DoubleMatrix.copyOf(X)) / 100,
        Gamma.scale().resolve(DoubleMatrix.copyOf(times10)),
        1e-15);
    assertEquals(1, Gamma.scale().resolve(FloatMatrix.copyOf(new float[][] {{7, 7}, {7, 7}})));
  }

  @Test
  void autoIsOneOverColumns() {
    assertEquals(1.0 / 3, Gamma.auto().resolve(DoubleMatrix.copyOf(X)));
    assertEquals(0.25, Gamma.auto().resolve(FloatMatrix.allocate(0, 4)));
  }

  @Test
  void kernelsRefuseParametersOutOfRange() {
    assertEquals(
        "gamma is NaN, expected a finite number above 0",
        assertThrows(IllegalArgumentException.class, () -> Gamma.of(Double.NaN)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RbfKernel(-1));
    assertThrows(IllegalArgumentException.class, () -> new RbfKernel(0));
    assertThrows(IllegalArgumentException.class, () -> RbfKernel.ofSigma(0));
    assertThrows(IllegalArgumentException.class, () -> new PolynomialKernel(1, 0, -1));
    assertEquals(0.125, RbfKernel.ofSigma(2).gamma());
  }
}
