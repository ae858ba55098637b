package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UserKernelTest {
  private static final double GAMMA = 0.3;

  private static final PairKernel NAIVE_RBF =
      (x, i, y, j, columns) -> {
        double d = 0;
        for (int c = 0; c < columns; c++) {
          double t = (double) x[i + c] - y[j + c];
          d += t * t;
        }
        return Math.exp(-GAMMA * d);
      };

  private static FloatMatrix clouds(int[] labels, int classes, long seed) {
    Random random = new Random(seed);
    FloatMatrix x = FloatMatrix.allocate(labels.length, 3);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % classes;
      for (int c = 0; c < 3; c++) {
        x.set(i, c, (float) (random.nextGaussian() + (c == labels[i] ? 2 : 0)));
      }
    }
    return x;
  }

  @Test
  void aNaiveRbfTrainsLikeTheOneBuiltIn() {
    int[] y = new int[180];
    FloatMatrix x = clouds(y, 3, 1);
    SvmParameters own = SvmParameters.defaults(NAIVE_RBF).withTolerance(1e-6);
    SvmParameters builtIn = SvmParameters.defaults(new RbfKernel(GAMMA)).withTolerance(1e-6);
    SvmFit fit = SvmTrainer.train(x, y, own);
    SvmFit reference = SvmTrainer.train(x, y, builtIn);
    assertEquals(Status.CONVERGED, fit.status());
    assertEquals(reference.objective(), fit.objective(), 1e-4);
    assertArrayEquals(reference.model().predict(x), fit.model().predict(x));
  }

  @Test
  void memoryAndThreadsDoNotShow() {
    int[] y = new int[130];
    FloatMatrix x = clouds(y, 3, 2);
    SvmParameters p = SvmParameters.defaults(NAIVE_RBF);
    SvmFit whole = SvmTrainer.train(x, y, p);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition two = RowPartition.over(pool, 2);
      for (long bytes : new long[] {1, 20_000, 40_000, 1 << 20}) {
        assertEquals(whole.pairs(), SvmTrainer.train(x, y, p.withMemoryBytes(bytes)).pairs());
        assertEquals(whole.pairs(), SvmTrainer.train(x, y, p.withMemoryBytes(bytes), two).pairs());
      }
      var batch = whole.model().decisionValues(x, two);
      double[] single = new double[3];
      for (int i = 0; i < y.length; i++) {
        whole.model().decisionValues(x.array(), 3 * i, single, whole.model().newScratch());
        for (int q = 0; q < 3; q++) {
          assertEquals(batch.get(i, q), single[q]);
        }
      }
    }
  }

  @Test
  void predictionsEvaluateTheSupportVectorsOnly() {
    AtomicLong calls = new AtomicLong();
    PairKernel counting =
        (x, i, y, j, columns) -> {
          calls.incrementAndGet();
          return NAIVE_RBF.value(x, i, y, j, columns);
        };
    int[] y = new int[150];
    FloatMatrix x = clouds(y, 2, 3);
    SvmClassifier model = SvmTrainer.train(x, y, SvmParameters.defaults(counting)).model();
    int vectors = model.supportVectorCount();
    assertTrue(vectors < 150, vectors + " support vectors");
    calls.set(0);
    model.predict(x);
    assertEquals(150L * vectors, calls.get());
    calls.set(0);
    model.predict(x.array(), 0, model.newScratch());
    assertEquals(vectors, calls.get());
  }

  @Test
  void regressionAndOneClassTakeThemToo() {
    FloatMatrix x = clouds(new int[60], 3, 4);
    double[] targets = new double[60];
    for (int i = 0; i < 60; i++) {
      targets[i] = Math.sin(x.get(i, 0));
    }
    SvrFit own = SvrTrainer.train(x, targets, SvrParameters.defaults(NAIVE_RBF));
    SvrFit reference = SvrTrainer.train(x, targets, SvrParameters.defaults(new RbfKernel(GAMMA)));
    assertEquals(reference.certificate().objective(), own.certificate().objective(), 1e-3);
    OneClassFit one = OneClassTrainer.train(x, OneClassParameters.defaults(NAIVE_RBF));
    OneClassFit builtIn =
        OneClassTrainer.train(x, OneClassParameters.defaults(new RbfKernel(GAMMA)));
    assertEquals(builtIn.certificate().objective(), one.certificate().objective(), 1e-3);
  }

  @Test
  void exceptionsComeThroughWherever() {
    int[] y = new int[40];
    FloatMatrix x = clouds(y, 2, 5);
    IllegalStateException mine = new IllegalStateException("mine");
    AtomicLong left = new AtomicLong();
    PairKernel broken =
        (a, i, b, j, columns) -> {
          if (left.decrementAndGet() == 0) {
            throw mine;
          }
          return NAIVE_RBF.value(a, i, b, j, columns);
        };
    for (long bytes : new long[] {1, 1 << 20}) {
      SvmParameters p = SvmParameters.defaults(broken).withMemoryBytes(bytes);
      for (long calls : new long[] {1, 100, 300, 900}) { // the sample, then the kernel rows
        left.set(calls);
        Runnable train = () -> SvmTrainer.train(x, y, p);
        assertSame(mine, assertThrows(IllegalStateException.class, train::run));
      }
    }
    left.set(0);
    SvmClassifier model = SvmTrainer.train(x, y, SvmParameters.defaults(broken)).model();
    left.set(3);
    assertSame(mine, assertThrows(IllegalStateException.class, () -> model.predict(x)));
  }

  /** Rows 3 and 5 alone have no value together: the sample may miss them, the solver does not. */
  @Test
  void valuesThatAreNotFiniteAreRefused() {
    FloatMatrix x = FloatMatrix.allocate(200, 1);
    int[] y = new int[200];
    for (int i = 0; i < 200; i++) {
      x.set(i, 0, i);
      y[i] = i % 2;
    }
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      PairKernel broken = (a, i, b, j, columns) -> a[i] == b[j] ? 1 : a[i] + b[j] == 8 ? bad : 0;
      for (long bytes : new long[] {1, 1 << 20}) {
        SvmParameters p = SvmParameters.defaults(broken).withMemoryBytes(bytes);
        String message =
            assertThrows(IllegalArgumentException.class, () -> SvmTrainer.train(x, y, p))
                .getMessage();
        assertTrue(message.matches(".*X row [0-8]\\b.* not finite.*"), message);
      }
    }
    PairKernel everywhere = (a, i, b, j, columns) -> Double.NaN;
    Runnable train = () -> SvmTrainer.train(x, y, SvmParameters.defaults(everywhere));
    String message = assertThrows(IllegalArgumentException.class, train::run).getMessage();
    assertTrue(message.endsWith("is NaN; kernel values have to be finite"), message);
  }

  /** LIBSVM's README: the same model from the values as from the features. */
  @Test
  void theExampleOfLibsvm() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{1, 1, 1, 1}, {0, 3, 0, 3}, {0, 0, 1, 0}});
    FloatMatrix test = FloatMatrix.copyOf(new float[][] {{1, 0, 1, 0}});
    FloatMatrix rows =
        FloatMatrix.copyOf(new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}, {3, 1, 0, 1}});
    LinearKernel linear = new LinearKernel();
    assertArrayEquals(
        rows.array(), PrecomputedKernel.rows(FloatKernelMatrices.gram(linear, x)).array());
    FloatMatrix given = FloatMatrix.copyOf(new float[][] {{0, 2, 0, 1}});
    FloatMatrix cross = FloatKernelMatrices.crossGram(linear, test, x);
    assertArrayEquals(new float[] {2, 0, 1}, cross.array());
    int[] y = {15, 45, 25};
    SvmFit features = SvmTrainer.train(x, y, SvmParameters.defaults(linear));
    SvmFit values = SvmTrainer.train(rows, y, SvmParameters.defaults(new PrecomputedKernel()));
    assertEquals(features.pairs(), values.pairs());
    assertEquals(features.model().predict(test)[0], values.model().predict(given)[0]);
    double[] targets = {15, 45, 25};
    SvrParameters svr = SvrParameters.defaults(linear);
    double ofFeatures = SvrTrainer.train(x, targets, svr).model().predict(test.array());
    double ofValues =
        SvrTrainer.train(rows, targets, SvrParameters.defaults(new PrecomputedKernel()))
            .model()
            .predict(given.array());
    assertEquals(ofFeatures, ofValues, 1e-9);
  }

  @Test
  void precomputedRowsAreChecked() {
    SvmParameters p = SvmParameters.defaults(new PrecomputedKernel());
    int[] y = {1, -1, 1};
    FloatMatrix asymmetric =
        FloatMatrix.copyOf(new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}, {3, 1, 0.5f, 1}});
    Runnable train = () -> SvmTrainer.train(asymmetric, y, p);
    assertEquals(
        "X[row 2, col 2] is 0.5, X[row 1, col 3] is 0.0; a Gram matrix is symmetric",
        assertThrows(IllegalArgumentException.class, train::run).getMessage());
    Runnable regression =
        () -> SvrTrainer.train(asymmetric, new double[3], SvrParameters.defaults(p.kernel()));
    assertEquals(
        "X[row 2, col 2] is 0.5, X[row 1, col 3] is 0.0; a Gram matrix is symmetric",
        assertThrows(IllegalArgumentException.class, regression::run).getMessage());
    FloatMatrix serial =
        FloatMatrix.copyOf(new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}, {4, 1, 0, 1}});
    Runnable again = () -> OneClassTrainer.train(serial, OneClassParameters.defaults(p.kernel()));
    assertEquals(
        "X[row 2, col 0] is 4.0, expected a serial number: a whole number in 1..3",
        assertThrows(IllegalArgumentException.class, again::run).getMessage());
  }
}
