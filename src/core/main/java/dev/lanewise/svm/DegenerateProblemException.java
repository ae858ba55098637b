package dev.lanewise.svm;

/**
 * Thrown when a problem has a solution that says nothing, a margin that cannot be told from 0, or
 * when a limit stopped the run before it had a margin.
 */
public final class DegenerateProblemException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final Status status;

  DegenerateProblemException(String message, Status status) {
    super(message);
    this.status = status;
  }

  /** CONVERGED when the problem is to blame; else what stopped the run too early to know. */
  public Status status() {
    return status;
  }
}
