package dev.lanewise.matrix;

/**
 * Which operands of a product are turned: {@code C = op(A) op(B)}, op the identity or transpose.
 */
public enum GemmForm {
  /** A B: A is m x k, B is k x n. */
  NN(false, false),

  /** A B': A is m x k, B is n x k; rows against rows, the layout of data. */
  NT(false, true),

  /** A' B: A is k x m, B is k x n. */
  TN(true, false),

  /** A' B': A is k x m, B is n x k. */
  TT(true, true);

  private final boolean turnsA;
  private final boolean turnsB;

  GemmForm(boolean turnsA, boolean turnsB) {
    this.turnsA = turnsA;
    this.turnsB = turnsB;
  }

  /** Whether A is transposed. */
  public boolean turnsA() {
    return turnsA;
  }

  /** Whether B is transposed. */
  public boolean turnsB() {
    return turnsB;
  }
}
