package dev.lanewise.cli.article;

import java.util.Locale;
import java.util.Map;

/** The answers to the article's open questions, in tables. */
final class FutureText {
  /** What stands above the lines of {@link #compared}. */
  static final String COMPARED =
      format(
          "==== Kernels compared on handwritten digits (10 classes, %d images to learn from)\n"
              + "%-8s %8s %8s %8s  %s\n",
          Compared.TRAINED, "kernel", "score", "test", "vectors", "best parameters");

  private FutureText() {}

  static String table(ParameterTable table) {
    StringBuilder text =
        text(
            "==== Poor parameters of the RBF kernel (accuracy, 2-fold cross validation)\n%10s", "");
    for (double gamma : table.gamma()) {
      text.append(format(" %8s", ArticleText.plain(gamma)));
    }
    text.append("  gamma\n");
    for (int i = 0; i < table.c().length; i++) {
      text.append(format("%-10s", "C " + ArticleText.plain(table.c()[i])));
      for (double accuracy : table.accuracy()[i]) {
        text.append(format(" %8.3f", accuracy));
      }
      text.append("\n");
    }
    return text
        + "A small gamma needs a large C; with a large gamma every point knows itself alone.\n";
  }

  static String validation(double c, Curve curve) {
    StringBuilder text =
        text(
            "==== Validation curve (RBF kernel, C = %s)\n%10s %8s %8s\n",
            ArticleText.plain(c), "gamma", "trained", "tested");
    for (int i = 0; i < curve.at().length; i++) {
      text.append(
          format(
              "%10s %8.3f %8.3f\n",
              ArticleText.plain(curve.at()[i]), curve.trained()[i], curve.tested()[i]));
    }
    return text.toString();
  }

  static String learning(Map<Family, Curve> curves) {
    StringBuilder text = text("==== Learning curves (trained/tested)\n%10s", "examples");
    curves.keySet().forEach(family -> text.append(format(" %13s", family.kernelName())));
    text.append("\n");
    double[] at = curves.values().iterator().next().at();
    for (int i = 0; i < at.length; i++) {
      text.append(format("%10.0f", at[i]));
      for (Curve curve : curves.values()) {
        text.append(format("   %.3f/%.3f", curve.trained()[i], curve.tested()[i]));
      }
      text.append("\n");
    }
    return text.toString();
  }

  static String separation(Separation s) {
    return format(
        "==== Is there always a kernel that separates the classes?\n"
            + "Distinct points, yes: an RBF kernel with gamma = %s and C = %s is right on\n"
            + "%d of %d training points, and on %d of %d after chance has dealt their labels.\n"
            + "On other points of the rings it is right in %.3f of the cases, saying the larger\n"
            + "class always in %.3f: what is separated need not have been learned.\n",
        ArticleText.plain(Separation.GAMMA),
        ArticleText.plain(Separation.C),
        s.actual(),
        s.examples(),
        s.drawn(),
        s.examples(),
        s.tested(),
        s.majority());
  }

  static String compared(Compared c) {
    return format(
        "%-8s %8.3f %8.3f %8d  %s\n",
        c.family().kernelName(),
        c.score(),
        c.tested(),
        c.supportVectors(),
        ArticleText.parameters(c.family(), c.best()));
  }

  private static StringBuilder text(String pattern, Object... arguments) {
    return new StringBuilder(format(pattern, arguments));
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
