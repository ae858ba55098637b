package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.calibration.PairwiseCoupling;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.generator.DataSet;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibratedClassifier;
import dev.lanewise.svm.SvmClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P89 and P90: probabilities of many classes from those of pairs, and what a classifier says. */
@PropertyDefaults(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CouplingProperties {
  private static double[] pairs(int k, SplittableRandom random) {
    double[] r = new double[k * (k - 1) / 2];
    int kind = random.nextInt(3);
    for (int i = 0; i < r.length; i++) {
      r[i] = kind == 0 ? random.nextInt(2) : random.nextDouble();
    }
    return r;
  }

  private static double[] couple(PairwiseCoupling coupling, double[] r) {
    double[] p = new double[coupling.classes()];
    boolean solved = coupling.couple(r, 0, p, 0, coupling.newScratch());
    Check.that(solved, () -> "not solved for " + p.length + " classes");
    return p;
  }

  private static double sum(double[] p) {
    double sum = 0;
    for (double v : p) {
      sum += v;
    }
    return sum;
  }

  private static double clamped(double r) {
    return Math.min(Math.max(r, 1e-7), 1 - 1e-7);
  }

  /** P89: positive, sum 1, and the condition of the optimum within the tolerance. */
  @Property
  void probabilitiesAreOptimalWithinTheTolerance(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = 2 + random.nextInt(random.nextInt(10) == 0 ? 60 : 8);
    double[] r = pairs(k, random);
    double[] p = couple(new PairwiseCoupling(k), r);
    assertEquals(1, sum(p), 1e-14);
    double[] qp = new double[k];
    double pqp = 0;
    int at = 0;
    for (int i = 0; i < k; i++) {
      Check.that(p[i] > 0, () -> "a probability is not positive");
      for (int j = i + 1; j < k; j++) {
        double ofI = clamped(r[at++]);
        double difference = (1 - ofI) * p[i] - ofI * p[j];
        qp[i] += difference * (1 - ofI);
        qp[j] -= difference * ofI;
        pqp += difference * difference;
      }
    }
    if (k == 2) {
      assertArrayEquals(new double[] {clamped(r[0]), 1 - clamped(r[0])}, p);
      return;
    }
    for (int i = 0; i < k; i++) {
      double value = pqp;
      Check.within(Math.abs(qp[i] - value), 0.005 / k + 1e-12, () -> k + " classes");
    }
  }

  /** P89: pairs that agree with some probabilities give them back. */
  @Property
  void consistentPairsGiveBackTheirProbabilities(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = 2 + random.nextInt(8);
    double[] p = new double[k];
    for (int i = 0; i < k; i++) {
      p[i] = 0.05 + random.nextDouble();
    }
    double total = sum(p);
    double[] r = new double[k * (k - 1) / 2];
    int at = 0;
    for (int i = 0; i < k; i++) {
      p[i] /= total;
    }
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        r[at++] = p[i] / (p[i] + p[j]);
      }
    }
    assertArrayEquals(p, couple(new PairwiseCoupling(k, 1e-14, 10_000), r), 1e-10);
    assertArrayEquals(p, couple(new PairwiseCoupling(k), r), 0.02);
  }

  /** P89: classes in another order have their probabilities in that order. */
  @Property
  void theOrderOfClassesDoesNotMatter(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = 3 + random.nextInt(6);
    double[] r = new double[k * (k - 1) / 2];
    double[] turned = new double[r.length];
    double[][] of = new double[k][k];
    int at = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        r[at] = 0.02 + 0.96 * random.nextDouble();
        of[i][j] = r[at];
        of[j][i] = 1 - r[at++];
      }
    }
    at = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        turned[at++] = of[k - 1 - i][k - 1 - j];
      }
    }
    PairwiseCoupling strict = new PairwiseCoupling(k, 1e-14, 100_000);
    double[] p = couple(strict, r);
    double[] q = couple(strict, turned);
    for (int i = 0; i < k; i++) {
      assertEquals(p[i], q[k - 1 - i], 1e-9);
    }
  }

  private static CalibratedClassifier calibrated(SvmClassifier model, SplittableRandom random) {
    List<Sigmoid> sigmoids = new ArrayList<>();
    for (int pair = 0; pair < model.pairCount(); pair++) {
      double b = random.nextBoolean() ? 0 : random.nextDouble() - 0.5;
      sigmoids.add(new Sigmoid(-4 * random.nextDouble(), b));
    }
    return CalibratedClassifier.of(model, sigmoids);
  }

  /**
   * P90: single rows give the bits of batches on any number of threads; the most probable class has
   * the greatest probability; with two classes probabilities follow the decision, and agree with
   * the vote except between 0 and -b / a.
   */
  @Property(tries = 50)
  void probabilitiesFollowFromTheDecisions(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SvmClassifier model = SmoProperties.trained(random).fit().model();
    CalibratedClassifier c = calibrated(model, random);
    DataSet other = DataSet.classes(3, 3 + random.nextInt(90), model.features(), random);
    FloatMatrix x = RowsOp.floats(other.features());
    DoubleMatrix p = c.probabilities(x, Threads.of(3));
    DoubleMatrix decisions = model.decisionValues(x);
    int n = (int) x.rows();
    int[] probable = new int[n];
    int[] votes = new int[n];
    c.mostProbable(x, probable, Threads.of(2));
    model.predict(x, votes);
    int[] labels = model.labels();
    var scratch = c.newScratch();
    float[] row = new float[x.cols()];
    double[] single = new double[labels.length];
    for (int i = 0; i < n; i++) {
      x.copyRow(i, row, 0);
      c.probabilities(row, 0, single, scratch);
      assertEquals(1, sum(single), 1e-14);
      int best = 0;
      for (int k = 0; k < labels.length; k++) {
        int at = i;
        Check.same(p.get(i, k), single[k], () -> "row " + at + " alone and in the batch");
        best = single[k] > single[best] ? k : best;
      }
      assertEquals(labels[best], probable[i]);
      assertEquals(labels[best], c.mostProbable(row, 0, scratch));
      if (labels.length == 2) {
        checkTwo(c, decisions, p, i, labels[best] == votes[i]);
      }
    }
  }

  private static void checkTwo(
      CalibratedClassifier c, DoubleMatrix decisions, DoubleMatrix p, int i, boolean agree) {
    double f = decisions.get(i, 0);
    double ofPair = c.calibrations().getFirst().probability(f);
    assertEquals(clamped(ofPair), p.get(i, 0));
    if (ofPair != 0.5) {
      assertEquals(ofPair > 0.5 == f > 0, agree, "decision " + f + ", probability " + ofPair);
    }
    for (int j = 0; j < i; j++) {
      boolean above = decisions.get(j, 0) >= f;
      double other = p.get(j, 0);
      Check.that(above ? other >= p.get(i, 0) : other <= p.get(i, 0), () -> "not monotone at " + f);
    }
  }
}
