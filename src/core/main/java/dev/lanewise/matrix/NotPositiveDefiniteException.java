package dev.lanewise.matrix;

/** A matrix that has no Cholesky factor: a pivot is not above 0. */
public final class NotPositiveDefiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final double pivot;

  public NotPositiveDefiniteException(int index, double pivot) {
    super(
        "not positive definite: pivot "
            + index
            + " is "
            + pivot
            + "; add to the diagonal (a larger lambda)");
    this.index = index;
    this.pivot = pivot;
  }

  /** Row of the first pivot that failed, from 0. */
  public int index() {
    return index;
  }

  /** Its value: at most 0, NaN or infinite. */
  public double pivot() {
    return pivot;
  }
}
