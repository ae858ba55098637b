package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.simd.DoubleAxpby;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import java.util.Arrays;

/**
 * One right-hand side of {@link ConjugateGradient}: five vectors and the state of its recurrence,
 * all of them times 2^-exponent.
 */
final class CgState {
  final double[] b;
  final double[] x;
  final double[] r;
  final double normB;

  /** Of the largest element of the right-hand side. */
  private final int exponent;

  double[] p;
  private double rz;
  private int iterations;

  /** ||b - A x|| as computed last, for the x of that time. */
  double residual = Double.POSITIVE_INFINITY;

  /** That x. */
  double[] best;

  /** Null while it runs. */
  SolverStatus status;

  CgState(DoubleMatrix rightHand, int t) {
    int n = rightHand.cols();
    x = new double[n];
    b = new double[n];
    rightHand.copyRow(t, b, 0);
    double largest = 0;
    for (double v : b) {
      largest = Math.max(largest, Math.abs(v));
    }
    exponent = largest == 0 ? 0 : Math.getExponent(largest);
    for (int i = 0; i < n; i++) {
      b[i] = Math.scalb(b[i], -exponent);
    }
    r = b.clone();
    normB = norm();
    if (largest == 0) {
      status = SolverStatus.CONVERGED; // x = 0 is exact
      residual = 0;
    }
  }

  /** ||r||. */
  double norm() {
    return Math.sqrt(DoubleDot.dot(r, 0, r, 0, r.length));
  }

  /** Whether the residual is that of x. */
  boolean verified() {
    return status == SolverStatus.CONVERGED || status == SolverStatus.PRECISION_LIMIT;
  }

  /** Goes back to the x before, whose residual is given. */
  void restoreUnless(boolean better, double before) {
    if (!better && best != null) {
      System.arraycopy(best, 0, x, 0, x.length);
      residual = before;
    }
  }

  boolean small(double tolerance) {
    return norm() <= tolerance * normB;
  }

  void begin(double[] z) {
    p = Arrays.copyOf(z, z.length);
    rz = DoubleDot.dot(r, 0, z, 0, z.length);
    requirePositive(rz);
  }

  void step(double[] q) {
    double curvature = DoubleDot.dot(p, 0, q, 0, q.length);
    if (!requirePositive(curvature)) {
      return; // x stays what it was
    }
    double alpha = rz / curvature;
    DoubleAxpy.axpy(alpha, p, 0, x, 0, q.length);
    DoubleAxpy.axpy(-alpha, q, 0, r, 0, q.length);
    iterations++;
  }

  void direct(double[] z) {
    double next = DoubleDot.dot(r, 0, z, 0, z.length);
    if (requirePositive(next)) {
      DoubleAxpby.axpby(1.0, z, 0, next / rz, p, 0, z.length);
      rz = next;
    }
  }

  private boolean requirePositive(double square) {
    if (square > 0 && square <= Double.MAX_VALUE) {
      return true;
    }
    status = SolverStatus.NOT_POSITIVE_DEFINITE;
    return false;
  }

  /** x in the scale of the right-hand side. */
  double[] solution() {
    double[] solution = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      solution[i] = Math.scalb(x[i], exponent);
      if (Double.isInfinite(solution[i])) {
        residual = Double.POSITIVE_INFINITY;
        status = status == SolverStatus.CONVERGED ? SolverStatus.PRECISION_LIMIT : status;
      }
    }
    return solution;
  }

  /** How well {@link #solution} solves. */
  CgColumn report() {
    double relative = normB == 0 ? residual : residual / normB;
    return new CgColumn(status, iterations, Math.scalb(residual, exponent), relative);
  }
}
