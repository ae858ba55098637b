package dev.lanewise.cli.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against what the article prints, whose numbers imply its confusion matrices. */
class ArticleTextTest {
  @Test
  void randomClassifierReadsAsInTheArticle() {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(List.of("0", "1"), new long[][] {{63, 88}, {22, 27}});
    assertEquals(
        """
        ==== Evaluating Random Classifier
        == Accuracy: 0.45
                     precision    recall  f1-score   support

                  0       0.74      0.42      0.53       151
                  1       0.23      0.55      0.33        49

        avg / total       0.62      0.45      0.48       200

        ==== Finished Random Classifier (0.000 s)
        """,
        ArticleText.random(confusion, 0));
  }

  @Test
  void scoresHaveTwelveDigits() {
    assertEquals("0.476666666667", ArticleText.decimal(286 / 600.0));
    assertEquals("0.991666666667", ArticleText.decimal(595 / 600.0));
    assertEquals("0.445", ArticleText.decimal(0.445));
    assertEquals("1.0", ArticleText.decimal(1));
    assertEquals("0.0", ArticleText.decimal(0));
  }

  @Test
  void parametersStandInTheOrderOfTheArticle() {
    Setting poly =
        new Setting(new TreeMap<>(Map.of("C", 1.0, "coef0", 10.0, "gamma", 0.1, "degree", 4.0)));
    assertEquals(
        "{'kernel': 'poly', 'C': 1.0, 'coef0': 10.0, 'gamma': 0.1, 'degree': 4}",
        ArticleText.parameters(Family.POLY, poly));
    assertEquals("0.0001", ArticleText.plain(1e-4));
    assertEquals("100000.0", ArticleText.plain(1e5));
    assertEquals("-10000.0", ArticleText.plain(-1e4));
  }
}
