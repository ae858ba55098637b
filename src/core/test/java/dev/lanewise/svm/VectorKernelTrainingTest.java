package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.AdditiveChiSquaredKernel;
import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.VectorKernels;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Machines of every kernel on histograms of three classes. */
class VectorKernelTrainingTest {
  static List<Kernel> all() {
    return VectorKernels.all();
  }

  private static FloatMatrix histograms(int[] labels, long seed) {
    Random random = new Random(seed);
    FloatMatrix x = FloatMatrix.allocate(labels.length, 3);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      for (int c = 0; c < 3; c++) {
        x.set(i, c, (float) (random.nextDouble() + (c == labels[i] ? 1.5 : 0)));
      }
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("all")
  void aMachineLearnsAndPredictsTheSameEverywhere(Kernel kernel) {
    int[] y = new int[150];
    FloatMatrix x = histograms(y, 1);
    int[] expected = new int[60];
    FloatMatrix unseen = histograms(expected, 2);
    SvmParameters parameters = SvmParameters.defaults(kernel).withTolerance(1e-4);
    SvmFit fit = SvmTrainer.train(x, y, parameters);
    assertEquals(Status.CONVERGED, fit.status());
    int[] predicted = fit.model().predict(unseen);
    int right = 0;
    for (int i = 0; i < 60; i++) {
      right += predicted[i] == expected[i] ? 1 : 0;
    }
    assertTrue(right >= 54, kernel + ": " + right + " of 60 right");

    double[] all = decisions(fit.model(), unseen);
    for (int i = 0; i < 60; i++) {
      double[] one = decisions(fit.model(), unseen.rowRange(i, i + 1));
      for (int p = 0; p < one.length; p++) {
        assertEquals(one[p], all[i * one.length + p], kernel + " row " + i);
      }
    }
    FloatMatrix values = PrecomputedKernel.rows(FloatKernelMatrices.gram(kernel, x));
    SvmFit precomputed =
        SvmTrainer.train(
            values, y, SvmParameters.defaults(new PrecomputedKernel()).withTolerance(1e-4));
    assertEquals(precomputed.objective(), fit.objective());
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      FloatMatrix two = FloatKernelMatrices.gram(kernel, x, RowPartition.over(pool, 2));
      assertArrayEquals(FloatKernelMatrices.gram(kernel, x).array(), two.array());
    }
  }

  private static double[] decisions(SvmClassifier model, FloatMatrix rows) {
    return model.decisionValues(rows).array();
  }

  /** Models in double have kernel values in double, to which those of floats are close. */
  @ParameterizedTest
  @MethodSource("all")
  void decisionsInDoubleAreClose(Kernel kernel) {
    int[] y = new int[90];
    FloatMatrix x = histograms(y, 3);
    SvmClassifier model = SvmTrainer.train(x, y, SvmParameters.defaults(kernel)).model();
    double[] narrow = decisions(model, x);
    double[] wide = decisions(model.inDouble(), x);
    assertArrayEquals(wide, narrow, 1e-3, () -> "" + kernel);
  }

  @Test
  void trainingRefusesWhatIsOutOfTheDomain() {
    int[] y = new int[30];
    FloatMatrix x = histograms(y, 4);
    x.set(17, 1, -0.25f);
    for (Kernel kernel : new Kernel[] {new ChiSquaredKernel(1), new AdditiveChiSquaredKernel()}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> SvmTrainer.train(x, y, SvmParameters.defaults(kernel)))
              .getMessage();
      assertTrue(message.startsWith("X[row 17, col 1] is -0.25; chi-squared"), message);
    }
  }
}
