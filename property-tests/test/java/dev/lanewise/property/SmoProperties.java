package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.oracle.ExactQp;
import dev.lanewise.oracle.Format;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P65 to P68, P72, P79 and P81: the solutions of the dual of support vector classifiers. */
@PropertyDefaults(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SmoProperties {
  private static final double U = Format.DOUBLE.unit();
  private static final DataSet.Kind[] KINDS = DataSet.Kind.values();

  static Kernel kernel(SplittableRandom random, int cols) {
    double gamma = Math.pow(10, 2 * random.nextDouble() - 1.5) / cols;
    return switch (random.nextInt(5)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(gamma, 1, 1 + random.nextInt(3));
      case 2 -> new SigmoidKernel(gamma, -0.5);
      default -> new RbfKernel(gamma);
    };
  }

  static SvmParameters parameters(SplittableRandom random, Kernel kernel) {
    ClassWeights weights =
        switch (random.nextInt(4)) {
          case 0 -> ClassWeights.balanced();
          case 1 -> ClassWeights.autoLegacy();
          case 2 -> ClassWeights.explicit(Map.of(1, 0.5 + random.nextDouble(), 2, 3.0));
          default -> ClassWeights.none();
        };
    return SvmParameters.defaults(kernel)
        .withC(Math.pow(10, 3 * random.nextDouble() - 1))
        .withTolerance(Math.pow(10, -1 - 3 * random.nextDouble()))
        .withWeights(weights)
        .withMaxIterations(300_000);
  }

  /** Two classes of any shape, or several. */
  static DataSet data(SplittableRandom random) {
    int rows = 2 + random.nextInt(60);
    int cols = 1 + random.nextInt(6);
    if (random.nextInt(5) == 0) {
      int classes = 3 + random.nextInt(4);
      return DataSet.classes(classes, classes + rows, cols, random);
    }
    return DataSet.draw(KINDS[random.nextInt(KINDS.length)], rows, cols, random);
  }

  static SvmCase trained(SplittableRandom random) {
    DataSet set = data(random);
    return SvmCase.train(set, parameters(random, kernel(random, set.features().cols())));
  }

  /** Rounding of the iterations: each moves two alphas and passes once over the gradient. */
  private static double drift(SvmCase.Pair pair, DualCertificate truth) {
    return 8 * (pair.fit().certificate().iterations() + pair.alpha().length) * U * truth.scale();
  }

  /** The tolerance, or the violation that is left where the limit came first. */
  private static double reached(SvmCase trained, SvmCase.Pair pair) {
    double tolerance = trained.parameters().tolerance();
    return pair.fit().certificate().status() == Status.CONVERGED
        ? tolerance
        : pair.fit().certificate().violation();
  }

  /** P65: every alpha lies in its box to the last bit, and both sides balance. */
  @Property
  void alphasAreFeasible(@ForAll long seed) {
    SvmCase trained = trained(new SplittableRandom(seed));
    for (SvmCase.Pair pair : trained.pairs()) {
      int used = 0;
      int bounded = 0;
      for (int i = 0; i < pair.alpha().length; i++) {
        double alpha = pair.alpha()[i];
        double bound = pair.bound()[i];
        Check.that(alpha >= 0 && alpha <= bound, () -> alpha + " outside [0, " + bound + "]");
        used += alpha > 0 ? 1 : 0;
        bounded += alpha == bound ? 1 : 0;
      }
      assertEquals(used, pair.fit().certificate().supportVectors(), "support vectors");
      assertEquals(
          bounded, pair.fit().certificate().boundedSupportVectors(), "bounded support vectors");
      double balance = DualCertificate.of(pair, trained.kernel(pair)).balance();
      double roundings = 2 * (pair.fit().certificate().iterations() + pair.alpha().length) * U;
      Check.within(
          Math.abs(balance), roundings * pair.largestBound(), () -> "y'alpha of " + pair.fit());
    }
  }

  /** P66: the violation, from a fresh gradient, is the reported one and at most the tolerance. */
  @Property
  void theViolationIsRealAndWithinTheTolerance(@ForAll long seed) {
    SvmCase trained = trained(new SplittableRandom(seed));
    for (SvmCase.Pair pair : trained.pairs()) {
      DualCertificate truth = DualCertificate.of(pair, trained.kernel(pair));
      double drift = drift(pair, truth);
      boolean converged = pair.fit().certificate().status() == Status.CONVERGED;
      // Kernel values are rounded to floats: below what that does to the gradient, the problem
      // need not be convex, and convergence is slow.
      double noise = 4 * Format.FLOAT.unit() * truth.scale();
      boolean quick = trained.parameters().tolerance() >= noise;
      Check.that(converged || !quick, () -> "not converged: " + pair.fit());
      Check.within(
          truth.violation(),
          converged ? trained.parameters().tolerance() + drift : Double.POSITIVE_INFINITY,
          () -> "violation of " + pair.fit());
      Check.within(
          Math.abs(Math.max(0, truth.violation()) - pair.fit().certificate().violation()),
          drift,
          () -> "reported violation of " + pair.fit());
    }
  }

  /**
   * P67: the duality gap lies between 0 and tolerance times the sum of C, and is the reported one.
   */
  @Property
  void theGapIsCertified(@ForAll long seed) {
    SvmCase trained = trained(new SplittableRandom(seed));
    for (SvmCase.Pair pair : trained.pairs()) {
      DualCertificate truth = DualCertificate.of(pair, trained.kernel(pair));
      double slack = drift(pair, truth) * pair.totalBound();
      double most = reached(trained, pair) * pair.totalBound();
      Check.within(-truth.gap(), slack, () -> "negative gap of " + pair.fit());
      Check.within(truth.gap(), most + slack, () -> "gap of " + pair.fit());
      Check.within(
          Math.abs(truth.gap() - pair.fit().certificate().gap()),
          slack,
          () -> "reported gap of " + pair.fit());
      Check.within(
          pair.fit().certificate().gap(),
          pair.fit().certificate().gapBound() + slack,
          () -> "gap bound of " + pair.fit());
      Check.within(
          Math.abs(truth.objective() - pair.fit().certificate().objective()),
          slack,
          () -> "reported objective of " + pair.fit());
      assertEquals(pair.rho(), pair.fit().rho(), "rho of model and certificate");
    }
  }

  /** P68: on tiny problems the objective is the optimum, up to tolerance times the sum of C. */
  @Property(tries = 150)
  void tinyProblemsReachTheOptimum(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 2 + random.nextInt(5);
    int cols = 1 + random.nextInt(3);
    DataSet set = DataSet.draw(KINDS[random.nextInt(KINDS.length)], rows, cols, random);
    Kernel kernel = kernel(random, cols);
    kernel = kernel instanceof SigmoidKernel ? new RbfKernel(0.5) : kernel;
    SvmCase trained = SvmCase.train(set, parameters(random, kernel));
    SvmCase.Pair pair = trained.pairs().get(0);
    double[][] k = trained.kernel(pair);
    DualCertificate truth = DualCertificate.of(pair, k);
    double best = ExactQp.solve(k, pair.y(), pair.bound()).objective();
    double total = pair.totalBound();
    double slack = drift(pair, truth) * total + 1e-13 * Math.abs(best);
    Check.within(
        best - pair.fit().certificate().objective(),
        slack,
        () -> "below the optimum: " + pair.fit());
    // Rounded kernel values can make the problem slightly non-convex: at worst this much.
    double indefinite = 0.5 * largestError(kernel, set.features(), pair, k) * total * total;
    Check.within(
        pair.fit().certificate().objective() - best,
        reached(trained, pair) * total + slack + indefinite,
        () -> "optimum " + best + ", reached " + pair.fit());
  }

  private static double largestError(Kernel kernel, Frame x, SvmCase.Pair pair, double[][] k) {
    double largest = 0;
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        double exact = ReferenceKernel.value(kernel, x, pair.rows()[i], x, pair.rows()[j]);
        largest = Math.max(largest, Math.abs(exact - k[i][j]) + Math.ulp(exact));
      }
    }
    return largest;
  }

  /** P72: features times 2^k with C over 4^k give alphas over 4^k, bit for bit. */
  @Property(tries = 60)
  void powersOfTwoScaleTheSolution(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = random.nextInt(-4, 5);
    DataSet set = DataSet.draw(DataSet.Kind.CLOUDS, 20 + random.nextInt(20), 3, random);
    Frame x = set.features();
    double[] scaledValues = new double[x.values().length];
    for (int p = 0; p < scaledValues.length; p++) {
      scaledValues[p] = Math.scalb(x.values()[p], k);
    }
    DataSet scaled = new DataSet(Frame.dense(scaledValues, x.rows(), x.cols()), set.labels());
    SvmParameters parameters = SvmParameters.defaults(new LinearKernel()).withC(0.37);
    SvmClassifier a = SvmCase.train(set, parameters).fit().model();
    SvmClassifier b =
        SvmCase.train(scaled, parameters.withC(Math.scalb(0.37, -2 * k))).fit().model();
    assertEquals(a.supportVectorCount(), b.supportVectorCount());
    for (int s = 0; s < a.supportVectorCount(); s++) {
      Check.same(
          Math.scalb(a.coefficient(0, s), -2 * k), b.coefficient(0, s), () -> "scale 2^" + k);
    }
    Check.same(a.rho(0), b.rho(0), () -> "rho at scale 2^" + k);
  }

  /** P81: whatever the limit, the alphas are feasible and the certificate is true. */
  @Property(tries = 100)
  void unfinishedRunsAreCertifiedToo(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = data(random);
    SvmParameters parameters =
        parameters(random, kernel(random, set.features().cols()))
            .withMaxIterations(1 + random.nextInt(20));
    SvmCase trained = SvmCase.train(set, parameters);
    for (SvmCase.Pair pair : trained.pairs()) {
      Check.that(
          pair.fit().certificate().iterations() <= parameters.maxIterations(),
          () -> "limit: " + pair.fit());
      Check.that(
          pair.fit().certificate().status() == Status.CONVERGED
              || pair.fit().certificate().iterations() == parameters.maxIterations(),
          () -> "stopped early: " + pair.fit());
      Check.that(
          (pair.fit().certificate().status() == Status.CONVERGED)
              == (pair.fit().certificate().violation() <= parameters.tolerance()),
          () -> "status of " + pair.fit());
      DualCertificate truth = DualCertificate.of(pair, trained.kernel(pair));
      double drift = drift(pair, truth);
      double slack = drift * pair.totalBound();
      Check.within(
          Math.abs(Math.max(0, truth.violation()) - pair.fit().certificate().violation()),
          drift,
          () -> "reported violation of " + pair.fit());
      Check.within(
          Math.abs(truth.gap() - pair.fit().certificate().gap()),
          slack,
          () -> "reported gap of " + pair.fit());
      Check.within(
          pair.fit().certificate().gap(),
          pair.fit().certificate().gapBound() + slack,
          () -> "gap bound of " + pair.fit());
    }
  }

  /** The two points of LIBSVM's FAQ. */
  @Example
  void twoPointsFromTheLibsvmFaq() {
    DataSet set = new DataSet(Frame.dense(new double[] {1, -1}, 2, 1), new int[] {1, -1});
    SvmCase trained = SvmCase.train(set, SvmParameters.defaults(new RbfKernel(1)));
    SvmClassifier model = trained.fit().model();
    assertEquals(2, model.supportVectorCount());
    assertEquals(1.0, model.coefficient(0, 0));
    assertEquals(-1.0, model.coefficient(0, 1));
    assertEquals(0.0, model.rho(0), 1e-15);
    // exp(-4) is a float here, which carries its relative error into the objective.
    double ulp = Math.exp(-4) * 0x1p-24;
    assertEquals(-1.018315639346838, trained.fit().objective(), 1.1 * ulp);
    // One step of two alphas is all it takes, inside a wider box too: a = 1 / (1 - exp(-4)).
    assertEquals(1, trained.fit().iterations());
    SvmCase wide = SvmCase.train(set, SvmParameters.defaults(new RbfKernel(1)).withC(10));
    assertEquals(1, wide.fit().iterations());
    double free = 1 / (1 - Math.exp(-4));
    assertEquals(free, wide.fit().model().coefficient(0, 0), 2 * free * ulp);
  }

  /** P79: every example with both labels, identical rows, one column of constants: no hang. */
  @Example
  void degenerateDataEndWithACertificate() {
    Kernel[] kernels = {
      new LinearKernel(),
      new PolynomialKernel(1, 0, 9),
      new RbfKernel(1e-3),
      new RbfKernel(1e3),
      new SigmoidKernel(3, -2)
    };
    for (double v : new double[] {0, 1, -37.5}) {
      double[] x = new double[12];
      java.util.Arrays.fill(x, v);
      int[] labels = {3, 3, 8, 3, 8, 8, 8, 3, 8, 3, 8, 8};
      DataSet set = new DataSet(Frame.dense(x, 12, 1), labels);
      for (Kernel kernel : kernels) {
        SvmParameters p =
            SvmParameters.defaults(kernel).withC(1e6).withTimeLimit(Duration.ofSeconds(20));
        SvmCase trained = SvmCase.train(set, p);
        assertEquals(Status.CONVERGED, trained.fit().status(), kernel + " on " + v);
        Check.that(Double.isFinite(trained.fit().gap()), () -> "gap of " + kernel);
        assertEquals(8, trained.fit().model().predict(new float[] {(float) v}), kernel + "");
      }
    }
  }
}
