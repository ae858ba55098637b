package dev.lanewise.cli;

import dev.lanewise.data.StoredModel;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.Status;
import java.util.List;

/**
 * What training came to.
 *
 * @param certificates one for each problem that was solved
 * @param report what svm-train prints, line by line
 */
record Trained(StoredModel model, List<Certificate> certificates, List<String> report) {
  /** CONVERGED when every problem is, else that of the first that is not. */
  Status status() {
    for (Certificate c : certificates) {
      if (c.status() != Status.CONVERGED) {
        return c.status();
      }
    }
    return Status.CONVERGED;
  }

  /** Sum of the duality gaps. */
  double gap() {
    return certificates.stream().mapToDouble(Certificate::gap).sum();
  }

  /** The largest KKT violation. */
  double violation() {
    return certificates.stream().mapToDouble(Certificate::violation).max().orElse(0);
  }

  /** The same run with another form of the model. */
  Trained with(StoredModel other) {
    return new Trained(other, certificates, report);
  }
}
