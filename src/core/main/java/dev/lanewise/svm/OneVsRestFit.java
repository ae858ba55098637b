package dev.lanewise.svm;

import java.util.List;

/**
 * A trained one-vs-rest model with its certificates.
 *
 * @param model the model; usable whatever the status
 * @param status CONVERGED when every class is, else that of the first class that is not
 * @param supportRows row of X of each support vector, in the order of the model; not to be changed
 * @param classes one certificate for each class, in the order of the labels of the model
 */
public record OneVsRestFit(
    OneVsRestClassifier model, Status status, int[] supportRows, List<Certificate> classes) {
  /** Where a later one-vs-rest run may begin. */
  public DualStart start() {
    return DualStart.of(model, supportRows);
  }

  /** Iterations of all classes together. */
  public long iterations() {
    return classes.stream().mapToLong(Certificate::iterations).sum();
  }

  /** The largest KKT violation of any class. */
  public double violation() {
    double most = 0;
    for (Certificate c : classes) {
      most = Math.max(most, c.violation());
    }
    return most;
  }

  /** Sum of the duality gaps of all classes. */
  public double gap() {
    double sum = 0;
    for (Certificate c : classes) {
      sum += c.gap();
    }
    return sum;
  }

  /** Sum of the dual objectives of all classes. */
  public double objective() {
    double sum = 0;
    for (Certificate c : classes) {
      sum += c.objective();
    }
    return sum;
  }
}
