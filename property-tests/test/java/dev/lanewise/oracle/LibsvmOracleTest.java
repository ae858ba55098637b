package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small problems with known solutions, for every formulation and every kernel. */
class LibsvmOracleTest {
  private static final double[][] POINTS = {{-3}, {1}, {-1}, {4}};

  private static Settings settings(Kernel kernel) {
    return new Settings(kernel, 1, 0.5, 0.1, 1e-9, true);
  }

  @Test
  void twoPointsOfTheFaqHaveTheirSolution() {
    double[] y = {1, -1};
    LibsvmOracle model =
        LibsvmOracle.train(
            Formulation.C_SVC, new double[][] {{1}, {-1}}, y, settings(new RbfKernel(1)));
    assertArrayEquals(new double[] {1, -1}, model.coefficients(0, 1));
    assertEquals(0, model.rho(0), 1e-12);
    assertEquals(1 - Math.exp(-4), model.decisions(new double[] {1})[0], 1e-15);
    assertEquals(-1, model.predict(new double[] {-2}));
    assertEquals(2, model.supportVectors());
  }

  @Test
  void coefficientsOfPairsBelongToTheirRows() {
    double[] y = {7, 3, 3, 5};
    LibsvmOracle model =
        LibsvmOracle.train(Formulation.C_SVC, POINTS, y, settings(new LinearKernel()));
    assertArrayEquals(new int[] {7, 3, 5}, model.labels());
    int pair = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = a + 1; b < 3; b++, pair++) {
        double[] beta = model.coefficients(a, b);
        for (int i = 0; i < 4; i++) {
          boolean ofA = y[i] == model.labels()[a];
          assertTrue(ofA ? beta[i] >= 0 : y[i] == model.labels()[b] ? beta[i] <= 0 : beta[i] == 0);
        }
        assertEquals(0, Arrays.stream(beta).sum(), 1e-15);
        double f = -model.rho(pair);
        for (int i = 0; i < 4; i++) {
          f += beta[i] * POINTS[i][0] * 2.5;
        }
        assertEquals(f, model.decisions(new double[] {2.5})[pair], 1e-14);
      }
    }
  }

  /** With nu = 1/2 one of two equal rows has coefficient 1: f(x) + rho = K(1, x). */
  @Test
  void kernelsHaveTheirFormulas() {
    Kernel[] kernels = {
      new LinearKernel(),
      new PolynomialKernel(0.5, 2, 3),
      new RbfKernel(0.25),
      new SigmoidKernel(0.125, 0.5)
    };
    double[] expected = {1.5, Math.pow(0.75 + 2, 3), Math.exp(-0.0625), Math.tanh(0.6875)};
    for (int k = 0; k < kernels.length; k++) {
      LibsvmOracle model =
          LibsvmOracle.train(
              Formulation.ONE_CLASS,
              new double[][] {{1}, {1}},
              new double[2],
              settings(kernels[k]));
      assertArrayEquals(new double[] {1, 0}, model.coefficients());
      double value = model.decisions(new double[] {1.5})[0] + model.rho(0);
      assertEquals(expected[k], value, 1e-14, kernels[k] + "");
      double plain = PlainKernel.value(kernels[k], new double[] {1}, new double[] {1.5});
      assertEquals(expected[k], plain, 1e-14, kernels[k] + "");
    }
  }

  /** A float value is not always the double one, and never further from it than the bound. */
  @Test
  void floatErrorsAreBoundedAndNotByMuch() {
    double[] x = {(float) 0.1, (float) -2.3};
    double[] y = {(float) 1.7, (float) 0.9};
    float dot = Math.fma((float) x[1], (float) y[1], (float) x[0] * (float) y[0]);
    double off = Math.abs(dot - PlainKernel.value(new LinearKernel(), x, y));
    double bound = PlainKernel.floatError(new LinearKernel(), x, y);
    assertTrue(off > 0 && off <= bound && bound < 1e-6, off + " within " + bound);
    for (Kernel kernel : new Kernel[] {new PolynomialKernel(0.5, 1, 2), new RbfKernel(0.25)}) {
      double k = PlainKernel.value(kernel, x, y);
      double error = PlainKernel.floatError(kernel, x, y);
      assertTrue(error >= Math.abs((float) k - k) && error < 1e-5, kernel + ": " + error);
    }
  }

  @Test
  void regressionAndNuFormulationsKeepTheirConstraints() {
    double[] targets = {-1, 0.5, 0, 2};
    Settings s = settings(new RbfKernel(0.3));
    double[] tube = LibsvmOracle.train(Formulation.EPSILON_SVR, POINTS, targets, s).coefficients();
    assertEquals(0, Arrays.stream(tube).sum(), 1e-12);
    assertEquals(1, Arrays.stream(tube).map(Math::abs).max().getAsDouble());
    double[] nu = LibsvmOracle.train(Formulation.NU_SVR, POINTS, targets, s).coefficients();
    assertEquals(0, Arrays.stream(nu).sum(), 1e-12);
    assertTrue(Arrays.stream(nu).map(Math::abs).sum() <= 0.5 * 4 + 1e-12);
    double[] one = LibsvmOracle.train(Formulation.ONE_CLASS, POINTS, targets, s).coefficients();
    assertEquals(0.5 * 4, Arrays.stream(one).sum(), 1e-12);
    double[] classes = {1, -1, 1, -1};
    LibsvmOracle svc = LibsvmOracle.train(Formulation.NU_SVC, POINTS, classes, s);
    assertEquals(0, Arrays.stream(svc.coefficients(0, 1)).sum(), 1e-12);
  }

  @Test
  void whatLibsvmRefusesIsRefused() {
    assertEquals(
        "C <= 0",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    LibsvmOracle.train(
                        Formulation.C_SVC,
                        POINTS,
                        new double[] {1, 1, 2, 2},
                        new Settings(new LinearKernel(), 0, 0.5, 0.1, 1e-3, true)))
            .getMessage());
  }
}
