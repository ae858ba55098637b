package dev.lanewise.cli;

import dev.lanewise.svm.SvmType;
import java.util.Arrays;
import java.util.Locale;

/** How well predictions agree with the labels of the data, in LIBSVM's words. */
final class Scores {
  private Scores() {}

  /** The lines of svm-predict. */
  static void printPrediction(Console console, SvmType type, double[] predicted, double[] labels)
      throws CommandFailure {
    if (type.isRegression()) {
      console.line("Mean squared error = %s (regression)", squaredError(predicted, labels));
      console.line(
          "Squared correlation coefficient = %s (regression)", correlation(predicted, labels));
      return;
    }
    int correct = correct(predicted, labels);
    console.line(
        "Accuracy = %s%% (%d/%d) (classification)",
        percent(correct, labels.length), correct, labels.length);
  }

  /** The lines of svm-train -v. */
  static void printValidation(Console console, SvmType type, double[] predicted, double[] labels)
      throws CommandFailure {
    if (type.isRegression()) {
      console.line("Cross Validation Mean squared error = %s", squaredError(predicted, labels));
      console.line(
          "Cross Validation Squared correlation coefficient = %s", correlation(predicted, labels));
      return;
    }
    console.line(
        "Cross Validation Accuracy = %s%%", percent(correct(predicted, labels), labels.length));
  }

  private static String percent(int correct, int total) {
    return Numbers.general(100.0 * correct / total);
  }

  private static String squaredError(double[] predicted, double[] labels) {
    return text(meanSquaredError(predicted, labels));
  }

  private static String correlation(double[] predicted, double[] labels) {
    return text(squaredCorrelation(predicted, labels));
  }

  /** As C prints it: nan and inf in lower case. */
  private static String text(double value) {
    return Double.isInfinite(value) ? "inf" : Numbers.general(value).toLowerCase(Locale.ROOT);
  }

  /** Number of places where predictions and labels are the same. */
  static int correct(double[] predicted, double[] labels) {
    int same = 0;
    for (int i = 0; i < labels.length; i++) {
      same += predicted[i] == labels[i] ? 1 : 0;
    }
    return same;
  }

  static double meanSquaredError(double[] predicted, double[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += (predicted[i] - labels[i]) * (predicted[i] - labels[i]);
    }
    return sum / labels.length;
  }

  /** Pearson's r^2; NaN when predictions or labels are all the same. */
  static double squaredCorrelation(double[] predicted, double[] labels) {
    double meanP = Arrays.stream(predicted).average().orElse(0);
    double meanY = Arrays.stream(labels).average().orElse(0);
    double pp = 0;
    double py = 0;
    double yy = 0;
    for (int i = 0; i < labels.length; i++) {
      double p = predicted[i] - meanP;
      double y = labels[i] - meanY;
      pp += p * p;
      py += p * y;
      yy += y * y;
    }
    return py / pp * (py / yy);
  }
}
