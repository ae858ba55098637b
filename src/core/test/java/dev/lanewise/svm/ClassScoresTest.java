package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassScoresTest {
  private static double[] scores(int classes, double... values) {
    double[] out = new double[classes + 2];
    double[] padded = new double[values.length + 1];
    System.arraycopy(values, 0, padded, 1, values.length);
    ClassScores.of(padded, 1, classes, out, 2);
    return Arrays.copyOfRange(out, 2, classes + 2);
  }

  @Test
  void scoresAreVotesAndSquashedConfidences() {
    // (0,1) 1.5, (0,2) -0.5, (1,2) 3: one vote each, sums 1, 1.5, -2.5.
    assertArrayEquals(
        new double[] {1 + 1 / 6.0, 1 + 1.5 / 7.5, 1 - 2.5 / 10.5}, scores(3, 1.5, -.5, 3), 1e-15);
    assertArrayEquals(new double[] {1 + 2 / 9.0, -2 / 9.0}, scores(2, 2), 1e-15);
  }

  @Test
  void zeroIsAVoteForTheSecondAndNothingBecomesNotANumber() {
    assertArrayEquals(new double[] {0, 1}, scores(2, 0));
    assertArrayEquals(new double[] {0, 1}, scores(2, Double.NaN));
    double third = 1 / 3.0;
    assertArrayEquals(
        new double[] {2 + third, -third, 1},
        scores(3, Double.POSITIVE_INFINITY, Double.MAX_VALUE, Double.NEGATIVE_INFINITY),
        1e-15);
    for (double s :
        scores(3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      assertTrue(s >= -third && s <= 2 + third, "" + s);
    }
  }

  /** One vote each: predict takes the first, the scores the most confident. */
  @Test
  void tiesOfVotesAreBrokenByConfidence() {
    FloatMatrix s = FloatMatrix.copyOf(new float[][] {{1}});
    SvmClassifier model =
        SvmClassifier.of(
            new LinearKernel(),
            new int[] {7, 4, -3},
            new int[] {1, 0, 0},
            s,
            new double[2][1],
            new double[] {-1.5, .5, -3});
    float[] row = {1};
    SvmClassifier.Scratch scratch = model.newScratch();
    double[] scores = new double[3];
    model.classScores(row, 0, scores, scratch);
    assertArrayEquals(scores(3, 1.5, -.5, 3), scores);
    assertEquals(7, model.predict(row));
    assertEquals(4, model.predictBreakingTies(row, 0, scratch));
    DoubleMatrix batch = model.classScores(FloatMatrix.copyOf(new float[][] {{5}, {6}}));
    assertEquals(scores[2], batch.get(1, 2));
  }
}
