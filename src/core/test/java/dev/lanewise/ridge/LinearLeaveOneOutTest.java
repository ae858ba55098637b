package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Leverages in d features say what the inverse of the n x n matrix does. */
class LinearLeaveOneOutTest {
  private static final int N = 40;
  private static final RowPartition CALLER = RowPartition.caller();

  private final DoubleMatrix x = DoubleMatrix.allocate(N, 3);
  private final DoubleMatrix y = DoubleMatrix.allocate(N, 2);
  private final double[] weights = new double[N];

  LinearLeaveOneOutTest() {
    Random random = new Random(3);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < 3; j++) {
        x.set(i, j, random.nextGaussian() + 1);
      }
      y.set(i, 0, x.get(i, 0) + .1 * random.nextGaussian());
      y.set(i, 1, x.get(i, 1) * x.get(i, 2) + 3);
      weights[i] = i % 9 == 4 ? 0 : random.nextInt(3) + .5;
    }
  }

  @Test
  void primalErrorsAreThoseOfTheDual() {
    RidgeOptions plain = RidgeOptions.DEFAULT;
    RidgeOptions[] all = {
      plain,
      plain.withIntercept(true),
      plain.withWeights(weights),
      plain.withWeights(weights).withIntercept(true)
    };
    DoubleMatrix gram = DoubleKernelMatrices.gram(new LinearKernel(), x);
    for (RidgeOptions options : all) {
      LeaveOneOut primal = LinearRidge.leaveOneOut(.3, x, y, options, CALLER);
      LeaveOneOut dual = RidgeSystem.of(gram, .3, options, CALLER).leaveOneOut(y);
      assertArrayEquals(dual.errors().array(), primal.errors().array(), 1e-12);
      assertArrayEquals(dual.rmse(), primal.rmse(), 1e-12);
      assertArrayEquals(dual.r2(), primal.r2(), 1e-12);
      assertArrayEquals(dual.gcv(), primal.gcv(), 1e-12);
    }
  }

  @Test
  void theSearchTakesTheSmallestError() {
    double[] lambdas = {1e-3, .1, 3, 100, 1e5};
    RidgeSearch.Result found = LinearRidge.search(lambdas, x, y, RidgeOptions.DEFAULT, CALLER);
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < lambdas.length; c++) {
      double error =
          LinearRidge.leaveOneOut(lambdas[c], x, y, RidgeOptions.DEFAULT, CALLER).overall();
      assertEquals(error, found.cells().get(c).error());
      least = Math.min(least, error);
    }
    assertEquals(least, found.best().error());
    assertEquals(
        "no lambda to try",
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearRidge.search(new double[0], x, y, RidgeOptions.DEFAULT, CALLER))
            .getMessage());
  }
}
