package dev.lanewise.cli.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.svm.Status;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTest {
  private static final String REPORT =
      """
                   precision    recall  f1-score   support

                0       #.##      #.##      #.##       ###
                1       #.##      #.##      #.##        ##

      avg / total       #.##      #.##      #.##       ###

      """;

  /** The text of the article, numbers that depend on the data as #, and lines of our own. */
  private static final String LAYOUT =
      """
      ======== Running NONSEPARABLE demo ========
      ==== Evaluating Random Classifier
      == Accuracy: #.#
      REPORT==== Finished Random Classifier (#.### s)

      ==== Evaluating SVM (kernel='linear'), 2-fold cross validation
      Parameters to be chosen through cross validation:
      C: [1.0, 10.0, 100.0, 1000.0, 10000.0]
      == Best Params: {'kernel': 'linear', 'C': #.#}
      == Best Score: #.#
      == Accuracy: #.#
      REPORT==== Finished Linear SVM (#.### s)
           11 fits: ENDS

      ==== Evaluating SVM (kernel='poly'), 2-fold cross validation
      Parameters to be chosen through cross validation:
      C: [1.0, 10.0, 100.0, 1000.0]
      coef0: [1.0, 10.0, 100.0]
      gamma: [0.001, 0.01, 0.1]
      degree: [2, 4]
      == Best Params: {'kernel': 'poly', 'C': #.#, 'coef0': #.#, 'gamma': #.#, 'degree': #}
      == Best Score: #.#
      == Accuracy: #.#
      REPORT==== Finished Polynomial SVM (#.### s)
           145 fits: ENDS

      ==== Evaluating SVM (kernel='rbf'), 2-fold cross validation
      Parameters to be chosen through cross validation:
      C: [1.0, 10.0, 100.0, 1000.0, 10000.0]
      gamma: [0.0001, 0.001, 0.01, 0.1]
      == Best Params: {'kernel': 'rbf', 'C': #.#, 'gamma': #.#}
      == Best Score: #.#
      == Accuracy: #.#
      REPORT==== Finished RBF Kernel (#.### s)
           41 fits: ENDS

      ==== Evaluating SVM (kernel='sigmoid'), 2-fold cross validation
      Parameters to be chosen through cross validation:
      C: [0.1, 1.0, 10.0, 100.0, 1000.0, 100000.0]
      coef0: [-10000.0, -1000.0, -100.0, -10.0, 1.0, 10.0, 100.0]
      gamma: [0.001, 0.01, 0.1, 1.0, 10.0, 100.0]
      == Best Params: {'kernel': 'sigmoid', 'C': #.#, 'coef0': #.#, 'gamma': #.#}
      == Best Score: #.#
      == Accuracy: #.#
      REPORT==== Finished Sigmoid SVM (#.### s)
           505 fits: ENDS

      ...Finished. Total Time: #.### s
           702 fits: ENDS
      """
          .replace("REPORT", REPORT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void scoresAreThoseOfTheArticleInKind(long seed) {
    StringBuilder text = new StringBuilder();
    Map<Family, Judged> all = judged(seed, text);
    assertEquals(LAYOUT, masked(text.toString()));
    double linear = accuracy(all, Family.LINEAR);
    assertTrue(linear >= 0.35 && linear <= 0.65, "linear: " + linear);
    assertEquals(1, accuracy(all, Family.POLY));
    assertEquals(1, accuracy(all, Family.RBF));
    assertTrue(accuracy(all, Family.SIGMOID) >= 0.97, "sigmoid: " + accuracy(all, Family.SIGMOID));
    Fits fits = new Fits();
    all.values().forEach(judged -> fits.add(judged.fits()));
    assertEquals(702, fits.total());
    assertEquals(
        702,
        fits.count(Status.CONVERGED)
            + fits.count(Status.ITERATION_LIMIT)
            + fits.count(Status.PRECISION_LIMIT));
  }

  private static Map<Family, Judged> judged(long seed, StringBuilder text) {
    SearchOptions options = SearchOptions.DEFAULT.with(RowPartition.caller());
    Dataset all = KernelTrickData.rings(seed);
    TrainTest rings = TrainTest.quarterOf(all, seed);
    assertEquals(600, rings.train().labels().length);
    assertEquals(200, rings.test().labels().length);
    return new Article(null, seed, options, Gallery.NONE).nonseparable(all, rings, text::append);
  }

  private static double accuracy(Map<Family, Judged> all, Family family) {
    return all.get(family).confusion().accuracy();
  }

  /** Hides what depends on the data or the clock; the grids stay. */
  private static String masked(String text) {
    return text.lines()
        .map(ArticleTest::maskedLine)
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private static String maskedLine(String line) {
    if (line.startsWith("== Best Params")) {
      return line.replaceAll("-?[0-9]+\\.[0-9]+", "#.#").replaceAll(": [24]}", ": #}");
    }
    if (line.startsWith("== ")) {
      return line.replaceAll("[01]\\.[0-9]{1,12}$", "#.#");
    }
    if (line.matches(" +[01] .*") || line.startsWith("avg")) {
      String numbers = line.substring(11);
      return line.substring(0, 11) + numbers.replaceAll("[0-9]", "#");
    }
    return line.replaceAll("[0-9]+\\.[0-9]{3} s", "#.### s")
        .replaceAll("fits: [0-9]+ converged.*", "fits: ENDS");
  }
}
