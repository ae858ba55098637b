package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.simd.DoubleAxpby;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>(Hestenes, Stiefel, Methods of Conjugate Gradients for Solving Linear Systems, 1952.)
 */
public final class ConjugateGradient {
  private final LinearOperator a;
  private final LinearOperator inverse;
  private final DoubleMatrix b;
  private final SolverLimits limits;
  private final int n;
  private final Column[] columns;

  private ConjugateGradient(
      LinearOperator a, LinearOperator inverse, DoubleMatrix b, SolverLimits limits) {
    this.a = a;
    this.inverse = inverse;
    this.b = b;
    this.limits = limits;
    this.n = b.cols();
    this.columns = new Column[Math.toIntExact(b.rows())];
    for (int t = 0; t < columns.length; t++) {
      columns[t] = new Column(b, t);
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
   * @return one solution a row, usable whatever the status
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
    List<Column> active = running();
    begin(active);
    for (int iteration = 0; !(active = running()).isEmpty(); iteration++) {
      SolverStatus stop =
          iteration >= limits.maxIterations()
              ? SolverStatus.ITERATION_LIMIT
              : limits.interruption(iteration, worst(active), deadline);
      if (stop != null) {
        for (Column c : active) {
          c.status = stop;
        }
        break;
      }
      step(active);
      List<Column> small = active.stream().filter(c -> c.status == null && c.small()).toList();
      verify(small);
      active.removeIf(c -> c.status != null || small.contains(c));
      direct(active);
    }
    return result();
  }

  private List<Column> running() {
    List<Column> active = new ArrayList<>();
    for (Column c : columns) {
      if (c.status == null) {
        active.add(c);
      }
    }
    return active;
  }

  private static double worst(List<Column> active) {
    double most = 0;
    for (Column c : active) {
      most = Math.max(most, norm(c.r) / c.normB);
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
  private void begin(List<Column> some) {
    if (some.isEmpty()) {
      return;
    }
    double[][] z = apply(inverse, some.stream().map(c -> c.r).toList());
    for (int t = 0; t < z.length; t++) {
      some.get(t).begin(z[t]);
    }
  }

  private void step(List<Column> active) {
    double[][] q = apply(a, active.stream().map(c -> c.p).toList());
    for (int t = 0; t < q.length; t++) {
      active.get(t).step(q[t]);
    }
  }

  private void direct(List<Column> active) {
    if (active.isEmpty()) {
      return;
    }
    double[][] z = apply(inverse, active.stream().map(c -> c.r).toList());
    for (int t = 0; t < z.length; t++) {
      active.get(t).direct(z[t]);
    }
  }

  /** Replaces r by b - A x for columns that seem to be done; those that are not begin again. */
  private void verify(List<Column> small) {
    if (small.isEmpty()) {
      return;
    }
    replace(small);
    List<Column> again = new ArrayList<>();
    for (Column c : small) {
      double before = c.residual;
      c.residual = norm(c.r);
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

  private void replace(List<Column> some) {
    double[][] ax = apply(a, some.stream().map(c -> c.x).toList());
    for (int t = 0; t < ax.length; t++) {
      Column c = some.get(t);
      for (int i = 0; i < n; i++) {
        c.r[i] = c.b[i] - ax[t][i];
      }
    }
  }

  private CgResult result() {
    List<Column> open = new ArrayList<>();
    for (Column c : columns) {
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
      Column c = columns[t];
      if (open.contains(c)) {
        c.residual = norm(c.r);
      }
      x.setRow(t, 0, c.x, 0, n);
      double relative = c.normB == 0 ? c.residual : c.residual / c.normB;
      report.add(new CgColumn(c.status, c.iterations, c.residual, relative));
    }
    return new CgResult(x, List.copyOf(report));
  }

  private static double norm(double[] v) {
    return Math.sqrt(DoubleDot.dot(v, 0, v, 0, v.length));
  }

  /** One right-hand side: five vectors and the state of its recurrence. */
  private final class Column {
    final double[] b;
    final double[] x = new double[n];
    final double[] r;
    final double normB;
    double[] p;
    double rz;
    int iterations;

    /** ||b - A x|| as computed last, for the x of that time. */
    double residual = Double.POSITIVE_INFINITY;

    /** That x. */
    double[] best;

    /** Null while it runs. */
    SolverStatus status;

    Column(DoubleMatrix rightHand, int t) {
      b = new double[n];
      rightHand.copyRow(t, b, 0);
      r = b.clone();
      normB = norm(b);
      if (normB == 0) {
        status = SolverStatus.CONVERGED; // x = 0 is exact
        residual = 0;
      }
    }

    /** Whether the residual is that of x. */
    boolean verified() {
      return status == SolverStatus.CONVERGED || status == SolverStatus.PRECISION_LIMIT;
    }

    /** Goes back to the x before, whose residual is given. */
    void restoreUnless(boolean better, double before) {
      if (!better && best != null) {
        System.arraycopy(best, 0, x, 0, n);
        residual = before;
      }
    }

    boolean small() {
      return norm(r) <= limits.tolerance() * normB;
    }

    void begin(double[] z) {
      p = Arrays.copyOf(z, n);
      rz = DoubleDot.dot(r, 0, z, 0, n);
      requirePositive(rz);
    }

    void step(double[] q) {
      double curvature = DoubleDot.dot(p, 0, q, 0, n);
      if (!requirePositive(curvature)) {
        return; // x stays what it was
      }
      double alpha = rz / curvature;
      DoubleAxpy.axpy(alpha, p, 0, x, 0, n);
      DoubleAxpy.axpy(-alpha, q, 0, r, 0, n);
      iterations++;
    }

    void direct(double[] z) {
      double next = DoubleDot.dot(r, 0, z, 0, n);
      if (requirePositive(next)) {
        DoubleAxpby.axpby(1.0, z, 0, next / rz, p, 0, n);
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
  }
}
