package dev.lanewise.cli;

import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.svm.CalibratedClassifier;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmType;
import java.util.List;

/** The report of a classifier: the problem of each pair of classes, then the total. */
final class ClassifierReport {
  /**
   * The coefficients of a pair.
   *
   * @param sum of their absolute values
   * @param largest of their absolute values
   * @param bounded how many are at their bound
   */
  record Coefficients(double sum, double largest, int bounded) {}

  /** What a type of machine tells of a pair besides. */
  @FunctionalInterface
  interface Extra {
    /**
     * @return a line, or null
     */
    String of(int first, int second, Coefficients coefficients);
  }

  private ClassifierReport() {}

  /** A classifier with its sigmoids. */
  static StoredClassifier stored(SvmType type, CalibratedClassifier calibrated) {
    List<Sigmoid> sigmoids =
        calibrated.calibrations().stream().map(curve -> (Sigmoid) curve).toList();
    return new StoredClassifier(type, calibrated.model(), sigmoids);
  }

  /**
   * @param status of the fit and, where there are some, its probabilities
   */
  static Trained of(SvmFit fit, Status status, StoredClassifier stored, Extra extra) {
    TrainingReport report = new TrainingReport();
    int pair = 0;
    for (int first = 0; first < fit.model().classCount(); first++) {
      for (int second = first + 1; second < fit.model().classCount(); second++) {
        PairFit solved = fit.pairs().get(pair++);
        int bounded = solved.certificate().boundedSupportVectors();
        Coefficients coefficients = coefficients(fit.model(), first, second, bounded);
        String line = extra.of(first, second, coefficients);
        report.problem(solved.certificate(), solved.rho(), line);
      }
    }
    report.add("Total nSV = %d", fit.model().supportVectorCount());
    return new Trained(
        stored, fit.pairs().stream().map(PairFit::certificate).toList(), status, report.lines());
  }

  /**
   * Row m of the coefficients of a class belongs to its pair with the m-th of the other classes.
   */
  private static Coefficients coefficients(
      SvmClassifier model, int first, int second, int bounded) {
    int[] counts = model.supportVectorCounts();
    double sum = 0;
    double largest = 0;
    int vector = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int i = 0; i < counts[c]; i++, vector++) {
        if (c == first || c == second) {
          double size = Math.abs(model.coefficient(c == first ? second - 1 : first, vector));
          sum += size;
          largest = Math.max(largest, size);
        }
      }
    }
    return new Coefficients(sum, largest, bounded);
  }
}
