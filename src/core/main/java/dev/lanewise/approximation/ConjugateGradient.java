package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The method of conjugate gradients with a preconditioner M, for symmetric positive definite A:
 *
 * <pre>
 *   r = b,  z = M^-1 r,  p = z
 *   until ||r|| is small:
 *     alpha = r'z / p'Ap,   x += alpha p,   r -= alpha A p
 *     z = M^-1 r,  beta = r'z / (r'z before),   p = z + beta p
 * </pre>
 *
 * <p>Right-hand sides are independent: they share the products with A and M, but each has its own
 * alpha and beta, stops for itself, and gets the bits it would get alone.
 *
 * <p>r is what the recurrence makes of it and drifts away from b - A x. So where r says converged,
 * b - A x is computed. Is it above the tolerance, the method begins again from there; once that no
 * longer halves it, rounding is at its limit. The residual reported is always the computed one,
 * which costs one product at the end.
 *
 * <p>Each right-hand side is solved times a power of two that puts its largest element between 1
 * and 2, which costs no rounding: squares neither overflow nor vanish.
 *
 * <p>(Hestenes, Stiefel, Methods of Conjugate Gradients for Solving Linear Systems, 1952.)
 */
public final class ConjugateGradient {
  private final LinearOperator a;
  private final LinearOperator inverse;
  private final SolverLimits limits;
  private final int n;
  private final CgState[] columns;

  private ConjugateGradient(
      LinearOperator a, LinearOperator inverse, DoubleMatrix b, SolverLimits limits) {
    this.a = a;
    this.inverse = inverse;
    this.limits = limits;
    this.n = b.cols();
    this.columns = new CgState[Math.toIntExact(b.rows())];
    for (int t = 0; t < columns.length; t++) {
      columns[t] = new CgState(b, t);
    }
  }

  /** Without a preconditioner. */
  public static CgResult solve(LinearOperator a, DoubleMatrix b, SolverLimits limits) {
    return solve(a, LinearOperator.IDENTITY, b, limits);
  }

  /**
   * Solves A x = b for each row b, from x = 0.
   *
   * @param a symmetric positive definite
   * @param inverse M^-1, symmetric positive definite, M near A
   * @param b t x n
   * @return one solution a row, usable whatever the status; one with elements above the range of
   *     doubles has {@link SolverStatus#PRECISION_LIMIT} and an infinite residual
   * @throws IllegalArgumentException when a value of b is not finite, or an operator returns
   *     another shape
   */
  public static CgResult solve(
      LinearOperator a, LinearOperator inverse, DoubleMatrix b, SolverLimits limits) {
    for (int t = 0; t < b.rows(); t++) {
      for (int i = 0; i < b.cols(); i++) {
        if (!Double.isFinite(b.get(t, i))) {
          throw new IllegalArgumentException(
              "b[row " + t + ", col " + i + "] is " + b.get(t, i) + ", expected a finite value");
        }
      }
    }
    return new ConjugateGradient(a, inverse, b, limits).run();
  }

  private CgResult run() {
    long deadline = limits.nanoDeadline();
    List<CgState> active = running();
    begin(active);
    for (int iteration = 0; !(active = running()).isEmpty(); iteration++) {
      SolverStatus stop =
          iteration >= limits.maxIterations()
              ? SolverStatus.ITERATION_LIMIT
              : limits.interruption(iteration, worst(active), deadline);
      if (stop != null) {
        for (CgState c : active) {
          c.status = stop;
        }
        break;
      }
      step(active);
      List<CgState> small =
          active.stream().filter(c -> c.status == null && c.small(limits.tolerance())).toList();
      verify(small);
      active.removeIf(c -> c.status != null || small.contains(c));
      direct(active);
    }
    return result();
  }

  private List<CgState> running() {
    List<CgState> active = new ArrayList<>();
    for (CgState c : columns) {
      if (c.status == null) {
        active.add(c);
      }
    }
    return active;
  }

  private static double worst(List<CgState> active) {
    double most = 0;
    for (CgState c : active) {
      most = Math.max(most, c.norm() / c.normB);
    }
    return most;
  }

  /** One vector of each column as the rows of a matrix, through an operator. */
  private double[][] apply(LinearOperator operator, List<double[]> vectors) {
    DoubleMatrix in = DoubleMatrix.allocate(vectors.size(), n);
    for (int t = 0; t < vectors.size(); t++) {
      in.setRow(t, 0, vectors.get(t), 0, n);
    }
    DoubleMatrix out = operator.apply(in);
    if (out.rows() != in.rows() || out.cols() != n) {
      throw new IllegalArgumentException(
          "the operator made " + out.rows() + " x " + out.cols() + " of " + in.rows() + " x " + n);
    }
    double[][] rows = new double[vectors.size()][n];
    for (int t = 0; t < rows.length; t++) {
      out.copyRow(t, rows[t], 0);
    }
    return rows;
  }

  /** First directions: those of steepest descent in the norm of M. */
  private void begin(List<CgState> some) {
    if (some.isEmpty()) {
      return;
    }
    double[][] z = apply(inverse, some.stream().map(c -> c.r).toList());
    for (int t = 0; t < z.length; t++) {
      some.get(t).begin(z[t]);
    }
  }

  private void step(List<CgState> active) {
    double[][] q = apply(a, active.stream().map(c -> c.p).toList());
    for (int t = 0; t < q.length; t++) {
      active.get(t).step(q[t]);
    }
  }

  private void direct(List<CgState> active) {
    if (active.isEmpty()) {
      return;
    }
    double[][] z = apply(inverse, active.stream().map(c -> c.r).toList());
    for (int t = 0; t < z.length; t++) {
      active.get(t).direct(z[t]);
    }
  }

  /** Replaces r by b - A x for columns that seem to be done; those that are not begin again. */
  private void verify(List<CgState> small) {
    if (small.isEmpty()) {
      return;
    }
    replace(small);
    List<CgState> again = new ArrayList<>();
    for (CgState c : small) {
      double before = c.residual;
      c.residual = c.norm();
      if (c.residual <= limits.tolerance() * c.normB) {
        c.status = SolverStatus.CONVERGED;
      } else if (c.residual <= 0.5 * before) {
        c.best = c.x.clone();
        again.add(c);
      } else {
        c.status = SolverStatus.PRECISION_LIMIT;
        c.restoreUnless(c.residual < before, before);
      }
    }
    begin(again);
  }

  private void replace(List<CgState> some) {
    double[][] ax = apply(a, some.stream().map(c -> c.x).toList());
    for (int t = 0; t < ax.length; t++) {
      CgState c = some.get(t);
      for (int i = 0; i < n; i++) {
        c.r[i] = c.b[i] - ax[t][i];
      }
    }
  }

  private CgResult result() {
    List<CgState> open = new ArrayList<>();
    for (CgState c : columns) {
      if (!c.verified()) {
        open.add(c);
      }
    }
    if (!open.isEmpty()) {
      replace(open);
    }
    DoubleMatrix x = DoubleMatrix.allocate(columns.length, n);
    List<CgColumn> report = new ArrayList<>();
    for (int t = 0; t < columns.length; t++) {
      CgState c = columns[t];
      if (open.contains(c)) {
        c.residual = c.norm();
      }
      x.setRow(t, 0, c.solution(), 0, n);
      report.add(c.report());
    }
    return new CgResult(x, List.copyOf(report));
  }
}
