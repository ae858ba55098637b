package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import java.util.List;

/**
 * Solutions of A x = b for several b, and how good they are.
 *
 * @param solutions t x n, one solution a row
 * @param columns one entry for each right-hand side
 */
public record CgResult(DoubleMatrix solutions, List<CgColumn> columns) {
  /** The worst of all right-hand sides. */
  public SolverStatus status() {
    SolverStatus worst = SolverStatus.CONVERGED;
    for (CgColumn c : columns) {
      worst = c.status().compareTo(worst) > 0 ? c.status() : worst;
    }
    return worst;
  }

  /** The most of any right-hand side. */
  public int iterations() {
    int most = 0;
    for (CgColumn c : columns) {
      most = Math.max(most, c.iterations());
    }
    return most;
  }

  /** The largest relative residual; NaN when one is. */
  public double relativeResidual() {
    double most = 0;
    for (CgColumn c : columns) {
      most = Math.max(most, c.relativeResidual());
    }
    return most;
  }
}
