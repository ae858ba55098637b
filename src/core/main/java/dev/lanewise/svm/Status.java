package dev.lanewise.svm;

/**
 * How a training run ended. Every one but CONVERGED leaves a feasible, usable, unfinished model.
 */
public enum Status {
  /** The KKT violation fell to the tolerance. */
  CONVERGED,
  /** The iteration limit was reached first. */
  ITERATION_LIMIT,
  /** Rounding errors of the gradient are larger than the tolerance. */
  PRECISION_LIMIT,
  /** The time limit was reached first. */
  TIME_LIMIT,
  /** The listener said no, or the thread was interrupted. */
  CANCELLED
}
