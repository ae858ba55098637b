package dev.lanewise.svm;

/**
 * How a training run ended, from the best to the worst. Every one but CONVERGED leaves a feasible,
 * usable, unfinished model; only a nu-SVC that a limit stopped before it had a margin leaves none,
 * but a {@link DegenerateProblemException} with its status.
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
  CANCELLED;

  /** Whether there is no time, or no wish, for anything more. */
  boolean endsRun() {
    return this == TIME_LIMIT || this == CANCELLED;
  }

  Status orWorse(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
