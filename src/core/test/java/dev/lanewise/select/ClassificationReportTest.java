package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Layout and numbers, character by character. The first four are the reports of Eric Kim's article
 * on the kernel trick (2013); the newer layout of the same counts, and the fifth, by scikit-learn
 * 1.2.1.
 */
class ClassificationReportTest {
  private static final ConfusionMatrix RANDOM = rings(63, 88, 22, 27);
  private static final ConfusionMatrix LINEAR = rings(56, 95, 16, 33);
  private static final ConfusionMatrix PERFECT = rings(151, 0, 0, 49);
  private static final ConfusionMatrix SIGMOID = rings(149, 2, 0, 49);
  private static final ConfusionMatrix ANIMALS =
      ConfusionMatrix.of(
          List.of("ant", "bee, the large one", "cat", "dog"),
          new long[][] {{5, 1, 0, 2}, {0, 7, 3, 0}, {1, 0, 0, 4}, {0, 0, 0, 0}});

  private static ConfusionMatrix rings(long... counts) {
    return ConfusionMatrix.of(
        List.of("0", "1"), new long[][] {{counts[0], counts[1]}, {counts[2], counts[3]}});
  }

  @Test
  void legacyReportsOfTheArticle() {
    assertLegacy(
        RANDOM,
        "          0       0.74      0.42      0.53       151",
        "          1       0.23      0.55      0.33        49",
        "avg / total       0.62      0.45      0.48       200");
    assertLegacy(
        LINEAR,
        "          0       0.78      0.37      0.50       151",
        "          1       0.26      0.67      0.37        49",
        "avg / total       0.65      0.45      0.47       200");
    assertLegacy(
        PERFECT,
        "          0       1.00      1.00      1.00       151",
        "          1       1.00      1.00      1.00        49",
        "avg / total       1.00      1.00      1.00       200");
    assertLegacy(
        SIGMOID,
        "          0       1.00      0.99      0.99       151",
        "          1       0.96      1.00      0.98        49",
        "avg / total       0.99      0.99      0.99       200");
    assertEquals(0.45, RANDOM.accuracy());
    assertEquals(0.445, LINEAR.accuracy());
    assertEquals(1, PERFECT.accuracy());
    assertEquals(0.99, SIGMOID.accuracy());
  }

  private static void assertLegacy(ConfusionMatrix m, String zero, String one, String total) {
    String head = "             precision    recall  f1-score   support";
    assertEquals(
        String.join("\n", head, "", zero, one, "", total, ""),
        ClassificationReport.of(m).legacyText());
  }

  @Test
  void reportsOfToday() {
    assertEquals(
        """
                      precision    recall  f1-score   support

                   0       0.74      0.42      0.53       151
                   1       0.23      0.55      0.33        49

            accuracy                           0.45       200
           macro avg       0.49      0.48      0.43       200
        weighted avg       0.62      0.45      0.48       200
        """,
        ClassificationReport.of(RANDOM).text());
    assertEquals(
        """
                      precision    recall  f1-score   support

                   0       0.78      0.37      0.50       151
                   1       0.26      0.67      0.37        49

            accuracy                           0.45       200
           macro avg       0.52      0.52      0.44       200
        weighted avg       0.65      0.45      0.47       200
        """,
        ClassificationReport.of(LINEAR).text());
    assertEquals(
        """
                      precision    recall  f1-score   support

                   0       1.00      1.00      1.00       151
                   1       1.00      1.00      1.00        49

            accuracy                           1.00       200
           macro avg       1.00      1.00      1.00       200
        weighted avg       1.00      1.00      1.00       200
        """,
        ClassificationReport.of(PERFECT).text());
    assertEquals(
        """
                      precision    recall  f1-score   support

                   0       1.00      0.99      0.99       151
                   1       0.96      1.00      0.98        49

            accuracy                           0.99       200
           macro avg       0.98      0.99      0.99       200
        weighted avg       0.99      0.99      0.99       200
        """,
        ClassificationReport.of(SIGMOID).toString());
  }

