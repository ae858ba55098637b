package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PredictionTest {
  private static final RowPartition HERE = RowPartition.caller();
  private static final int ROWS = 200;
  private static final int VECTORS = 6;

  /** Small integers, so that decision values and votes are often equal, and 0. */
  private final SplittableRandom random = new SplittableRandom(3);

  private final AtomicLong evaluations = new AtomicLong();
  private final PairKernel counting =
      new PairKernel() {
        @Override
        public double value(float[] a, int i, float[] b, int j, int columns) {
          return a[i] * b[j] + a[i + 1] * b[j + 1];
        }

        @Override
        public double value(double[] a, int i, double[] b, int j, int columns) {
          evaluations.incrementAndGet();
          return a[i] * b[j] + a[i + 1] * b[j + 1];
        }
      };
  private final DoubleMatrix x = integers(ROWS);

  @Test
  void labelsComeFromTheValuesThatAreWritten() {
    for (StoredModel model : models()) {
      double[] expected = Predictions.of(model, x, HERE);
      requireVaried(expected);
      evaluations.set(0);
      Prediction prediction = Prediction.withDecisionValues(model, x, HERE);
      assertArrayEquals(expected, prediction.predicted(), model.type().name());
      assertEquals(ROWS * VECTORS, evaluations.get(), model.type().name());
    }
  }

  @Test
  void mostProbableComesFromTheProbabilitiesThatAreWritten() {
    for (StoredModel model : models()) {
      double[] expected = Predictions.mostProbable(model, floats(x), HERE);
      requireVaried(expected);
      evaluations.set(0);
      Prediction prediction = Probabilities.predict(model, x, HERE);
      assertArrayEquals(expected, prediction.predicted(), model.type().name());
      assertEquals(ROWS * VECTORS, evaluations.get(), model.type().name());
    }
  }

  private static void requireVaried(double[] predicted) {
    assertTrue(Arrays.stream(predicted).distinct().count() > 1);
  }

  private List<StoredModel> models() {
    SvmClassifier four =
        SvmClassifier.of(
            counting,
            new int[] {3, -1, 7, 0},
            new int[] {2, 1, 1, 2},
            integers(VECTORS),
            new double[][] {coefficients(), coefficients(), coefficients()},
            new double[6]);
    Sigmoid[] sigmoids = new Sigmoid[6];
    Arrays.setAll(sigmoids, pair -> new Sigmoid(-1 + pair % 2 * 0.5, 0.25 * pair));
    SvmRegressor function = SvmRegressor.of(counting, integers(VECTORS), coefficients(), 0);
    DensityMarks marks = DensityMarks.of(new double[] {-5, -4, -3, -2, -1, 1, 2, 3, 4, 5});
    return List.<StoredModel>of(
            new StoredClassifier(SvmType.C_SVC, four, List.of(sigmoids)),
            new StoredRegressor(SvmType.NU_SVR, function, OptionalDouble.of(1)),
            new StoredOneClass(new OneClassModel(function), Optional.of(marks)))
        .stream()
        .map(StoredModel::inDouble)
        .toList();
  }

  private double[] coefficients() {
    double[] values = new double[VECTORS];
    Arrays.setAll(values, i -> random.nextInt(-1, 2));
    values[0] = 1;
    return values;
  }

  private static FloatMatrix floats(DoubleMatrix m) {
    FloatMatrix out = FloatMatrix.allocate(m.rows(), m.cols());
    for (int i = 0; i < out.array().length; i++) {
      out.array()[i] = (float) m.array()[i];
    }
    return out;
  }

  private DoubleMatrix integers(int rows) {
    DoubleMatrix m = DoubleMatrix.allocate(rows, 2);
    for (int i = 0; i < rows; i++) {
      m.set(i, 0, random.nextInt(-2, 3));
      m.set(i, 1, random.nextInt(-2, 3));
    }
    return m;
  }
}
