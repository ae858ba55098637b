package dev.lanewise.approximation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConjugateGradientTest {
  private static final SolverLimits LIMITS = SolverLimits.DEFAULT;

  private static LinearOperator diagonal(double... d) {
    return v -> {
      DoubleMatrix out = DoubleMatrix.copyOf(v);
      for (int t = 0; t < v.rows(); t++) {
        for (int i = 0; i < d.length; i++) {
          out.set(t, i, d[i] * v.get(t, i));
        }
      }
      return out;
    };
  }

  private static LinearOperator of(DoubleMatrix a) {
    return v -> {
      DoubleMatrix out = DoubleMatrix.allocate(v.rows(), v.cols());
      DoubleGemm.gemm(GemmForm.NT, 1, v, a, 0, out, RowPartition.caller());
      return out;
    };
  }

  private static DoubleMatrix row(double... values) {
    return DoubleMatrix.of(values, 1, values.length);
  }

  @Test
  void aDiagonalWithThreeValuesTakesThreeIterations() {
    CgResult r = ConjugateGradient.solve(diagonal(1, 2, 4, 4), row(1, 2, 3, 4), LIMITS);
    assertEquals(SolverStatus.CONVERGED, r.status());
    assertEquals(3, r.iterations());
    assertArrayEquals(new double[] {1, 1, .75, 1}, r.solutions().array(), 1e-12);
    assertTrue(r.columns().get(0).errorBound(1) < 1e-7);
  }

  @Test
  void theInverseAsPreconditionerTakesOneIteration() {
    CgResult r =
        ConjugateGradient.solve(
            diagonal(1, 1e3, 1e6), diagonal(1, 1e-3, 1e-6), row(1, 2, 3), LIMITS);
    assertEquals(1, r.iterations());
    assertArrayEquals(new double[] {1, 2e-3, 3e-6}, r.solutions().array(), 1e-15);
  }

  @Test
  void rightHandSidesAreIndependent() {
    int n = 60;
    DoubleMatrix f = Samples.normal(n, n, 3);
    DoubleMatrix a = DoubleMatrix.allocate(n, n);
    DoubleGemm.gemm(GemmForm.NT, 1, f, f, 0, a, RowPartition.caller());
    for (int i = 0; i < n; i++) {
      a.set(i, i, a.get(i, i) + 5);
    }
    DoubleMatrix b = Samples.normal(4, n, 4);
    for (int i = 0; i < n; i++) {
      b.set(2, i, 0);
      b.set(3, i, a.get(0, i)); // the solution is the first unit vector
    }
    CgResult all = ConjugateGradient.solve(of(a), b, LIMITS);
    assertEquals(SolverStatus.CONVERGED, all.status());
    assertEquals(0, all.columns().get(2).iterations());
    assertEquals(1, all.solutions().get(3, 0), 1e-6);
    for (int t = 0; t < 4; t++) {
      CgResult alone = ConjugateGradient.solve(of(a), b.rowRange(t, t + 1), LIMITS);
      assertEquals(all.columns().get(t), alone.columns().get(0));
      double[] residual = new double[n];
      for (int i = 0; i < n; i++) {
        assertEquals(all.solutions().get(t, i), alone.solutions().get(0, i));
        residual[i] = b.get(t, i);
        for (int j = 0; j < n; j++) {
          residual[i] -= a.get(i, j) * all.solutions().get(t, j);
        }
      }
      double norm = 0;
      for (double r : residual) {
        norm += r * r;
      }
      assertEquals(Math.sqrt(norm), all.columns().get(t).residual(), 1e-11);
    }
  }

  @Test
  void aSingularSystemIsReportedWithItsTrueResidual() {
    CgResult r = ConjugateGradient.solve(diagonal(1, 0), row(1, 1), LIMITS);
    CgColumn c = r.columns().get(0);
    assertEquals(SolverStatus.NOT_POSITIVE_DEFINITE, c.status());
    double x = r.solutions().get(0, 0);
    assertEquals(Math.hypot(1 - x, 1), c.residual(), 1e-15);
    assertTrue(c.relativeResidual() > .7);

    CgResult solvable = ConjugateGradient.solve(diagonal(3, 0), row(6, 0), LIMITS);
    assertEquals(SolverStatus.CONVERGED, solvable.status());
    assertEquals(2, solvable.solutions().get(0, 0));
  }

  @Test
  void anIndefiniteOperatorOrPreconditionerIsReported() {
    CgResult r = ConjugateGradient.solve(diagonal(1, -1), row(1, 2), LIMITS);
    assertEquals(SolverStatus.NOT_POSITIVE_DEFINITE, r.status());
    assertEquals(1, r.relativeResidual());
    r = ConjugateGradient.solve(diagonal(1, 1), diagonal(-1, -1), row(1, 2), LIMITS);
    assertEquals(SolverStatus.NOT_POSITIVE_DEFINITE, r.status());
    r = ConjugateGradient.solve(diagonal(1, Double.NaN), row(1, 2), LIMITS);
    assertEquals(SolverStatus.NOT_POSITIVE_DEFINITE, r.status());
  }

  @Test
  void anOperatorThatRoundsIsTakenToItsLimitAndNotBelieved() {
    LinearOperator floats =
        v -> {
          DoubleMatrix out = diagonal(1, 3, 7, 11).apply(v);
          for (int i = 0; i < 4; i++) {
            out.array()[i] = (float) out.array()[i] * (1 + 1e-5 * (i % 2));
          }
          return out;
        };
    SolverLimits sharp = LIMITS.withTolerance(1e-12);
    CgResult r = ConjugateGradient.solve(floats, row(1, 2, 3, 4), sharp);
    assertEquals(SolverStatus.PRECISION_LIMIT, r.status());
    assertTrue(r.relativeResidual() > 1e-12 && r.relativeResidual() < 1e-6);
  }

  /** Squares of these numbers are 0 or infinite. */
  @Test
  void rightHandSidesOfAnySizeAreSolved() {
    double[] unit =
        ConjugateGradient.solve(diagonal(1, 2, 4), row(3, 5, 7), LIMITS).solutions().array();
    for (int exponent : new int[] {-1000, -560, 530, 1000}) {
      double size = Math.scalb(1.0, exponent);
      DoubleMatrix b = DoubleMatrix.of(new double[] {3, 5, 7, 3 * size, 5 * size, 7 * size}, 2, 3);
      CgResult r = ConjugateGradient.solve(diagonal(1, 2, 4), b, LIMITS);
      assertEquals(SolverStatus.CONVERGED, r.status());
      for (int i = 0; i < 3; i++) {
        assertEquals(unit[i], r.solutions().get(0, i));
        assertEquals(size * unit[i], r.solutions().get(1, i));
      }
      CgColumn alone = r.columns().get(0);
      CgColumn sized = r.columns().get(1);
      assertEquals(alone.relativeResidual(), sized.relativeResidual());
      assertEquals(alone.residual() * size, sized.residual());
      assertEquals(alone.iterations(), sized.iterations());
    }
    CgResult least = ConjugateGradient.solve(diagonal(1, 1), row(Double.MIN_VALUE, 0), LIMITS);
    assertEquals(Double.MIN_VALUE, least.solutions().get(0, 0));
  }

  @Test
  void solutionsAboveTheRangeAreNotBelieved() {
    CgResult r = ConjugateGradient.solve(diagonal(1e-200, 1e-200), row(1e200, 0), LIMITS);
    assertEquals(SolverStatus.PRECISION_LIMIT, r.status());
    assertEquals(Double.POSITIVE_INFINITY, r.relativeResidual());
  }

  @Test
  void limitsEndTheRun() {
    double[] d = new double[50];
    double[] b = new double[50];
    for (int i = 0; i < 50; i++) {
      d[i] = i + 1;
      b[i] = 1;
    }
    CgResult r = ConjugateGradient.solve(diagonal(d), row(b), LIMITS.withMaxIterations(4));
    assertEquals(SolverStatus.ITERATION_LIMIT, r.status());
    assertEquals(4, r.iterations());
    double residual = 0;
    for (int i = 0; i < 50; i++) {
      residual += Math.pow(1 - d[i] * r.solutions().get(0, i), 2);
    }
    assertEquals(Math.sqrt(residual), r.columns().get(0).residual(), 1e-13);
    r = ConjugateGradient.solve(diagonal(d), row(b), LIMITS.withTimeLimit(Duration.ZERO));
    assertEquals(SolverStatus.TIME_LIMIT, r.status());
    assertEquals(1, r.relativeResidual());
    r = ConjugateGradient.solve(diagonal(d), row(b), LIMITS.with((i, residualNow) -> i < 2));
    assertEquals(SolverStatus.CANCELLED, r.status());
    assertEquals(2, r.iterations());
    Thread.currentThread().interrupt();
    r = ConjugateGradient.solve(diagonal(d), row(b), LIMITS);
    assertTrue(Thread.interrupted());
    assertEquals(SolverStatus.CANCELLED, r.status());
  }

  @Test
  void badInputIsNamed() {
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withTolerance(0));
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withTolerance(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withMaxIterations(0));
    assertEquals(
        "b[row 0, col 1] is NaN, expected a finite value",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConjugateGradient.solve(diagonal(1, 1), row(1, Double.NaN), LIMITS))
            .getMessage());
    assertEquals(
        "the operator made 1 x 3 of 1 x 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConjugateGradient.solve(v -> row(1, 2, 3), row(1, 2), LIMITS))
            .getMessage());
  }
}
