package dev.lanewise.approximation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureMapTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final RbfKernel RBF = new RbfKernel(.3);

  @Test
  void allRowsAsLandmarksGiveTheGramMatrix() {
    DoubleMatrix x = Samples.normal(150, 4, 1);
    NystromMap map = NystromMap.of(RBF, x, CALLER);
    DoubleMatrix gram = DoubleKernelMatrices.gram(RBF, x);
    DoubleMatrix phi = map.map(x, CALLER);
    double error = Samples.distance(gram, DoubleKernelMatrices.gram(new LinearKernel(), phi));
    assertTrue(error <= 2 * map.jitter() + 1e-9, "error " + error + ", jitter " + map.jitter());
    assertTrue(map.jitter() < 1e-11, "jitter " + map.jitter());
  }

  @Test
  void landmarksAmongTheRowsKeepTheirKernelValues() {
    DoubleMatrix x = Samples.normal(300, 3, 2);
    DoubleMatrix landmarks = DoubleLandmarks.uniform(x, 60, 3);
    NystromMap map = NystromMap.of(RBF, landmarks, CALLER);
    DoubleMatrix exact = DoubleKernelMatrices.crossGram(RBF, x, landmarks);
    DoubleMatrix cross =
        DoubleKernelMatrices.crossGram(
            new LinearKernel(), map.map(x, CALLER), map.map(landmarks, CALLER));
    assertEquals(0, Samples.distance(exact, cross), 1e-7);
    double most = 0;
    for (int i = 0; i < 300; i++) {
      double[] row = new double[3];
      x.copyRow(i, row, 0);
      double square = 0;
      for (double value : map.map(row)) {
        square += value * value;
      }
      most = Math.max(most, square);
    }
    assertTrue(most < 1 + 1e-9, "explains more than there is: " + most);
  }

  @Test
  void repeatedLandmarksCostJitterOnly() {
    DoubleMatrix x = Samples.normal(40, 2, 4);
    DoubleMatrix twice = DoubleMatrix.allocate(80, 2);
    for (int i = 0; i < 80; i++) {
      twice.setRow(i, 0, x.array(), i % 40 * 2, 2);
    }
    NystromMap map = NystromMap.of(RBF, twice, CALLER);
    DoubleMatrix phi = map.map(x, CALLER);
    DoubleMatrix gram = DoubleKernelMatrices.gram(RBF, x);
    assertEquals(
        0, Samples.distance(gram, DoubleKernelMatrices.gram(new LinearKernel(), phi)), 1e-6);
  }

  @Test
  void rowsAloneAndFloatsHaveTheSameBits() {
    DoubleMatrix x = Samples.normal(1100, 6, 5);
    FloatMatrix floats = Samples.floats(x);
    NystromMap nystrom = NystromMap.of(RBF, Samples.normal(33, 6, 6), CALLER);
    RandomFourierMap fourier = RandomFourierMap.orthogonal(RBF, 6, 50, 7);
    DoubleMatrix n = nystrom.map(x, CALLER);
    FloatMatrix nf = nystrom.map(floats, CALLER);
    DoubleMatrix f = fourier.map(x, CALLER);
    FloatMatrix ff = fourier.map(floats, CALLER);
    for (int i = 0; i < 1100; i += 99) {
      double[] row = new double[6];
      float[] narrow = new float[6];
      x.copyRow(i, row, 0);
      floats.copyRow(i, narrow, 0);
      assertArrayEquals(Arrays.copyOfRange(n.array(), 33 * i, 33 * i + 33), nystrom.map(row));
      assertArrayEquals(Arrays.copyOfRange(nf.array(), 33 * i, 33 * i + 33), nystrom.map(narrow));
      assertArrayEquals(Arrays.copyOfRange(f.array(), 50 * i, 50 * i + 50), fourier.map(row));
      assertArrayEquals(Arrays.copyOfRange(ff.array(), 50 * i, 50 * i + 50), fourier.map(narrow));
      assertEquals((float) n.get(i, 3), nf.get(i, 3));
      assertEquals((float) f.get(i, 3), ff.get(i, 3));
    }
  }

  /** Root of the mean squared error of all kernel values of 60 rows. */
  private static double error(RandomFourierMap map, DoubleMatrix x, DoubleMatrix exact) {
    DoubleMatrix phi = map.map(x, CALLER);
    DoubleMatrix approximate = DoubleKernelMatrices.gram(new LinearKernel(), phi);
    double sum = 0;
    for (int i = 0; i < exact.array().length; i++) {
      double e = approximate.array()[i] - exact.array()[i];
      sum += e * e;
    }
    return Math.sqrt(sum / exact.array().length);
  }

  @Test
  void fourierFeaturesConvergeLikeOneOverTheRootAndOrthogonalOnesFaster() {
    int d = 16;
    DoubleMatrix x = Samples.normal(60, d, 8);
    RbfKernel kernel = new RbfKernel(.5 / d);
    DoubleMatrix exact = DoubleKernelMatrices.gram(kernel, x);
    for (int dimension : new int[] {16, 64, 256, 1024}) {
      double plain = 0;
      double orthogonal = 0;
      for (int seed = 0; seed < 10; seed++) {
        plain += error(RandomFourierMap.of(kernel, d, dimension, seed), x, exact) / 10;
        orthogonal += error(RandomFourierMap.orthogonal(kernel, d, dimension, seed), x, exact) / 10;
      }
      // a term has the variance 1 + K(2 (x + y))/2.. - K^2, at most 2
      assertTrue(plain < 1.2 / Math.sqrt(dimension), dimension + ": " + plain);
      assertTrue(plain > .2 / Math.sqrt(dimension), dimension + ": " + plain);
      assertTrue(orthogonal < plain, dimension + ": " + orthogonal + " against " + plain);
    }
  }

  @Test
  void directionsAreOrthogonalInGroupsAndRepeatForASeed() {
    int d = 5;
    DoubleMatrix w = RandomFourierMap.orthogonal(RBF, d, 12, 1).directions();
    assertArrayEquals(w.array(), RandomFourierMap.orthogonal(RBF, d, 12, 1).directions().array());
    DoubleMatrix products = DoubleKernelMatrices.gram(new LinearKernel(), w);
    for (int i = 0; i < 12; i++) {
      assertTrue(products.get(i, i) > 0);
      for (int j = i / d * d; j < i; j++) {
        assertEquals(0, products.get(i, j), 1e-13);
      }
    }
  }

  /** A circle is no half-space of the plane, but of either map's features. */
  @Test
  void linearMachinesLearnACircleFromMappedFeatures() {
    FloatMatrix x = Samples.floats(Samples.normal(400, 2, 11));
    int[] labels = new int[400];
    for (int i = 0; i < 400; i++) {
      labels[i] = Math.hypot(x.get(i, 0), x.get(i, 1)) < 1.2 ? 1 : -1;
    }
    SvmParameters parameters = SvmParameters.defaults(new LinearKernel()).withC(100);
    NystromMap nystrom = NystromMap.of(RBF, FloatLandmarks.uniform(x, 40, 1), CALLER);
    RandomFourierMap fourier = RandomFourierMap.of(RBF, 2, 200, 2);
    int[] plain = SvmTrainer.train(x, labels, parameters).model().predict(x);
    FloatMatrix[] mapped = {nystrom.map(x, CALLER), fourier.map(x, CALLER)};
    assertTrue(errors(plain, labels) > 100);
    for (FloatMatrix phi : mapped) {
      int errors = errors(SvmTrainer.train(phi, labels, parameters).model().predict(phi), labels);
      assertTrue(errors < 20, errors + " errors");
    }
  }

  private static int errors(int[] predicted, int[] labels) {
    int errors = 0;
    for (int i = 0; i < labels.length; i++) {
      errors += predicted[i] != labels[i] ? 1 : 0;
    }
    return errors;
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "the map expects 5 features, got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> RandomFourierMap.of(RBF, 5, 8, 1).map(new double[2]))
            .getMessage());
    assertEquals(
        "there are no landmarks",
        assertThrows(
                IllegalArgumentException.class,
                () -> NystromMap.of(RBF, DoubleMatrix.allocate(0, 2), CALLER))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> RandomFourierMap.of(RBF, 0, 8, 1));
  }
}
