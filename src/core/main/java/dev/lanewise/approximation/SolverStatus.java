package dev.lanewise.approximation;

/** How an iterative solution ended, from the best to the worst. All leave their last iterate. */
public enum SolverStatus {
  /** The true residual fell to the tolerance. */
  CONVERGED,
  /** The iteration limit was reached first. */
  ITERATION_LIMIT,
  /** Rounding keeps the true residual above the tolerance. */
  PRECISION_LIMIT,
  /**
   * A direction p with p'Ap or r'M^-1 r not above 0: the operator or preconditioner is not positive
   * definite.
   */
  NOT_POSITIVE_DEFINITE,
  /** The time limit was reached first. */
  TIME_LIMIT,
  /** The listener said no, or the thread was interrupted. */
  CANCELLED
}
