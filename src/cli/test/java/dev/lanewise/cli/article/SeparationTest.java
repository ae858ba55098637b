package dev.lanewise.cli.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void distinctPointsAreSeparatedWhateverTheirLabels(long seed) {
    int n = 120;
    Random random = new Random(seed);
    FloatMatrix x = FloatMatrix.allocate(n, 3);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        x.set(i, j, random.nextFloat());
      }
      labels[i] = random.nextInt(2);
    }
    assertEquals(n, right(x, labels));
  }

  @Test
  void equalPointsWithDifferentLabelsAreNot() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0, 0}, {0, 0}, {1, 1}, {2, 1}});
    assertEquals(3, right(x, new int[] {0, 1, 0, 1}));
  }

  private static int right(FloatMatrix x, int[] labels) {
    SvmParameters parameters =
        SvmParameters.defaults(new RbfKernel(Separation.GAMMA)).withC(Separation.C);
    SvmFit fit = SvmTrainer.train(x, labels, parameters);
    assertEquals(Status.CONVERGED, fit.status());
    int[] predicted = fit.model().predict(x);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predicted[i] == labels[i] ? 1 : 0;
    }
    return right;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ringsAreLearntByHeartAndNotUnderstood(long seed) {
    Dataset all = KernelTrickData.rings(seed);
    TrainTest rings = TrainTest.quarterOf(all, seed);
    Separation found = Separation.of(rings, seed, RowPartition.caller());
    assertEquals(600, found.examples());
    assertEquals(600, found.drawn());
    assertEquals(600, found.actual());
    assertEquals(2, found.fits().count(Status.CONVERGED));
    assertTrue(found.tested() < 0.85, "tested: " + found.tested());
  }
}
