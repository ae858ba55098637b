package dev.lanewise.svm;

/** From a row of kernel values of all support vectors to all decision values of that row. */
sealed interface DecisionSums permits PairSums, MachineSums {
  /** Decision values of a row. */
  int count();

  int supportVectors();

  /** Offset of a decision value. */
  double rho(int number);

  /** Coefficients of a decision value over all support vectors; not to be changed. */
  double[] coefficientsOf(int number);

  /** Sums {@code k[from + s]} over support vectors s into {@code out[to]} and following. */
  void sum(float[] k, int from, double[] out, int to);

  /** The same of kernel values in double. */
  void sum(double[] k, int from, double[] out, int to);

  /**
   * Number of the class that the labels follow from without all decision values, or -1 when these
   * are needed.
   */
  default int winner(float[] k, int from) {
    return -1;
  }

  /** The same of kernel values in double. */
  default int winner(double[] k, int from) {
    return -1;
  }
}
