package dev.lanewise.bench.svm;

import dev.lanewise.bench.work.DisagreementException;
import java.util.List;

/**
 * Times count only when the programs solved the same problem. Where the KKT violation is at most
 * the tolerance, an objective is within the tolerance times the sum of all upper bounds of the
 * optimum; so two of them may differ by the sum of their distances.
 */
final class ObjectiveAgreement {
  private ObjectiveAgreement() {}

  /** By how much two objectives may differ. */
  static double allowed(Problem problem) {
    return (problem.tolerance() + problem.tolerance()) * problem.totalBound();
  }

  /** The largest difference of any two programs that converged; 0 for fewer than two. */
  static double largestDifference(List<Entry> entries) {
    List<Entry> converged = entries.stream().filter(Entry::converged).toList();
    double largest = 0;
    for (Entry a : converged) {
      for (Entry b : converged) {
        largest = Math.max(largest, Math.abs(a.objective() - b.objective()));
      }
    }
    return largest;
  }

  /**
   * Compares each two programs that converged.
   *
   * @throws DisagreementException with both objectives, when they differ by more than is allowed or
   *     are not numbers
   */
  static void check(Problem problem, List<Entry> entries) {
    List<Entry> converged = entries.stream().filter(Entry::converged).toList();
    for (Entry a : converged) {
      for (Entry b : converged) {
        double difference = Math.abs(a.objective() - b.objective());
        if (!(difference <= allowed(problem))) { // NaN too
          throw new DisagreementException(
              String.format(
                  "objectives differ: %.6f of %s, %.6f of %s; by %.3g, at most %.3g is allowed:"
                      + " two tolerances of %s times %s, the sum of all upper bounds",
                  a.objective(),
                  a.program(),
                  b.objective(),
                  b.program(),
                  difference,
                  allowed(problem),
                  problem.tolerance(),
                  problem.totalBound()));
        }
      }
    }
  }
}
