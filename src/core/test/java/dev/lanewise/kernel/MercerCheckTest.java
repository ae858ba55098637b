package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.MercerCheck.Verdict;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MercerCheckTest {
  private static final RowPartition CALLER = RowPartition.caller();

  static DoubleMatrix sample(int rows, int cols) {
    SplittableRandom random = new SplittableRandom(rows);
    return DoubleMatrix.of(random.doubles(rows * cols, -1, 1).toArray(), rows, cols);
  }

  static DoubleMatrix square(double... values) {
    int n = (int) Math.round(Math.sqrt(values.length));
    return DoubleMatrix.of(values, n, n);
  }

  @Test
  void kernelsThatAreMercerPass() {
    DoubleMatrix x = sample(120, 3);
    // duplicates: exact zeros among the eigenvalues
    for (int i = 100; i < 120; i++) {
      x.setRow(i, 0, x.array(), 0, 3);
    }
    for (Kernel kernel :
        new Kernel[] {new RbfKernel(2), new LinearKernel(), new PolynomialKernel(1, 1, 3)}) {
      MercerCheck check = MercerCheck.of(kernel, x);
      assertEquals(Verdict.POSITIVE_SEMIDEFINITE, check.verdict(), check::text);
      assertTrue(check.passed());
      assertEquals(0, check.asymmetry());
      assertTrue(check.largest() > 1 && check.trace() >= check.largest());
    }
    FloatMatrix narrow = FloatMatrix.allocate(120, 3);
    for (int p = 0; p < 360; p++) {
      narrow.array()[p] = (float) x.array()[p];
    }
    MercerCheck floats = MercerCheck.of(new RbfKernel(2), narrow, CALLER);
    assertTrue(floats.passed(), floats::text);
    assertTrue(floats.threshold() > 1e6 * MercerCheck.of(new RbfKernel(2), x).threshold());
  }

  @Test
  void distinctPointsGiveADefiniteMatrix() {
    MercerCheck check = MercerCheck.of(new RbfKernel(50), sample(20, 5));
    assertEquals(Verdict.POSITIVE_DEFINITE, check.verdict(), check::text);
    assertEquals(20, check.trace(), 1e-12);
    assertTrue(check.negativeShare() < 0);
  }

  @Test
  void aSigmoidKernelFails() {
    MercerCheck check = MercerCheck.of(new SigmoidKernel(2, -1), sample(60, 3));
    assertEquals(Verdict.INDEFINITE, check.verdict(), check::text);
    assertFalse(check.passed());
    assertTrue(check.smallest() < -1);
    assertEquals(-check.smallest() / check.absolute(), check.negativeShare());
    assertTrue(check.absolute() > check.trace());
  }

  /** The smallest eigenvalue of (1 - t, 1; 1, 1 - t) is -t. */
  @Test
  void theThresholdDecides() {
    double threshold = 2 * 0x1p-53 * (2 + 4);
    for (double t : new double[] {-1e-3, -1e-14, 0, 1e-16, 1e-14, 1e-3}) {
      MercerCheck check = MercerCheck.of(square(1 - t, 1, 1, 1 - t));
      assertEquals(threshold, check.threshold(), 0.01 * threshold);
      Verdict expected =
          t < -threshold
              ? Verdict.POSITIVE_DEFINITE
              : t > threshold ? Verdict.INDEFINITE : Verdict.POSITIVE_SEMIDEFINITE;
      assertEquals(expected, check.verdict(), "t = " + t);
    }
  }

  @Test
  void asymmetryIsFoundWhereItIs() {
    MercerCheck check = MercerCheck.of(square(1, 0.5, 0, 0.5, 1, 0.125, 0, 0.25, 1));
    assertEquals(Verdict.ASYMMETRIC, check.verdict());
    assertEquals(0.125, check.asymmetry());
    assertEquals(2, check.row());
    assertEquals(1, check.column());
    assertFalse(check.passed());
    assertTrue(check.text().contains("asymmetric by up to 0.125, at row 2, column 1"));
    double near = Math.nextUp(0.25);
    MercerCheck rounded = MercerCheck.of(square(1, 0.25, near, 1));
    assertEquals(Verdict.POSITIVE_DEFINITE, rounded.verdict());
    assertEquals(near - 0.25, rounded.asymmetry());
  }

  /** A function of two rows that is no kernel: both orders are asked for. */
  @Test
  void anAsymmetricFunctionIsNoticed() {
    PairKernel first =
        new PairKernel() {
          @Override
          public double value(float[] x, int i, float[] y, int j, int columns) {
            return 2 * x[i] + y[j];
          }

          @Override
          public double value(double[] x, int i, double[] y, int j, int columns) {
            return 2 * x[i] + y[j];
          }
        };
    assertEquals(Verdict.ASYMMETRIC, MercerCheck.of(first, sample(9, 2)).verdict());
  }

  @Test
  void degenerateMatricesPass() {
    MercerCheck none = MercerCheck.of(DoubleMatrix.allocate(0, 0));
    assertTrue(none.passed());
    assertEquals(0, none.negativeShare());
    assertEquals(
        Verdict.POSITIVE_SEMIDEFINITE, MercerCheck.of(DoubleMatrix.allocate(5, 5)).verdict());
    assertEquals(Verdict.POSITIVE_DEFINITE, MercerCheck.of(square(3)).verdict());
    MercerCheck negative = MercerCheck.of(square(-3));
    assertEquals(Verdict.INDEFINITE, negative.verdict());
    assertEquals(1, negative.negativeShare()); // the trace is negative too
    assertEquals(0, MercerCheck.of(DoubleMatrix.allocate(5, 5)).negativeShare());
  }

  @Test
  void theTextHasTheFindings() {
    String text = MercerCheck.of(square(0, 2, 2, 0)).text();
    String[] lines = text.split("\\R");
    assertEquals("2 x 2 Gram matrix, symmetric", lines[0]);
    assertEquals("eigenvalues from -2.00000 to 2.00000, trace 0.00000", lines[1]);
    assertEquals("-smallest / sum of sizes 0.500", lines[2]);
    assertEquals("rounding threshold 2.22e-15", lines[3]);
    assertEquals("not positive semidefinite: no Mercer kernel", lines[4]);
  }

  @Test
  void whatIsNoMatrixIsRefused() {
    assertEquals(
        "a Gram matrix is square, this is 2 x 3",
        assertThrows(
                IllegalArgumentException.class, () -> MercerCheck.of(DoubleMatrix.allocate(2, 3)))
            .getMessage());
    assertEquals(
        "K[row 0, col 1] is NaN; kernel values have to be finite",
        assertThrows(
                IllegalArgumentException.class, () -> MercerCheck.of(square(1, Double.NaN, 0, 1)))
            .getMessage());
  }
}
