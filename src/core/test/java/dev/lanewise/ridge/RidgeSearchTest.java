package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RidgeSearchTest {
  private static final DoubleMatrix X = DoubleMatrix.copyOf(new double[][] {{-1}, {0}, {1}, {2}});
  private static final DoubleMatrix Y = DoubleMatrix.copyOf(new double[][] {{-2}, {0}, {2}, {4}});

  private static RidgeSearch.Result search(
      List<? extends Kernel> kernels, double[] lambdas, RidgeOptions options) {
    return RidgeSearch.search(kernels, lambdas, X, Y, options, RowPartition.caller());
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void aLineIsBestFittedByALine() {
    List<Kernel> kernels = List.of(new RbfKernel(1), new LinearKernel());
    RidgeSearch.Result found = search(kernels, new double[] {1, 1e-6}, RidgeOptions.DEFAULT);
    assertEquals(4, found.cells().size());
    assertEquals(new LinearKernel(), found.best().kernel());
    assertEquals(1e-6, found.best().lambda());
    assertEquals(0, found.best().error(), 1e-5);
    assertThrows(UnsupportedOperationException.class, () -> found.cells().clear());
  }

  /** As few lambdas as take a factor each, and as many as take a path. */
  @Test
  void theFirstOfEqualsIsBest() {
    for (int count : new int[] {2, 11, 12, 20}) {
      double[] lambdas = new double[count];
      Arrays.fill(lambdas, 0.5);
      List<Kernel> kernels = List.of(new LinearKernel(), new RbfKernel(1), new LinearKernel());
      RidgeSearch.Result found = search(kernels, lambdas, RidgeOptions.DEFAULT);
      assertSame(found.cells().getFirst(), found.best());
      assertEquals(found.best(), found.cells().get(2 * count));
    }
  }

  /** tanh(-1 + x y) has negative eigenvalues here. */
  @Test
  void whatHasNoFactorIsInfinitelyBad() {
    SigmoidKernel sigmoid = new SigmoidKernel(1, -1);
    NotPositiveDefiniteException none =
        assertThrows(
            NotPositiveDefiniteException.class,
            () -> search(List.of(sigmoid), new double[] {1e-3, 1e-2}, RidgeOptions.DEFAULT));
    assertTrue(none.pivot() <= 0);
    List<Kernel> kernels = List.of(sigmoid, new LinearKernel());
    for (double[] lambdas :
        new double[][] {{1e-3, 100}, {1e-3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100}}) {
      RidgeSearch.Result found = search(kernels, lambdas, RidgeOptions.DEFAULT);
      assertEquals(Double.POSITIVE_INFINITY, found.cells().getFirst().error());
      assertTrue(Double.isFinite(found.cells().get(lambdas.length - 1).error()));
      assertEquals(new LinearKernel(), found.best().kernel());
    }
  }

  /** All features 0 and lambda subnormal: 1 / lambda overflows, and infinities meet. */
  @Test
  void overflowIsInfinitelyBad() {
    DoubleMatrix zeros = DoubleMatrix.allocate(4, 1);
    double[] lambdas = {Double.MIN_VALUE, 1};
    RidgeSearch.Result found =
        RidgeSearch.search(
            List.of(new LinearKernel()),
            lambdas,
            zeros,
            Y,
            RidgeOptions.DEFAULT,
            RowPartition.caller());
    assertEquals(Double.POSITIVE_INFINITY, found.cells().getFirst().error());
    assertEquals(1, found.best().lambda());
  }

  /** Equal rows leave K without a factor where lambda is below rounding: what fit does counts. */
  @Test
  void cellsAreJudgedByTheEquationsOfTheFit() {
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{0}, {1}, {0}, {1}, {2}, {2}});
    DoubleMatrix y = DoubleMatrix.copyOf(new double[][] {{1}, {2}, {1.5}, {2}, {0}, {3}});
    RbfKernel kernel = new RbfKernel(1);
    for (int count : new int[] {2, 12}) {
      double[] lambdas = new double[count];
      Arrays.fill(lambdas, 1e-30);
      lambdas[1] = 1;
      RidgeSearch.Result found =
          RidgeSearch.search(
              List.of(kernel), lambdas, x, y, RidgeOptions.DEFAULT, RowPartition.caller());
      assertTrue(KernelRidge.fit(kernel, 1e-30, x, y).jitter() > 0);
      double first = found.cells().getFirst().error();
      assertTrue(first < 100, "error " + first);
      RidgeSystem system =
          RidgeSystem.of(
              DoubleKernelMatrices.gram(kernel, x),
              1e-30,
              RidgeOptions.DEFAULT.withJitter(true),
              RowPartition.caller());
      if (count == 2) {
        assertEquals(system.leaveOneOut(y).overall(), first);
      }
    }
  }

  /** All that is held together, before anything of it is. */
  @Test
  void whatDoesNotFitIsRefusedAtOnce() {
    DoubleMatrix x = DoubleMatrix.allocate(300_000, 1);
    String path =
        assertThrows(
                CapacityException.class,
                () ->
                    RidgeSearch.search(
                        List.of(new RbfKernel(1)),
                        new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                        x,
                        x,
                        RidgeOptions.DEFAULT,
                        RowPartition.caller()))
            .getMessage();
    assertTrue(
        path.startsWith("a search over 300000 rows: 6 matrices of that order needs 4,320,000"),
        path);
  }

  @Test
  void badInputIsNamed() {
    RidgeOptions plain = RidgeOptions.DEFAULT;
    List<Kernel> linear = List.of(new LinearKernel());
    assertEquals(
        "0 kernels and 1 lambdas: nothing to try",
        refused(() -> search(List.of(), new double[] {1}, plain)));
    assertEquals(
        "1 kernels and 0 lambdas: nothing to try",
        refused(() -> search(linear, new double[0], plain)));
    assertEquals(
        "lambda is -1.0, expected a finite number above 0",
        refused(() -> search(linear, new double[] {1, -1}, plain)));
    assertEquals(
        "4 rows, 2 weights",
        refused(() -> search(linear, new double[] {1}, plain.withWeights(1, 1))));
    assertEquals(
        "leaving one out takes 2 examples, there are 1",
        refused(
            () ->
                search(
                    linear, new double[] {1}, plain.withIntercept(true).withWeights(1, 0, 0, 0))));
    assertEquals(
        "X has 4 rows, Y has 1",
        refused(
            () ->
                RidgeSearch.search(
                    linear,
                    new double[] {1},
                    X,
                    DoubleMatrix.allocate(1, 1),
                    plain,
                    RowPartition.caller())));
  }
}
