package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.approximation.DoubleLandmarks;
import dev.lanewise.approximation.FloatLandmarks;
import dev.lanewise.approximation.Samples;
import dev.lanewise.approximation.SolverLimits;
import dev.lanewise.approximation.SolverStatus;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.lang.foreign.Arena;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FalkonRidgeTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final Kernel RBF = new RbfKernel(.5);
  private static final SolverLimits LIMITS = SolverLimits.DEFAULT.withTolerance(1e-12);
  private static final int N = 500;

  private static final DoubleMatrix X = Samples.normal(N, 3, 1);
  private static final DoubleMatrix Y = targets(X);
  private static final DoubleMatrix OTHER = Samples.normal(200, 3, 2);

  private static DoubleMatrix targets(DoubleMatrix x) {
    DoubleMatrix y = DoubleMatrix.allocate(x.rows(), 2);
    for (int i = 0; i < x.rows(); i++) {
      y.set(i, 0, Math.sin(x.get(i, 0)) + .1 * Math.cos(31 * i));
      y.set(i, 1, x.get(i, 1) * x.get(i, 2));
    }
    return y;
  }

  @Test
  void withAllRowsAsLandmarksItIsKernelRidge() {
    for (double lambda : new double[] {1e-2, 1, 30}) {
      KernelRidge exact = KernelRidge.fit(RBF, lambda, X, Y);
      FalkonRidge falkon =
          FalkonRidge.fit(RBF, lambda, X, X, Y, LIMITS.withTolerance(1e-6), CALLER);
      assertEquals(SolverStatus.CONVERGED, falkon.status());
      double off = Samples.distance(exact.predict(OTHER), falkon.predict(OTHER, CALLER));
      assertTrue(off < 1e-6, "lambda " + lambda + ": " + off);
      assertTrue(falkon.columns().get(0).iterations() < 4);
      assertTrue(falkon.jitter() < 1e-11);
    }
  }

  /** The normal equations of the landmarks, solved through the matrices themselves. */
  @Test
  void fewLandmarksSolveTheirNormalEquations() {
    double lambda = .5;
    DoubleMatrix b = DoubleLandmarks.uniform(X, 20, 3);
    FalkonRidge falkon = FalkonRidge.fit(RBF, lambda, X, b, Y, LIMITS, CALLER);
    DoubleMatrix a = falkon.coefficients();
    DoubleMatrix knm = DoubleKernelMatrices.crossGram(RBF, X, b);
    DoubleMatrix kmm = DoubleKernelMatrices.gram(RBF, b);
    for (int t = 0; t < 2; t++) {
      double[] error = new double[N];
      for (int i = 0; i < N; i++) {
        error[i] = -Y.get(i, t);
        for (int j = 0; j < 20; j++) {
          error[i] += knm.get(i, j) * a.get(j, t);
        }
      }
      for (int j = 0; j < 20; j++) {
        double gradient = 0;
        for (int i = 0; i < N; i++) {
          gradient += knm.get(i, j) * error[i];
        }
        for (int k = 0; k < 20; k++) {
          gradient += lambda * kmm.get(j, k) * a.get(k, t);
        }
        assertEquals(0, gradient, 1e-8);
      }
    }
  }

  @Test
  void floatsInMappedRowsOnThreadsHaveTheSameBits() {
    FloatMatrix x = Samples.floats(Samples.normal(3000, 3, 4));
    DoubleMatrix y = targets(Samples.normal(3000, 3, 4));
    FloatMatrix b = FloatLandmarks.uniform(x, 100, 5);
    SolverLimits limits = SolverLimits.DEFAULT.withTolerance(1e-6);
    FalkonRidge heap = FalkonRidge.fit(RBF, 1, x, b, y, limits, CALLER);
    assertEquals(SolverStatus.CONVERGED, heap.status());
    int iterations = heap.columns().get(0).iterations();
    assertTrue(iterations < 60, iterations + " iterations");
    ExecutorService helpers =
        Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
    try (Arena arena = Arena.ofShared()) {
      FloatMatrix mapped = Samples.segment(x, arena);
      FalkonRidge other =
          FalkonRidge.fit(RBF, 1, mapped, b, y, limits, RowPartition.over(helpers, 3));
      assertArrayEquals(heap.coefficients().array(), other.coefficients().array());
      assertArrayEquals(
          heap.predict(x, CALLER).array(),
          other.predict(mapped, RowPartition.over(helpers, 2)).array());
    } finally {
      helpers.shutdown();
    }
    FalkonRidge inDouble =
        FalkonRidge.fit(RBF, 1, Samples.normal(3000, 3, 4), wide(b), y, limits, CALLER);
    DoubleMatrix p = inDouble.predict(OTHER, CALLER);
    assertEquals(0, Samples.distance(p, heap.predict(Samples.floats(OTHER), CALLER)), 1e-3);
    assertEquals(0, Samples.distance(p, heap.predict(OTHER, CALLER)), 1e-3);
  }

  private static DoubleMatrix wide(FloatMatrix m) {
    DoubleMatrix d = DoubleMatrix.allocate(m.rows(), m.cols());
    for (int i = 0; i < m.array().length; i++) {
      d.array()[i] = m.array()[i];
    }
    return d;
  }

  @Test
  void theIterativeSolutionIsThatOfCholeskyWithinItsBound() {
    for (double lambda : new double[] {1e-2, 1}) {
      KernelRidge exact = KernelRidge.fit(RBF, lambda, X, Y);
      SolverLimits limits = SolverLimits.DEFAULT.withTolerance(1e-10);
      IterativeKernelRidge plain =
          IterativeKernelRidge.fit(RBF, lambda, X, DoubleMatrix.allocate(0, 3), Y, limits, CALLER);
      IterativeKernelRidge preconditioned =
          IterativeKernelRidge.fit(
              RBF, lambda, X, DoubleLandmarks.uniform(X, 150, 6), Y, limits, CALLER);
      for (IterativeKernelRidge model : new IterativeKernelRidge[] {plain, preconditioned}) {
        assertEquals(SolverStatus.CONVERGED, model.status());
        DoubleMatrix a = model.dualCoefficients();
        for (int t = 0; t < 2; t++) {
          double square = 0;
          for (int i = 0; i < N; i++) {
            square += Math.pow(a.get(i, t) - exact.dualCoefficients().get(i, t), 2);
          }
          assertTrue(
              Math.sqrt(square) <= model.errorBound(t) * (1 + 1e-6) + 1e-9,
              Math.sqrt(square) + " > " + model.errorBound(t));
        }
        assertEquals(0, Samples.distance(exact.predict(OTHER), model.predict(OTHER, CALLER)), 1e-6);
      }
      int few = preconditioned.columns().get(0).iterations();
      int many = plain.columns().get(0).iterations();
      assertTrue(few * 2 < many, few + " iterations against " + many);
    }
  }

  @Test
  void limitsLeaveAModelThatSaysSo() {
    FalkonRidge falkon = FalkonRidge.fit(RBF, 1e-3, X, X, Y, LIMITS.withMaxIterations(2), CALLER);
    assertEquals(SolverStatus.ITERATION_LIMIT, falkon.status());
    assertEquals(2, falkon.columns().get(1).iterations());
    assertTrue(falkon.columns().get(0).relativeResidual() > 1e-12);
    assertEquals(200, falkon.predict(OTHER, CALLER).rows());
  }

  @Test
  void repeatedLandmarksDoNotMatter() {
    DoubleMatrix b = DoubleLandmarks.uniform(X, 30, 7);
    DoubleMatrix twice = DoubleMatrix.allocate(60, 3);
    for (int i = 0; i < 60; i++) {
      twice.setRow(i, 0, b.array(), i % 30 * 3, 3);
    }
    SolverLimits limits = SolverLimits.DEFAULT.withTolerance(1e-10);
    DoubleMatrix once = FalkonRidge.fit(RBF, 1, X, b, Y, limits, CALLER).predict(OTHER, CALLER);
    FalkonRidge doubled = FalkonRidge.fit(RBF, 1, X, twice, Y, limits, CALLER);
    assertEquals(0, Samples.distance(once, doubled.predict(OTHER, CALLER)), 1e-5);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "X has 3 columns, the landmarks have 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> FalkonRidge.fit(RBF, 1, X, DoubleMatrix.allocate(4, 2), Y, LIMITS, CALLER))
            .getMessage());
    assertEquals(
        "there are no landmarks",
        assertThrows(
                IllegalArgumentException.class,
                () -> FalkonRidge.fit(RBF, 1, X, DoubleMatrix.allocate(0, 3), Y, LIMITS, CALLER))
            .getMessage());
    assertEquals(
        "X has 500 rows, Y has 200",
        assertThrows(
                IllegalArgumentException.class,
                () -> FalkonRidge.fit(RBF, 1, X, X, OTHER, LIMITS, CALLER))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> FalkonRidge.fit(RBF, 0, X, X, Y, LIMITS, CALLER));
  }
}
