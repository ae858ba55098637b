package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.calibration.IsotonicCurve;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedClassifierTest {
  private static final Sigmoid PLAIN = new Sigmoid(-1, 0);

  /** The decision value is the only feature. */
  private static SvmClassifier two() {
    return SvmClassifier.of(
        new LinearKernel(),
        new int[] {7, 3},
        new int[] {1, 0},
        FloatMatrix.copyOf(new float[][] {{1}}),
        new double[][] {{1}},
        new double[1]);
  }

  /** The decision values of the pairs (0,1), (0,2), (1,2) are the features. */
  private static SvmClassifier three() {
    return SvmClassifier.of(
        new LinearKernel(),
        new int[] {7, 3, 5},
        new int[] {2, 1, 0},
        FloatMatrix.copyOf(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        new double[][] {{1, 0, 0}, {0, 1, 1}},
        new double[3]);
  }

  @Test
  void twoClassesHaveTheProbabilityOfTheirPair() {
    CalibratedClassifier c = CalibratedClassifier.of(two(), List.of(new Sigmoid(-2, 1)));
    double p = 1 / (1 + Math.exp(-2));
    assertArrayEquals(new double[] {p, 1 - p}, c.probabilities(new float[] {1.5f}), 1e-16);
  }

  /** The sigmoid is at 1/2 for decision 1/2: between it and 0 the answers differ. */
  @Test
  void votesAndProbabilitiesMayDiffer() {
    CalibratedClassifier c = CalibratedClassifier.of(two(), List.of(new Sigmoid(-2, 1)));
    var scratch = c.newScratch();
    float[] x = {0.75f, 0.25f, -0.25f};
    int[] votes = {7, 7, 3};
    int[] probable = {7, 3, 3};
    for (int i = 0; i < x.length; i++) {
      assertEquals(votes[i], c.model().predict(new float[] {x[i]}));
      assertEquals(probable[i], c.mostProbable(x, i, scratch));
    }
    CalibratedClassifier falling = CalibratedClassifier.of(two(), List.of(new Sigmoid(1, 0)));
    assertEquals(3, falling.mostProbable(x, 0, falling.newScratch()));
    // Equal probabilities: the first label. No vote above 0: the second.
    CalibratedClassifier plain = CalibratedClassifier.of(two(), List.of(PLAIN));
    assertEquals(7, plain.mostProbable(new float[] {0}, 0, plain.newScratch()));
    assertEquals(3, plain.model().predict(new float[] {0}));
  }

  @Test
  void threeClassesAreCoupledInTheirOrder() {
    CalibratedClassifier c =
        CalibratedClassifier.of(
            three(),
            List.of(PLAIN, PLAIN, IsotonicCurve.of(new double[] {-1, 1}, new double[] {0, 1})));
    double[] p = c.probabilities(new float[] {0, 0, 5});
    assertEquals(1, p[0] + p[1] + p[2], 1e-15);
    // Pairs 1/2, 1/2, 1: the minimum is (11, 15, 3) / 29.
    assertEquals(11.0 / 29, p[0], 1e-3);
    assertEquals(15.0 / 29, p[1], 1e-3);
    assertEquals(3.0 / 29, p[2], 1e-3);
    assertEquals(3, c.mostProbable(new float[] {0, 0, 5}, 0, c.newScratch()));
  }

  @Test
  void batchesHaveTheBitsOfSingleRows() {
    CalibratedClassifier c =
        CalibratedClassifier.of(
            three(), List.of(PLAIN, new Sigmoid(-2, 0.5), new Sigmoid(0.5, -0.25)));
    int n = 700;
    FloatMatrix x = FloatMatrix.allocate(n, 3);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) (3 * Math.sin(i * 1.7));
    }
    DoubleMatrix batch = c.probabilities(x);
    int[] labels = new int[n];
    c.mostProbable(x, labels, RowPartition.caller());
    var scratch = c.newScratch();
    double[] out = new double[3];
    double[] again = new double[3];
    for (int i = 0; i < n; i++) {
      c.probabilities(x.array(), 3 * i, out, scratch);
      double[] decisions = {x.get(i, 0), x.get(i, 1), x.get(i, 2)};
      c.probabilities(decisions, again, scratch);
      assertArrayEquals(out, again);
      for (int k = 0; k < 3; k++) {
        assertEquals(out[k], batch.get(i, k));
      }
      assertEquals(labels[i], c.mostProbable(x.array(), 3 * i, scratch));
    }
  }

  @Test
  void aDecisionThatIsNoNumberSaysNothing() {
    CalibratedClassifier c = CalibratedClassifier.of(two(), List.of(PLAIN));
    double[] p = new double[2];
    c.probabilities(new double[] {Double.NaN}, p, c.newScratch());
    assertArrayEquals(new double[] {0.5, 0.5}, p);
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    assertEquals(
        "1 calibrations, the model has 3 pairs",
        message(() -> CalibratedClassifier.of(three(), List.of(PLAIN))));
    CalibratedClassifier c = CalibratedClassifier.of(two(), List.of(PLAIN));
    assertEquals("model expects 1 features, got 2", message(() -> c.probabilities(new float[2])));
    assertEquals(
        "model expects 1 features, got 2",
        message(() -> c.probabilities(FloatMatrix.allocate(1, 2))));
    assertEquals(
        "2 decisions, the model has 1 pairs",
        message(() -> c.probabilities(new double[2], new double[2], c.newScratch())));
    assertEquals(
        "out has 1 places, x 2 rows",
        message(
            () -> c.mostProbable(FloatMatrix.allocate(2, 1), new int[1], RowPartition.caller())));
    assertThrows(IllegalArgumentException.class, () -> c.probabilities(new float[] {Float.NaN}));
  }

  private static String message(Runnable bad) {
    return assertThrows(IllegalArgumentException.class, bad::run).getMessage();
  }
}
