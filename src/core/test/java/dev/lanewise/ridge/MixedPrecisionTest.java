package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.ScaledKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixedPrecisionTest {
  private static final int N = 600;
  private static final RowPartition CALLER = RowPartition.caller();

  private final DoubleMatrix x = DoubleMatrix.allocate(N, 4);
  private final DoubleMatrix y = DoubleMatrix.allocate(N, 3);

  /** Targets of very different sizes. */
  MixedPrecisionTest() {
    Random random = new Random(4);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < 4; j++) {
        x.set(i, j, random.nextGaussian());
      }
      y.set(i, 0, Math.sin(x.get(i, 0)) + 5);
      y.set(i, 1, 1e-100 * x.get(i, 1));
      y.set(i, 2, 1e100 * random.nextGaussian());
    }
  }

  private DoubleMatrix gram(double factor) {
    return DoubleKernelMatrices.gram(new ScaledKernel(factor, new RbfKernel(.2)), x);
  }

  private static double largest(DoubleMatrix m, int t) {
    double largest = 0;
    for (int i = 0; i < m.rows(); i++) {
      largest = Math.max(largest, Math.abs(m.get(i, t)));
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, .1", "1, .02", "1e120, 1e119", "1e-120, 1e-121"})
  void solutionsAreThoseOfAFactorInDouble(double factor, double lambda) {
    DoubleMatrix k = gram(factor);
    for (boolean intercept : new boolean[] {false, true}) {
      RidgeSolution mixed = MixedPrecision.solve(k, lambda, y, intercept, CALLER).orElseThrow();
      RidgeOptions options = RidgeOptions.DEFAULT.withIntercept(intercept).withRefinement(true);
      RidgeSolution exact = RidgeSystem.of(k, lambda, options, CALLER).solve(y);
      for (int t = 0; t < 3; t++) {
        double size = largest(exact.coefficients(), t);
        for (int i = 0; i < N; i++) {
          assertEquals(
              exact.coefficients().get(i, t), mixed.coefficients().get(i, t), 1e-12 * size);
        }
        assertEquals(exact.intercepts()[t], mixed.intercepts()[t], 1e-12 * largest(y, t));
      }
    }
  }

  @Test
  void columnsAndThreadsDoNotShowAndNothingIsChanged() {
    DoubleMatrix k = gram(1);
    double[] before = k.array().clone();
    RidgeSolution together = MixedPrecision.solve(k, .1, y, true, CALLER).orElseThrow();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      RowPartition three = RowPartition.over(executor, 3);
      for (int t = 0; t < 3; t++) {
        DoubleMatrix one = DoubleMatrix.of(Columns.column(y, t), N, 1);
        RidgeSolution alone = MixedPrecision.solve(k, .1, one, true, three).orElseThrow();
        assertArrayEquals(Columns.column(together.coefficients(), t), alone.coefficients().array());
        assertEquals(together.intercepts()[t], alone.intercepts()[0]);
      }
    }
    assertArrayEquals(before, k.array());
  }

  @Test
  void whatFloatsCannotCarryIsLeftToDoubles() {
    assertTrue(MixedPrecision.solve(gram(1), 1e-4, y, false, CALLER).isEmpty(), "condition");
    DoubleMatrix indefinite = gram(1);
    indefinite.set(300, 300, -5);
    assertTrue(MixedPrecision.solve(indefinite, .1, y, false, CALLER).isEmpty(), "indefinite");
    DoubleMatrix many = DoubleMatrix.allocate(N, 9);
    assertTrue(MixedPrecision.solve(gram(1), 1, many, false, CALLER).isEmpty(), "columns");
    DoubleMatrix few = DoubleMatrix.copyOf(x.rowRange(0, 100));
    Optional<RidgeSolution> small =
        MixedPrecision.solve(
            DoubleKernelMatrices.gram(new RbfKernel(.2), few),
            1,
            DoubleMatrix.copyOf(y.rowRange(0, 100)),
            false,
            CALLER);
    assertTrue(small.isEmpty(), "order");
  }

  /** Residuals of zero targets are zero at once; a fit goes this way or the other. */
  @Test
  void zerosAreSolvedByZerosAndFitsAgree() {
    DoubleMatrix zeros = DoubleMatrix.allocate(N, 1);
    RidgeSolution none = MixedPrecision.solve(gram(1), 1, zeros, false, CALLER).orElseThrow();
    assertArrayEquals(new double[N], none.coefficients().array());
    DoubleMatrix first = DoubleMatrix.of(Columns.column(y, 0), N, 1);
    KernelRidge mixed = KernelRidge.fit(new RbfKernel(.2), .1, x, first);
    KernelRidge refined =
        KernelRidge.fit(
            new RbfKernel(.2), .1, x, first, RidgeOptions.DEFAULT.withRefinement(true), CALLER);
    DoubleMatrix a = mixed.dualCoefficients();
    DoubleMatrix b = refined.dualCoefficients();
    boolean same = true;
    for (int i = 0; i < N; i++) {
      assertEquals(b.get(i, 0), a.get(i, 0), 1e-12 * largest(b, 0));
      same &= a.get(i, 0) == b.get(i, 0);
    }
    assertFalse(same, "not solved in floats and doubles");
  }
}
