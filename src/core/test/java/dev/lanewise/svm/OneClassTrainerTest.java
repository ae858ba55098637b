package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import org.junit.jupiter.api.Test;

class OneClassTrainerTest {
  @Test
  void theFarAwayRowIsOutside() {
    FloatMatrix x =
        FloatMatrix.copyOf(new float[][] {{0}, {0.1f}, {-0.1f}, {0.05f}, {-0.05f}, {9}});
    OneClassFit fit =
        OneClassTrainer.train(x, OneClassParameters.defaults(new RbfKernel(1)).withNu(0.2));
    assertEquals(Status.CONVERGED, fit.certificate().status());
    assertTrue(fit.model().accepts(new float[] {0.02f}));
    assertFalse(fit.model().accepts(new float[] {5}));
  }

  /** All alphas are at their bounds: nothing can move, and 1/2 alpha'K alpha is the whole sum. */
  @Test
  void nuOneKeepsEveryRow() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0}, {2}});
    OneClassFit fit =
        OneClassTrainer.train(x, OneClassParameters.defaults(new RbfKernel(1)).withNu(1));
    assertEquals(2, fit.certificate().boundedSupportVectors());
    assertEquals(0, fit.certificate().iterations());
    assertEquals(1 + Math.exp(-4), fit.certificate().objective(), 1e-7);
  }

  @Test
  void badInputIsRefusedByName() {
    OneClassParameters parameters = OneClassParameters.defaults(new RbfKernel(1));
    assertEquals(
        "nu is 0.0, expected above 0 and at most 1",
        assertThrows(IllegalArgumentException.class, () -> parameters.withNu(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> parameters.withNu(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> OneClassTrainer.train(FloatMatrix.allocate(0, 1), parameters));
  }
}
