package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SvrTrainerTest {
  private static final FloatMatrix TWO = FloatMatrix.copyOf(new float[][] {{-1}, {1}});

  /** f(1) = b (1 - e^-4) = 1 - epsilon gives the coefficients (-b, b). */
  @Test
  void twoPointsHaveTheSolutionWorkedOutByHand() {
    double k = Math.exp(-4);
    double b = 0.9 / (1 - k);
    SvrFit fit =
        SvrTrainer.train(
            TWO,
            new double[] {-1, 1},
            SvrParameters.defaults(new RbfKernel(1)).withTolerance(1e-9));
    assertEquals(Status.CONVERGED, fit.certificate().status());
    assertEquals(-0.81 / (1 - k), fit.certificate().objective(), 1e-7);
    assertEquals(-b, fit.model().coefficient(0), 1e-6);
    assertEquals(b, fit.model().coefficient(1), 1e-6);
    assertEquals(0, fit.model().rho(), 1e-6);
    assertEquals(0.9, fit.model().predict(new float[] {1}), 1e-6);
    assertEquals(0, fit.certificate().gap(), 1e-7);
  }

  /** The example of scikit-learn's documentation: halfway between two points. */
  @Test
  void halfwayBetweenTwoPointsIsHalfTheValue() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0, 0}, {2, 2}});
    SvrFit fit =
        SvrTrainer.train(x, new double[] {0.5, 2.5}, SvrParameters.defaults(new RbfKernel(0.5)));
    assertEquals(1.5, fit.model().predict(new float[] {1, 1}), 1e-6);
  }

  @Test
  void aLineIsFoundWithItsWeights() {
    FloatMatrix x = FloatMatrix.allocate(50, 1);
    double[] y = new double[50];
    for (int i = 0; i < 50; i++) {
      x.array()[i] = i / 10f;
      y[i] = 2 * x.array()[i] - 3;
    }
    SvrParameters parameters =
        SvrParameters.defaults(new LinearKernel()).withEpsilon(0).withC(10).withTolerance(1e-6);
    SvmRegressor model = SvrTrainer.train(x, y, parameters).model();
    assertEquals(11, model.predict(new float[] {7}), 1e-3);
  }

  @Test
  void badInputIsRefusedByName() {
    SvrParameters parameters = SvrParameters.defaults(new RbfKernel(1));
    assertEquals(
        "target 1 is NaN, expected a finite number",
        refused(() -> SvrTrainer.train(TWO, new double[] {1, Double.NaN}, parameters)));
    assertEquals(
        "X has 2 rows, there are 3 targets",
        refused(() -> SvrTrainer.train(TWO, new double[3], parameters)));
    assertEquals(
        "X is 0 x 2: nothing to learn",
        refused(() -> SvrTrainer.train(FloatMatrix.allocate(0, 2), new double[0], parameters)));
    assertTrue(
        refused(
                () ->
                    SvrTrainer.train(
                        FloatMatrix.copyOf(new float[][] {{1, Float.NaN}}),
                        new double[1],
                        parameters))
            .contains("NaN"));
    assertEquals(
        "epsilon is NaN, expected at least 0", refused(() -> parameters.withEpsilon(Double.NaN)));
    SvmParameters weighted =
        parameters.training().withWeights(ClassWeights.explicit(Map.of(1, 2.0)));
    assertEquals(
        "regression has no classes to weigh", refused(() -> new SvrParameters(0.1, weighted)));
  }

  @Test
  void limitsLeaveAUsableModel() {
    double[] y = {-1, 1};
    SvrFit fit =
        SvrTrainer.train(
            TWO,
            y,
            SvrParameters.defaults(new RbfKernel(1)).withMaxIterations(1).withTolerance(1e-12));
    assertEquals(1, fit.certificate().iterations());
    assertTrue(Double.isFinite(fit.certificate().gap()));
    assertTrue(Double.isFinite(fit.model().predict(new float[] {0.3f})));
  }

  private static String refused(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
