package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.generator.DataSet;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * P79, P81 and P83 on what makes other libraries hang, crash or return nonsense. Each case ends,
 * with a status and a finite certificate or with a message that says what to change. The time
 * limits only turn a hang into a failure.
 */
@Timeout(240)
class PeerFailureTest {
  private static final long LIMIT = 50_000;
  private static final Kernel[] KERNELS = {
    new LinearKernel(),
    new PolynomialKernel(0.5, 0, 3),
    new PolynomialKernel(0.5, 1, 2),
    new RbfKernel(0.5),
    new SigmoidKernel(0.5, -0.25)
  };

  private static SvmParameters limited(Kernel kernel) {
    return SvmParameters.defaults(kernel)
        .withMaxIterations(LIMIT)
        .withTimeLimit(Duration.ofSeconds(60));
  }

  private static FloatMatrix uniform(int n, int d, double least, double most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = FloatMatrix.allocate(n, d);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextDouble(least, most);
    }
    return x;
  }

  private static int[] alternating(int n) {
    return IntStream.range(0, n).map(i -> i % 2 == 0 ? 1 : -1).toArray();
  }

  private static int[] coins(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] y = IntStream.generate(() -> random.nextBoolean() ? 1 : -1).limit(n).toArray();
    y[0] = 1;
    y[1] = -1;
    return y;
  }

  /** The run ended under its limits, everything it says is a number, and the model works. */
  private static SvmFit ended(FloatMatrix x, int[] y, SvmParameters parameters) {
    SvmFit fit = SvmTrainer.train(x, y, parameters);
    String what = parameters + ": " + fit.pairs().getFirst();
    assertNotEquals(Status.CANCELLED, fit.status(), what);
    assertNotEquals(Status.TIME_LIMIT, fit.status(), what);
    for (PairFit pair : fit.pairs()) {
      assertTrue(pair.certificate().iterations() <= parameters.maxIterations(), what);
      boolean within = pair.certificate().violation() <= parameters.tolerance();
      assertEquals(within, pair.certificate().status() == Status.CONVERGED, what);
      finite(
          what,
          pair.certificate().violation(),
          pair.certificate().gap(),
          pair.certificate().gapBound(),
          pair.certificate().objective(),
          pair.rho());
      assertTrue(
          pair.certificate().gap() >= -1e-9 * (1 + Math.abs(pair.certificate().objective())), what);
    }
    SvmClassifier model = fit.model();
    for (int m = 0; m < model.classCount() - 1; m++) {
      for (int s = 0; s < model.supportVectorCount(); s++) {
        assertTrue(Math.abs(model.coefficient(m, s)) <= parameters.c(), what);
      }
    }
    int[] labels = model.labels();
    for (int label : model.predict(x)) {
      assertTrue(Arrays.stream(labels).anyMatch(l -> l == label), what);
    }
    return fit;
  }

  private static void ended(Certificate c, SvmRegressor f, FloatMatrix x, String what) {
    assertNotEquals(Status.CANCELLED, c.status(), what);
    assertNotEquals(Status.TIME_LIMIT, c.status(), what);
    finite(what + c, c.violation(), c.gap(), c.gapBound(), c.objective(), f.rho());
    finite(what, f.predict(x));
  }

  private static void finite(String what, double... values) {
    assertTrue(
        DoubleStream.of(values).allMatch(Double::isFinite),
        () -> what + ": " + Arrays.toString(values));
  }

  private static String refused(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  /** scikit-learn 4648 and 30353: a cubic of features up to 100,000 runs for ever. */
  @Test
  void polynomialsOfUnscaledFeaturesEnd() {
    for (int d : new int[] {1, 4}) {
      FloatMatrix x = uniform(80, d, 0, 99_999, 1);
      for (int degree = 2; degree <= 3; degree++) {
        Kernel kernel = new PolynomialKernel(1.0 / d, 0, degree);
        ended(x, coins(80, 2), limited(kernel));
        double[] targets = IntStream.range(0, 80).mapToDouble(i -> x.get(i, 0)).toArray();
        SvrParameters regression = new SvrParameters(0.1, limited(kernel));
        SvrFit fit = SvrTrainer.train(x, targets, regression);
        ended(fit.certificate(), fit.model(), x, "regression by " + kernel);
      }
    }
  }

  /** LIBSVM 225: rows in float against a diagonal in double never stop oscillating. */
  @Test
  void oneFeatureOfAHighDegreeEnds() {
    for (int degree : new int[] {9, 10, 13}) {
      for (double scale : new double[] {1, 3, 20}) {
        FloatMatrix x = uniform(40, 1, -scale, scale, degree);
        SvmParameters parameters = limited(new PolynomialKernel(1, 0, degree)).withC(1e6);
        ended(x, coins(40, degree), parameters);
        int[] split = IntStream.range(0, 40).map(i -> x.get(i, 0) > 0 ? 1 : -1).toArray();
        ended(x, split, parameters);
      }
    }
  }

  /** Kernel values that a float can hold are worked with, the others refused with advice. */
  @Test
  void hugeFeaturesAreWorkedWithOrRefused() {
    int refused = 0;
    for (double size : new double[] {1e6, 1e12, 1e18, 1e20, 1e30, 3e38}) {
      FloatMatrix x = uniform(30, 3, -size, size, 5);
      for (Kernel kernel : KERNELS) {
        try {
          ended(x, coins(30, 6), limited(kernel));
          assertTrue(size < 1e20 || kernel instanceof SigmoidKernel, size + " by " + kernel);
        } catch (IllegalArgumentException expected) {
          refused++;
          assertTrue(expected.getMessage().endsWith("scale the data"), expected.getMessage());
          assertTrue(size >= 1e12, size + " by " + kernel);
        }
      }
    }
    assertTrue(refused >= 9, refused + " were refused");
  }

  /** LIBSVM 18: one-class training on one to three rows runs out of its array, or gives NaN. */
  @Test
  void oneClassTakesOneToThreeRows() {
    for (int n = 1; n <= 3; n++) {
      FloatMatrix x = uniform(n, 2, -1, 1, n);
      for (Kernel kernel : KERNELS) {
        for (double nu : new double[] {1e-9, 0.01, 0.3, 1.0 / 3, 0.5, 2.0 / 3, 0.999, 1}) {
          OneClassFit fit = OneClassTrainer.train(x, new OneClassParameters(nu, limited(kernel)));
          String what = n + " rows, nu " + nu + " by " + kernel;
          assertEquals(Status.CONVERGED, fit.certificate().status(), what);
          ended(fit.certificate(), fit.model().function(), x, what);
          double sum = 0;
          for (int s = 0; s < fit.model().function().supportVectorCount(); s++) {
            sum += fit.model().function().coefficient(s);
          }
          assertEquals(nu * n, sum, 1e-14, what);
          fit.model().predict(x, RowPartition.caller());
        }
      }
    }
  }

  /** Rows all the same, with both labels, with different targets; and columns of constants. */
  @Test
  void rowsThatSayNothingGiveTheMajority() {
    for (float v : new float[] {0, 1, -3.25f}) {
      FloatMatrix x = FloatMatrix.allocate(9, 2);
      Arrays.fill(x.array(), v);
      int[] y = {1, -1, 1, 1, -1, 1, -1, 1, -1};
      double[] targets = {1, 2, 3, 4, 5, 6, 7, 8, 9};
      for (Kernel kernel : KERNELS) {
        SvmParameters parameters = limited(kernel).withC(1e6);
        SvmFit fit = ended(x, y, parameters);
        assertEquals(Status.CONVERGED, fit.status(), v + " by " + kernel);
        assertEquals(1, fit.model().predict(new float[] {v, v}), v + " by " + kernel);
        SvrFit line = SvrTrainer.train(x, targets, new SvrParameters(0.1, parameters));
        assertEquals(Status.CONVERGED, line.certificate().status());
        ended(line.certificate(), line.model(), x, "regression on " + v + " by " + kernel);
        double median = line.model().predict(new float[] {v, v});
        assertEquals(5, median, 0.1 + 1e-6 * Math.abs(median), v + " by " + kernel);
        OneClassFit one = OneClassTrainer.train(x, new OneClassParameters(0.5, limited(kernel)));
        ended(one.certificate(), one.model().function(), x, "one class of " + v);
      }
    }
  }

  @Test
  void constantColumnsDoNotMatter() {
    SplittableRandom random = new SplittableRandom(3);
    DataSet set = DataSet.draw(DataSet.Kind.CONSTANT_FEATURES, 40, 4, random);
    FloatMatrix x = RowsOp.floats(set.features());
    for (Kernel kernel : KERNELS) {
      ended(x, set.labels(), limited(kernel));
    }
  }

  /** K = 0 everywhere: the function is its offset alone. */
  @Test
  void aKernelOfZerosGivesTheConstant() {
    FloatMatrix x = FloatMatrix.allocate(7, 3);
    int[] y = {2, 5, 5, 2, 5, 5, 2};
    for (Kernel kernel : new Kernel[] {new LinearKernel(), new PolynomialKernel(1, 0, 3)}) {
      SvmFit fit = ended(x, y, limited(kernel));
      assertEquals(Status.CONVERGED, fit.status());
      assertEquals(-6, fit.objective(), 1e-12, "two times the three of the smaller class");
      assertEquals(0, fit.gap(), 1e-9);
      assertEquals(5, fit.model().predict(new float[3]));
      SvrFit line =
          SvrTrainer.train(
              x, new double[] {1, 1, 1, 1, 1, 1, 9}, new SvrParameters(0, limited(kernel)));
      assertEquals(1, line.model().predict(new float[3]), 1e-3);
      OneClassFit one = OneClassTrainer.train(x, new OneClassParameters(0.4, limited(kernel)));
      assertEquals(0, one.certificate().objective());
      assertEquals(0, one.model().function().rho());
    }
  }

  /** Sigmoid kernels are not positive semidefinite: still every run ends, in the box. */
  @Test
  void indefiniteKernelsEnd() {
    int converged = 0;
    for (int seed = 0; seed < 40; seed++) {
      FloatMatrix x = uniform(30, 3, -2, 2, seed);
      Kernel kernel = new SigmoidKernel(0.1 + seed % 5, seed % 7 - 3);
      double c = Math.pow(10, seed % 8 - 2);
      SvmFit fit = ended(x, coins(30, seed), limited(kernel).withC(c));
      converged += fit.status() == Status.CONVERGED ? 1 : 0;
      double[] targets = IntStream.range(0, 30).mapToDouble(i -> x.get(i, 0)).toArray();
      SvrFit line = SvrTrainer.train(x, targets, new SvrParameters(0.1, limited(kernel).withC(c)));
      ended(line.certificate(), line.model(), x, "regression by " + kernel);
      OneClassFit one = OneClassTrainer.train(x, new OneClassParameters(0.3, limited(kernel)));
      ended(one.certificate(), one.model().function(), x, "one class by " + kernel);
    }
    assertTrue(converged >= 20, converged + " of 40 converged");
  }

  /** LIBSVM trains on NaN and infinity, with exit code 0 and NaN in the model. */
  @Test
  void featuresThatAreNoNumbersAreRefused() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      FloatMatrix x = uniform(6, 3, -1, 1, 4);
      x.set(4, 2, bad);
      String place = "X[row 4, col 2] is " + bad + ";";
      for (Kernel kernel : KERNELS) {
        SvmParameters p = limited(kernel);
        String svc = refused(() -> SvmTrainer.train(x, alternating(6), p));
        assertTrue(svc.startsWith(place), svc);
        String svr = refused(() -> SvrTrainer.train(x, new double[6], new SvrParameters(0, p)));
        assertTrue(svr.startsWith(place), svr);
        String one = refused(() -> OneClassTrainer.train(x, new OneClassParameters(0.5, p)));
        assertTrue(one.startsWith(place), one);
        SvmClassifier good = SvmTrainer.train(uniform(6, 3, -1, 1, 4), alternating(6), p).model();
        assertTrue(refused(() -> good.predict(x)).startsWith(place));
      }
    }
  }

  /** LIBSVM takes -c nan and -g nan, for NaN <= 0 is false. */
  @Test
  void parametersAndTargetsThatAreNoNumbersAreRefused() {
    SvmParameters p = limited(new LinearKernel());
    FloatMatrix x = uniform(4, 2, -1, 1, 5);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1, -0.0}) {
      assertTrue(refused(() -> p.withC(bad)).startsWith("C is " + bad));
      assertTrue(refused(() -> p.withTolerance(bad)).startsWith("tolerance is " + bad));
      assertTrue(refused(() -> new RbfKernel(bad)).startsWith("gamma is " + bad));
      assertTrue(refused(() -> new PolynomialKernel(bad, 0, 3)).startsWith("gamma is " + bad));
      assertTrue(refused(() -> new SigmoidKernel(bad, 0)).startsWith("gamma is " + bad));
      assertTrue(refused(() -> new OneClassParameters(bad, p)).startsWith("nu is " + bad));
    }
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertTrue(refused(() -> new PolynomialKernel(1, bad, 3)).startsWith("coef0 is " + bad));
      assertTrue(refused(() -> new SvrParameters(bad, p)).startsWith("epsilon is " + bad));
      double[] targets = {0, 1, bad, 3};
      String message = refused(() -> SvrTrainer.train(x, targets, new SvrParameters(0, p)));
      assertTrue(message.startsWith("target 2 is " + bad), message);
    }
    assertThrows(IllegalArgumentException.class, () -> new PolynomialKernel(1, 0, -1));
  }

  /** LIBSVM warns and saves a model without support vectors. */
  @Test
  void oneClassAloneAndNoDataAreRefused() {
    SvmParameters p = limited(new RbfKernel(1));
    assertEquals(
        "only class 7 present, expected at least two",
        refused(() -> SvmTrainer.train(uniform(3, 2, 0, 1, 1), new int[] {7, 7, 7}, p)));
    for (int[] shape : new int[][] {{0, 2}, {0, 0}, {2, 0}}) {
      FloatMatrix x = FloatMatrix.allocate(shape[0], shape[1]);
      String expected = "X is " + shape[0] + " x " + shape[1] + ": nothing to learn";
      int[] y = alternating(shape[0]);
      assertEquals(expected, refused(() -> SvmTrainer.train(x, y, p)));
      double[] targets = new double[shape[0]];
      assertEquals(expected, refused(() -> SvrTrainer.train(x, targets, new SvrParameters(0, p))));
      assertEquals(
          expected, refused(() -> OneClassTrainer.train(x, new OneClassParameters(0.5, p))));
    }
  }

  /** scikit-learn 15008: k (k - 1) / 2 overflows an int, and memory that is not there is used. */
  @Test
  void aHundredThousandClassesAreRefusedBeforeAnyPairIsMade() {
    int n = 100_000;
    FloatMatrix x = FloatMatrix.allocate(n, 1);
    int[] y = IntStream.range(0, n).toArray();
    assertEquals(
        "100000 different labels, expected at most 5000; is this a regression target?",
        refused(() -> SvmTrainer.train(x, y, limited(new LinearKernel()))));
    int k = 100;
    FloatMatrix circle = FloatMatrix.allocate(k, 2);
    for (int i = 0; i < k; i++) {
      circle.set(i, 0, (float) Math.cos(2 * Math.PI * i / k));
      circle.set(i, 1, (float) Math.sin(2 * Math.PI * i / k));
    }
    int[] labels = IntStream.range(0, k).toArray();
    SvmFit fit = ended(circle, labels, limited(new RbfKernel(1)));
    assertEquals(k * (k - 1) / 2, fit.pairs().size());
    assertEquals(Status.CONVERGED, fit.status());
    assertTrue(Arrays.equals(labels, fit.model().predict(circle)));
  }

  /** A hard margin: apart there is one, among noise there is none and the limit ends the run. */
  @Test
  void aHugeCEnds() {
    SplittableRandom random = new SplittableRandom(8);
    DataSet apart = DataSet.draw(DataSet.Kind.SEPARABLE, 40, 3, random);
    FloatMatrix x = RowsOp.floats(apart.features());
    SvmFit margin = ended(x, apart.labels(), limited(new LinearKernel()).withC(1e10));
    assertEquals(Status.CONVERGED, margin.status());
    assertTrue(Arrays.equals(apart.labels(), margin.model().predict(x)));
    for (Kernel kernel : KERNELS) {
      ended(uniform(60, 3, -1, 1, 9), coins(60, 9), limited(kernel).withC(1e10));
    }
  }

  /** Below what floats can tell apart, the iteration limit ends the run. */
  @Test
  void aToleranceOfNothingEnds() {
    for (Kernel kernel : KERNELS) {
      SvmParameters p = limited(kernel).withTolerance(1e-12).withC(100);
      FloatMatrix x = uniform(60, 3, -1, 1, 10);
      ended(x, coins(60, 10), p);
      double[] targets = IntStream.range(0, 60).mapToDouble(i -> x.get(i, 1)).toArray();
      SvrFit line = SvrTrainer.train(x, targets, new SvrParameters(0.01, p));
      ended(line.certificate(), line.model(), x, "regression by " + kernel);
      OneClassFit one = OneClassTrainer.train(x, new OneClassParameters(0.3, p));
      ended(one.certificate(), one.model().function(), x, "one class by " + kernel);
    }
  }

  /** scikit-learn 14894: a tube around all targets leaves no support vector. */
  @Test
  void noSupportVectorIsTheConstant() {
    for (Kernel kernel : KERNELS) {
      FloatMatrix x = uniform(10, 2, -1, 1, 11);
      double[] targets = new double[10];
      Arrays.fill(targets, 4.5);
      SvrFit fit = SvrTrainer.train(x, targets, new SvrParameters(0.1, limited(kernel)));
      assertEquals(0, fit.model().supportVectorCount());
      assertEquals(0, fit.certificate().gap(), 1e-12);
      assertEquals(2, fit.model().features());
      assertEquals(0, fit.model().supportVectors().rows());
      assertEquals(4.5, fit.model().predict(new float[] {7, -7}), 1e-12);
      for (double value : fit.model().predict(x)) {
        assertEquals(4.5, value, 1e-12);
      }
    }
  }
}
