package dev.lanewise.matrix;

/** An iteration that did not come to rest: no known matrix of finite values brings it about. */
public final class NoConvergenceException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  private final int index;

  public NoConvergenceException(int index, int steps) {
    super("eigenvalue " + index + " has not converged after " + steps + " steps");
    this.index = index;
  }

  /** Number of the eigenvalue, from 0, in the order in which the iteration holds them. */
  public int index() {
    return index;
  }
}
