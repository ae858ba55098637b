package dev.lanewise.cli;

import dev.lanewise.data.StoredModel;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.Status;
import java.util.List;

/**
 * What training came to.
 *
 * @param certificates one for each problem that was solved
 * @param status how it ended, the folds of a calibration included
 * @param report what svm-train prints, line by line
 */
record Trained(
    StoredModel model, List<Certificate> certificates, Status status, List<String> report) {
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
    return new Trained(other, certificates, status, report);
  }
}
