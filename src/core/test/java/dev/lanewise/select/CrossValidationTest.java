package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final Drawn DATA = Drawn.rows(50, 4);
  private static final List<Split> SPLITS = KFold.shuffled(4, 1).split(50);
  private static final Ridge RIDGE = Ridge.of(new RbfKernel(0.5), 0.1);
  private static final SearchOptions R2 = SearchOptions.DEFAULT.with(Scoring.rSquared());

  @Test
  void aLoopOverTheFoldsGivesTheSame() {
    CrossValidation<Ridge> judged = CrossValidation.of(RIDGE, DATA.x(), DATA.targets(), SPLITS, R2);
    double[] predictions = new double[50];
    for (int f = 0; f < 4; f++) {
      Split s = SPLITS.get(f);
      FloatMatrix train = FoldRows.select(DATA.x(), s.train());
      FloatMatrix test = FoldRows.select(DATA.x(), s.test());
      double[] targets = FoldOutcomes.select(DATA.targets(), s.train());
      double[] predicted =
          RIDGE.fit(train, targets, RowPartition.caller()).predict(test, RowPartition.caller());
      double[] actual = FoldOutcomes.select(DATA.targets(), s.test());
      assertEquals(RegressionScores.of(actual, predicted).r2(), judged.trial().scores()[f]);
      for (int i = 0; i < predicted.length; i++) {
        predictions[s.test()[i]] = predicted[i];
      }
    }
    assertArrayEquals(predictions, judged.predictions());
    assertEquals(RIDGE, judged.trial().candidate());
  }

  @Test
  void whatIsNoExampleIsRefused() {
    FloatMatrix x = FloatMatrix.copyOf(DATA.x());
    x.set(41, 1, Float.NEGATIVE_INFINITY);
    assertRefused(
        "X[row 41, col 1] is -Infinity; models need finite features (impute or drop the row)",
        x,
        DATA.targets(),
        SPLITS);
    double[] y = DATA.targets().clone();
    y[7] = Double.NaN;
    assertRefused("target 7 is NaN, expected a finite number", DATA.x(), y, SPLITS);
    assertRefused("X has 50 rows, y has 3", DATA.x(), new double[3], SPLITS);
    assertRefused("no splits: there is nothing to try", DATA.x(), DATA.targets(), List.of());
  }

  private static void assertRefused(String message, FloatMatrix x, double[] y, List<Split> splits) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> CrossValidation.of(RIDGE, x, y, splits, R2))
            .getMessage());
  }
}
