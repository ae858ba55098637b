package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.select.BinaryScores;
import dev.lanewise.select.ClassificationReport;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.RegressionScores;
import dev.lanewise.select.RocCurve;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** Metrics against their definitions, example by example. */
@PropertyDefaults(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class MetricProperties {
  /** Rounding of sums of up to 150 terms that are not negative, twice over. */
  private static final double ROUNDING = 4 * 150 * 0x1p-53;

  /** Scores within 0 to 1, with ties and both zeros, of two classes that both occur. */
  private record Examples(double[] scores, boolean[] positive) {
    static Examples draw(SplittableRandom random) {
      int n = 2 + random.nextInt(100);
      double grid = random.nextBoolean() ? 1 + random.nextInt(12) : 1e6;
      double share = random.nextDouble();
      Examples e = new Examples(new double[n], new boolean[n]);
      for (int i = 0; i < n; i++) {
        e.scores[i] = Math.rint(random.nextDouble() * grid) / grid;
        e.scores[i] *= e.scores[i] == 0 && random.nextBoolean() ? -1 : 1;
        e.positive[i] = random.nextDouble() < share;
      }
      int one = random.nextInt(n);
      e.positive[one] = true;
      e.positive[(one + 1) % n] = false;
      return e;
    }

    Examples in(int[] order) {
      Examples e = new Examples(new double[order.length], new boolean[order.length]);
      for (int i = 0; i < order.length; i++) {
        e.scores[i] = scores[order[i]];
        e.positive[i] = positive[order[i]];
      }
      return e;
    }
  }

  private record Labels(int[] actual, int[] predicted) {
    static Labels draw(SplittableRandom random) {
      int[] names = random.ints(1 + random.nextInt(5)).toArray();
      int n = 1 + random.nextInt(100);
      int right = random.nextInt(5);
      Labels l = new Labels(new int[n], new int[n]);
      for (int i = 0; i < n; i++) {
        l.actual[i] = names[random.nextInt(names.length)];
        boolean hit = random.nextInt(5) < right;
        l.predicted[i] = hit ? l.actual[i] : names[random.nextInt(names.length)];
      }
      return l;
    }

    long count(int a, int p) {
      return IntStream.range(0, actual.length)
          .filter(i -> actual[i] == a && predicted[i] == p)
          .count();
    }

    ConfusionMatrix matrix() {
      return ConfusionMatrix.of(actual, predicted);
    }
  }

  private static int[] order(int n, SplittableRandom random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }

  /** Halves of pairs are whole numbers, so that the quotient is rounded once. */
  @Property
  void theAreaIsTheShareOfPairsInOrder(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    int n = e.scores().length;
    double inOrder = 0;
    double pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (e.positive()[i] && !e.positive()[j]) {
          double apart = e.scores()[i] - e.scores()[j];
          inOrder += apart > 0 ? 1 : apart == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    assertEquals(inOrder / pairs, BinaryScores.areaUnderRoc(e.scores(), e.positive()));
  }

  /** Each point by counting, and the area under straight lines between them. */
  @Property
  void pointsOfTheCurveAreShares(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    RocCurve curve = RocCurve.of(e.scores(), e.positive());
    int points = curve.thresholds().length;
    double area = 0;
    for (int i = 0; i < points; i++) {
      double threshold = curve.thresholds()[i];
      assertEquals(share(e, threshold, true), curve.truePositiveRate()[i]);
      assertEquals(share(e, threshold, false), curve.falsePositiveRate()[i]);
      if (i > 0) {
        assertTrue(threshold < curve.thresholds()[i - 1]);
        double width = curve.falsePositiveRate()[i] - curve.falsePositiveRate()[i - 1];
        area += width * (curve.truePositiveRate()[i] + curve.truePositiveRate()[i - 1]) / 2;
      }
    }
    assertEquals(Double.POSITIVE_INFINITY, curve.thresholds()[0]);
    assertEquals(1, curve.truePositiveRate()[points - 1]);
    assertEquals(1, curve.falsePositiveRate()[points - 1]);
    assertEquals(area, curve.area(), ROUNDING);
  }

  private static double share(Examples e, double threshold, boolean positive) {
    double above = 0;
    double all = 0;
    for (int i = 0; i < e.scores().length; i++) {
      if (e.positive()[i] == positive) {
        above += e.scores()[i] >= threshold ? 1 : 0;
        all++;
      }
    }
    return above / all;
  }

  /** The mean over positive examples of the precision at their own scores. */
  @Property
  void averagePrecisionIsThatAtThePositives(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    double sum = 0;
    double positives = 0;
    for (int i = 0; i < e.scores().length; i++) {
      if (e.positive()[i]) {
        double above = 0;
        double right = 0;
        for (int j = 0; j < e.scores().length; j++) {
          if (e.scores()[j] >= e.scores()[i]) {
            above++;
            right += e.positive()[j] ? 1 : 0;
          }
        }
        sum += right / above;
        positives++;
      }
    }
    double expected = sum / positives;
    assertEquals(
        expected, BinaryScores.averagePrecision(e.scores(), e.positive()), expected * ROUNDING);
  }

  @Property
  void swappedClassesTurnTheAreaAround(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    boolean[] others = new boolean[e.positive().length];
    double[] complement = new double[others.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = !e.positive()[i];
      complement[i] = -e.scores()[i];
    }
    double area = BinaryScores.areaUnderRoc(e.scores(), e.positive());
    assertEquals(area, BinaryScores.areaUnderRoc(complement, others));
    assertEquals(1 - area, BinaryScores.areaUnderRoc(e.scores(), others), ROUNDING);
  }

  /** Ranks bit for bit, sums to rounding. */
  @Property
  void theOrderOfExamplesDoesNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Examples e = Examples.draw(random);
    Examples f = e.in(order(e.scores().length, random));
    RocCurve one = RocCurve.of(e.scores(), e.positive());
    RocCurve other = RocCurve.of(f.scores(), f.positive());
    assertArrayEquals(one.thresholds(), other.thresholds());
    assertArrayEquals(one.falsePositiveRate(), other.falsePositiveRate());
    assertArrayEquals(one.truePositiveRate(), other.truePositiveRate());
    assertEquals(one.area(), other.area());
    assertEquals(
        BinaryScores.averagePrecision(e.scores(), e.positive()),
        BinaryScores.averagePrecision(f.scores(), f.positive()));
    assertNear(
        BinaryScores.logLoss(e.scores(), e.positive()),
        BinaryScores.logLoss(f.scores(), f.positive()));
    assertNear(
        BinaryScores.brier(e.scores(), e.positive()), BinaryScores.brier(f.scores(), f.positive()));
    Labels l = Labels.draw(random);
    int[] order = order(l.actual().length, random);
    int[] actual = IntStream.of(order).map(i -> l.actual()[i]).toArray();
    int[] predicted = IntStream.of(order).map(i -> l.predicted()[i]).toArray();
    assertEquals(l.matrix(), ConfusionMatrix.of(actual, predicted));
  }

  private static void assertNear(double expected, double found) {
    assertEquals(expected, found, Math.abs(expected) * ROUNDING);
  }

  @Property
  void countsAreThoseOfTheExamples(@ForAll long seed) {
    Labels l = Labels.draw(new SplittableRandom(seed));
    ConfusionMatrix m = l.matrix();
    int[] labels = m.names().stream().mapToInt(Integer::parseInt).toArray();
    long sum = 0;
    for (int a = 0; a < labels.length; a++) {
      long row = 0;
      long column = 0;
      for (int p = 0; p < labels.length; p++) {
        assertTrue(a >= p || labels[a] < labels[p]);
        assertEquals(l.count(labels[a], labels[p]), m.count(a, p));
        row += m.count(a, p);
        column += m.count(p, a);
      }
      assertEquals(row, m.support(a));
      assertEquals(column, m.predicted(a));
      assertTrue(row + column > 0, "a label that does not occur");
      sum += row;
    }
    assertEquals(l.actual().length, sum);
    assertEquals(m.total(), sum);
  }

  /** Transposed, precision is recall; F1 is the harmonic mean; weighted recall is the accuracy. */
  @Property
  void reportsKeepTheirIdentities(@ForAll long seed) {
    Labels l = Labels.draw(new SplittableRandom(seed));
    ConfusionMatrix m = l.matrix();
    ConfusionMatrix turned = ConfusionMatrix.of(l.predicted(), l.actual());
    double f1 = 0;
    for (int c = 0; c < m.classes(); c++) {
      double p = m.precision(c);
      double r = m.recall(c);
      assertEquals(p, turned.recall(c));
      assertEquals(m.f1(c), turned.f1(c));
      assertNear(p + r == 0 ? 0 : 2 * p * r / (p + r), m.f1(c));
      f1 += m.f1(c);
    }
    ClassificationReport report = ClassificationReport.of(m);
    assertNear(m.accuracy(), report.weighted().recall());
    assertNear(f1 / m.classes(), report.macro().f1());
    assertEquals(m.accuracy(), report.accuracy());
    assertEquals((double) m.correct() / m.total(), turned.accuracy());
    assertEquals(m.classes() + 6, report.text().lines().count());
    assertEquals(m.classes() + 4, report.legacyText().lines().count());
  }

  /** Targets scale by powers of two bit for bit; another order is rounded another way. */
  @Property
  void errorsFollowTheTargets(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 2 + random.nextInt(100);
    double[] y = random.doubles(n, -1, 1).toArray();
    double[] p = random.doubles(n, -1, 1).toArray();
    int[] order = order(n, random);
    RegressionScores one = RegressionScores.of(y, p);
    RegressionScores other = RegressionScores.of(at(y, order, 1), at(p, order, 1));
    assertNear(one.meanSquaredError(), other.meanSquaredError());
    assertNear(one.meanAbsoluteError(), other.meanAbsoluteError());
    assertEquals(one.r2(), other.r2(), (1 - one.r2()) * 1e-12);
    RegressionScores eightfold = RegressionScores.of(at(y, order, 8), at(p, order, 8));
    assertEquals(64 * other.meanSquaredError(), eightfold.meanSquaredError());
    assertEquals(8 * other.meanAbsoluteError(), eightfold.meanAbsoluteError());
    assertEquals(8 * other.rootMeanSquaredError(), eightfold.rootMeanSquaredError());
    assertEquals(other.r2(), eightfold.r2());
    assertTrue(one.meanAbsoluteError() <= one.rootMeanSquaredError() * (1 + ROUNDING));
    assertTrue(one.r2() <= 1);
  }

  private static double[] at(double[] values, int[] order, double factor) {
    return IntStream.of(order).mapToDouble(i -> factor * values[i]).toArray();
  }
}
