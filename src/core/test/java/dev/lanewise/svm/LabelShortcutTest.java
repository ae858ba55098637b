package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels found without all decision values are those that all votes give. */
class LabelShortcutTest {
  private static final int ROWS = 300;
  private static final int FEATURES = 3;

  private final Random random = new Random(11);

  private FloatMatrix points(int rows) {
    FloatMatrix x = FloatMatrix.allocate(rows, FEATURES);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextGaussian();
    }
    return x;
  }

  /** Coefficients without sense: cycles and ties of votes come as often as winners. */
  private SvmClassifier anyModel(int classes) {
    int[] labels = new int[classes];
    int[] counts = new int[classes];
    int total = 0;
    for (int c = 0; c < classes; c++) {
      labels[c] = 100 - 7 * c;
      counts[c] = random.nextInt(4);
      total += counts[c];
    }
    double[][] coefficients = new double[classes - 1][total];
    for (double[] machine : coefficients) {
      for (int s = 0; s < total; s++) {
        machine[s] = random.nextGaussian();
      }
    }
    double[] rho = new double[classes * (classes - 1) / 2];
    for (int p = 0; p < rho.length; p++) {
      rho[p] = .3 * random.nextGaussian();
    }
    return SvmClassifier.of(new RbfKernel(.5), labels, counts, points(total), coefficients, rho);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 13})
  void labelsAreThoseOfAllVotes(int classes) {
    int cycles = 0;
    for (int model = 0; model < 20; model++) {
      SvmClassifier floats = anyModel(classes);
      FloatMatrix x = points(ROWS);
      for (SvmClassifier m : new SvmClassifier[] {floats, floats.inDouble()}) {
        DoubleMatrix values = m.decisionValues(x);
        int[] predicted = m.predict(x);
        SvmClassifier.Scratch scratch = m.newScratch();
        for (int i = 0; i < ROWS; i++) {
          double[] row = new double[values.cols()];
          for (int p = 0; p < row.length; p++) {
            row[p] = values.get(i, p);
          }
          int[] votes = new int[classes];
          int expected = m.labels()[Votes.winner(row, 0, votes)];
          assertEquals(expected, predicted[i]);
          assertEquals(expected, m.predict(x.array(), i * FEATURES, scratch));
          int most = 0;
          for (int v : votes) {
            most = Math.max(most, v);
          }
          cycles += most < classes - 1 ? 1 : 0;
        }
      }
      DoubleMatrix wide = DoubleMatrix.allocate(ROWS, FEATURES);
      for (int i = 0; i < ROWS * FEATURES; i++) {
        wide.array()[i] = x.array()[i];
      }
      int[] ofDoubles = new int[ROWS];
      floats.inDouble().predict(wide, ofDoubles, RowPartition.caller());
      int[] ofFloats = floats.inDouble().predict(x);
      for (int i = 0; i < ROWS; i++) {
        assertEquals(ofFloats[i], ofDoubles[i]);
      }
    }
    assertTrue(classes == 2 || cycles > 100, cycles + " rows without a winner of all pairs");
  }
}
