package dev.lanewise.svm;

import java.util.List;

/**
 * A trained model with its certificate.
 *
 * @param model the model; usable whatever the status
 * @param status CONVERGED when every pair is, else that of the first pair that is not
 * @param supportRows row of X of each support vector, in the order of the model; not to be changed
 * @param pairs one entry for each pair of classes, (0,1), (0,2), ..., (1,2), ...
 */
public record SvmFit(SvmClassifier model, Status status, int[] supportRows, List<PairFit> pairs) {
  /** Where a later run may begin. */
  public DualStart start() {
    return DualStart.of(model, supportRows);
  }

  /** Iterations of all pairs together. */
  public long iterations() {
    long sum = 0;
    for (PairFit p : pairs) {
      sum += p.certificate().iterations();
    }
    return sum;
  }

  /** The largest KKT violation of any pair. */
  public double violation() {
    double most = 0;
    for (PairFit p : pairs) {
      most = Math.max(most, p.certificate().violation());
    }
    return most;
  }

  /** Sum of the duality gaps of all pairs. */
  public double gap() {
    double sum = 0;
    for (PairFit p : pairs) {
      sum += p.certificate().gap();
    }
    return sum;
  }

  /** Sum of the dual objectives of all pairs. */
  public double objective() {
    double sum = 0;
    for (PairFit p : pairs) {
      sum += p.certificate().objective();
    }
    return sum;
  }
}
