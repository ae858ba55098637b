package dev.lanewise.svm;

/**
 * What machines that have not seen an example decide about it.
 *
 * @param decisions of each example; 0 where the machine was not finished
 * @param known which of them are not
 * @param status CONVERGED when all machines are, else that of the worst
 */
record HeldOut(double[] decisions, boolean[] known, Status status) {
  boolean anyKnown() {
    for (boolean k : known) {
      if (k) {
        return true;
      }
    }
    return false;
  }

  /** The weights of the known decisions, 0 for the others. */
  double[] weights(double[] all) {
    double[] weights = new double[all.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = known[i] ? all[i] : 0;
    }
    return weights;
  }
}