  @Test
  void longNamesAndMoreDigitsWidenIt() {
    ClassificationReport report = ClassificationReport.of(ANIMALS);
    assertEquals(
        """
                            precision    recall  f1-score   support

                       ant      0.833     0.625     0.714         8
        bee, the large one      0.875     0.700     0.778        10
                       cat      0.000     0.000     0.000         5
                       dog      0.000     0.000     0.000         0

                  accuracy                          0.522        23
                 macro avg      0.427     0.331     0.373        23
              weighted avg      0.670     0.522     0.587        23
        """,
        report.text(3));
    assertEquals(
        """
                            precision    recall  f1-score   support

                       ant          1         1         1         8
        bee, the large one          1         1         1        10
                       cat          0         0         0         5
                       dog          0         0         0         0

                  accuracy                              1        23
                 macro avg          0         0         0        23
              weighted avg          1         1         1        23
        """,
        report.text(0));
    assertEquals(
        "               ant  0.83333333333333337 0.62500000000000000 0.71428571428571430         8",
        report.text(17).lines().toList().get(2));
    assertEquals(
        "          accuracy                      0.52173913043478259        23",
        report.text(17).lines().toList().get(7));
    assertEquals(17, widthOfName(ClassificationReport.of(RANDOM).text(17)));
  }

  private static int widthOfName(String text) {
    return text.lines().toList().get(2).indexOf('0') + 1;
  }

  /** Values of scikit-learn 1.2.1, to rounding. */
  @Test
  void numbersOfAnimals() {
    ClassificationReport report = ClassificationReport.of(ANIMALS);
    assertLine(report.classes().get(0), 0.8333333333333334, 0.625, 0.7142857142857143, 8);
    assertLine(report.classes().get(1), 0.875, 0.7, 0.7777777777777777, 10);
    assertLine(report.classes().get(3), 0, 0, 0, 0);
    assertLine(report.macro(), 0.42708333333333337, 0.33125, 0.373015873015873, 23);
    assertLine(report.weighted(), 0.6702898550724639, 0.5217391304347826, 0.5866114561766735, 23);
    assertEquals(0.5217391304347826, report.accuracy());
    assertEquals(23, report.support());
  }

  private static void assertLine(
      ClassificationReport.Line line, double precision, double recall, double f1, long support) {
    assertEquals(precision, line.precision(), 1e-15);
    assertEquals(recall, line.recall(), 1e-15);
    assertEquals(f1, line.f1(), 1e-15);
    assertEquals(support, line.support());
  }

  /** 1/8 and 3/8 are halves of hundredths; 0.445 is a little more than one in binary. */
  @Test
  void halvesGoToEvenAndOthersWhereTheyLie() {
    String eighths = ClassificationReport.of(rings(1, 7, 5, 3)).text();
    assertEquals(
        "           0       0.17      0.12      0.14         8", eighths.lines().toList().get(2));
    assertEquals(
        "           1       0.30      0.38      0.33         8", eighths.lines().toList().get(3));
    String thousandths = ClassificationReport.of(rings(1, 199, 0, 1)).text(); // 0.005 and 0.01
    assertEquals(
        "           0       1.00      0.01      0.01       200",
        thousandths.lines().toList().get(2));
  }

  @Test
  void localesDoNotShow() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      String text = ClassificationReport.of(RANDOM).text();
      Locale.setDefault(Locale.ROOT);
      assertEquals(ClassificationReport.of(RANDOM).text(), text);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Thirteen characters of two chars each: one more than the heading. */
  @Test
  void charactersAreCountedNotChars() {
    String name = "\uD835\uDD38".repeat(13);
    ConfusionMatrix m = ConfusionMatrix.of(new String[] {name}, new String[] {name});
    List<String> lines = ClassificationReport.of(m).text().lines().toList();
    assertEquals(name + "       1.00      1.00      1.00         1", lines.get(2));
    assertEquals("               precision    recall  f1-score   support", lines.get(0));
  }

  @Test
  void digitsHaveARange() {
    ClassificationReport report = ClassificationReport.of(RANDOM);
    for (int digits : new int[] {-1, 18}) {
      assertEquals(
          "digits is " + digits + ", expected 0 to 17",
          assertThrows(IllegalArgumentException.class, () -> report.text(digits)).getMessage());
    }
  }
}
