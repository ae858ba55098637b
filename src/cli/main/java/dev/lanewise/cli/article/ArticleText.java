package dev.lanewise.cli.article;

import dev.lanewise.data.NumberText;
import dev.lanewise.select.ClassificationReport;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Results in the words of the article, line by line, numbers as Python 2 prints them. */
final class ArticleText {
  private static final int DIGITS = 12;

  private ArticleText() {}

  /** The section of the random classifier. */
  static String random(ConfusionMatrix confusion, double seconds) {
    return "==== Evaluating Random Classifier\n"
        + result(confusion)
        + finished("Random Classifier", seconds);
  }

  /** What stands above the search of a kernel. */
  static String announcement(Family family) {
    StringBuilder text = new StringBuilder();
    text.append(
        "==== Evaluating SVM (kernel='"
            + family.kernelName()
            + "'), 2-fold cross validation\n"
            + "Parameters to be chosen through cross validation:\n");
    SortedMap<String, double[]> values = family.grid().values();
    for (String name : Family.PRINTED) {
      if (values.containsKey(name)) {
        String list =
            Arrays.stream(values.get(name))
                .mapToObj(v -> value(name, v))
                .collect(Collectors.joining(", ", "[", "]"));
        text.append(name + ": " + list + "\n");
      }
    }
    return text.toString();
  }

  /** What stands below it, and a line that the article does not have: how its fits ended. */
  static String result(Judged judged) {
    return "== Best Params: "
        + parameters(judged.family(), judged.best())
        + "\n== Best Score: "
        + decimal(judged.search().best().mean())
        + "\n"
        + result(judged.confusion())
        + finished(judged.family().title(), judged.seconds())
        + "     "
        + judged.fits().text()
        + "\n";
  }

  private static String result(ConfusionMatrix confusion) {
    return "== Accuracy: "
        + decimal(confusion.accuracy())
        + "\n"
        + ClassificationReport.of(confusion).legacyText()
        + "\n";
  }

  private static String finished(String title, double seconds) {
    return String.format(Locale.ROOT, "==== Finished %s (%.3f s)\n", title, seconds);
  }

  /** As {@code {'kernel': 'rbf', 'C': 10.0, 'gamma': 0.1}}. */
  static String parameters(Family family, Setting setting) {
    return Family.PRINTED.stream()
        .filter(setting.values()::containsKey)
        .map(name -> "'" + name + "': " + value(name, setting.get(name)))
        .collect(Collectors.joining(", ", "{'kernel': '" + family.kernelName() + "', ", "}"));
  }

  /** As {@code SVM, rbf, C = 10.0, gamma = 0.1}. */
  static String title(Judged judged) {
    return "SVM, "
        + judged.family().kernelName()
        + Family.PRINTED.stream()
            .filter(judged.best().values()::containsKey)
            .map(name -> ", " + name + " = " + value(name, judged.best().get(name)))
            .collect(Collectors.joining());
  }

  private static String value(String name, double value) {
    return name.equals("degree") ? String.valueOf((int) value) : plain(value);
  }

  /** All digits without an exponent, at least one behind the point. */
  static String plain(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return exact.setScale(Math.max(1, exact.scale())).toPlainString();
  }

  /** Twelve significant digits, at least one behind the point. */
  static String decimal(double value) {
    String digits = NumberText.general(value, DIGITS);
    return digits.matches("-?[0-9]+") ? digits + ".0" : digits;
  }
}
