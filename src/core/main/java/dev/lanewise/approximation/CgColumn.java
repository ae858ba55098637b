package dev.lanewise.approximation;

/**
 * How well one right-hand side is solved.
 *
 * @param status how it ended
 * @param iterations products with A that moved the solution
 * @param residual ||b - A x||, computed from b and x in the end, not by the recurrence
 * @param relativeResidual the same over ||b||; 0 when b is 0
 */
public record CgColumn(
    SolverStatus status, int iterations, double residual, double relativeResidual) {
  /**
   * A bound of ||x - x*||: the residual over the smallest eigenvalue.
   *
   * @param smallest a lower bound of the eigenvalues of A, such as lambda for lambda I + K
   */
  public double errorBound(double smallest) {
    return residual / smallest;
  }
}
