package dev.lanewise.svm;

/**
 * Solution of a pair of classes without a fold, kept small: there are many at a time.
 *
 * @param support examples of the pair with a coefficient
 * @param coefficients of these
 * @param heldOut decision values of the examples held out, where asked for; or null
 * @param nanos of the time it took, without these
 * @param nanosHeldOut of these
 * @param failure why there is none, or null
 */
record FoldSolution(
    int[] support,
    double[] coefficients,
    double rho,
    Certificate certificate,
    double[] heldOut,
    long nanos,
    long nanosHeldOut,
    IllegalArgumentException failure) {
  static FoldSolution failed(IllegalArgumentException failure, long nanos) {
    return new FoldSolution(null, null, 0, null, null, nanos, 0, failure);
  }

  /**
   * @param trained example of the pair for each that was trained on
   */
  static FoldSolution of(MachineSolution machine, int[] trained, long nanos) {
    double[] all = machine.coefficients();
    int[] support = new int[machine.certificate().supportVectors()];
    double[] coefficients = new double[support.length];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0) {
        support[next] = trained[i];
        coefficients[next++] = all[i];
      }
    }
    return new FoldSolution(
        support, coefficients, machine.rho(), machine.certificate(), null, nanos, 0, null);
  }

  boolean isCancelled() {
    return certificate != null && certificate.status() == Status.CANCELLED;
  }

  /** Whether greater bounds change nothing: an optimum that touches none. */
  boolean staysOptimal() {
    return certificate.status() == Status.CONVERGED && certificate.boundedSupportVectors() == 0;
  }

  /**
   * The same with greater bounds, for which nothing was moved or decided.
   *
   * @param total sum of the bounds
   * @param share of what all solutions use, in nanoseconds
   * @param shareHeldOut of what their decisions use
   */
  FoldSolution withBounds(double total, long share, long shareHeldOut) {
    Certificate same = certificate.withBounds(total);
    return new FoldSolution(support, coefficients, rho, same, heldOut, share, shareHeldOut, null);
  }

  FoldSolution with(double[] decisions, long nanosOfThese) {
    return new FoldSolution(
        support, coefficients, rho, certificate, decisions, nanos, nanosOfThese, failure);
  }

  /** As a solution for all examples of the pair, 0 where there is no coefficient. */
  PairSolution of(ExamplesByClass examples, ClassPair pair) {
    double[] all = new double[examples.count(pair.first()) + examples.count(pair.second())];
    for (int s = 0; s < support.length; s++) {
      all[support[s]] = coefficients[s];
    }
    int[] labels = examples.labels();
    PairFit fit = new PairFit(labels[pair.first()], labels[pair.second()], rho, certificate);
    return new PairSolution(all, fit, null);
  }
}
