package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.ExactQp;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P65 to P68, P70 and P76 for regression: coefficients, certificate, optimum, tube. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SvrProperties {
  /** A problem, and for each of its rows the coefficient in the model: rows are distinct. */
  private record Case(
      FloatMatrix x, double[] y, SvrParameters parameters, SvrFit fit, double[] beta) {
    double[][] kernel() {
      FloatMatrix gram = FloatKernelMatrices.gram(parameters.training().kernel(), x);
      double[][] k = new double[y.length][y.length];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < y.length; j++) {
          k[i][j] = gram.get(i, j);
        }
      }
      return k;
    }

    double c() {
      return parameters.training().c();
    }

    /** What is left of the optimality conditions by the rule of the solver. */
    double reached() {
      return fit.certificate().status() == Status.CONVERGED
          ? parameters.training().tolerance()
          : fit.certificate().violation();
    }
  }

  private static Kernel kernel(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(0.3, 1, 2);
      default -> new RbfKernel(Math.pow(10, 2 * random.nextDouble() - 1.5));
    };
  }

  private static FloatMatrix rows(int n, int cols, SplittableRandom random) {
    FloatMatrix x = FloatMatrix.allocate(n, cols);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) (2 * random.nextDouble() - 1);
    }
    return x;
  }

  private static double[] targets(FloatMatrix x, SplittableRandom random) {
    double[] y = new double[(int) x.rows()];
    double noise = random.nextInt(3) == 0 ? 0 : random.nextDouble();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.sin(3 * x.get(i, 0)) + noise * (random.nextDouble() - 0.5);
    }
    return y;
  }

  private static SvrParameters parameters(SplittableRandom random) {
    return SvrParameters.defaults(kernel(random))
        .withEpsilon(random.nextInt(5) == 0 ? 0 : 0.3 * random.nextDouble())
        .withC(Math.pow(10, 3 * random.nextDouble() - 1))
        .withTolerance(Math.pow(10, -1 - 3 * random.nextDouble()))
        .withMaxIterations(200_000);
  }

  private static Case trained(int n, SplittableRandom random) {
    FloatMatrix x = rows(n, 1 + random.nextInt(4), random);
    return trained(x, targets(x, random), parameters(random));
  }

  private static Case trained(FloatMatrix x, double[] y, SvrParameters parameters) {
    float[] features = x.array().clone();
    double[] targets = y.clone();
    SvrFit fit = SvrTrainer.train(x, y, parameters);
    assertArrayEquals(features, x.array(), "training changed the features");
    assertArrayEquals(targets, y, "training changed the targets");
    SvmRegressor model = fit.model();
    FloatMatrix vectors = model.supportVectors();
    double[] beta = new double[y.length];
    int next = 0;
    for (int i = 0; i < y.length && next < model.supportVectorCount(); i++) {
      boolean same = true;
      for (int j = 0; j < x.cols(); j++) {
        same &= vectors.get(next, j) == x.get(i, j);
      }
      if (same) {
        beta[i] = model.coefficient(next++);
      }
    }
    assertEquals(model.supportVectorCount(), next, "support vectors are rows, in their order");
    return new Case(x, y, parameters, fit, beta);
  }

  /** P65: coefficients within C, adding up to 0. P67: the gap of the primal is within its bound. */
  @Property
  void theCertificateHolds(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case t = trained(1 + random.nextInt(50), random);
    int n = t.y.length;
    double c = t.c();
    double epsilon = t.parameters.epsilon();
    double[][] k = t.kernel();
    double sum = 0;
    double quadratic = 0;
    double linear = 0;
    double loss = 0;
    double size = 1;
    for (int i = 0; i < n; i++) {
      double beta = t.beta[i];
      assertTrue(Math.abs(beta) <= c, () -> beta + " is beyond C = " + c);
      double f = 0;
      for (int j = 0; j < n; j++) {
        f += t.beta[j] * k[i][j];
        size += Math.abs(t.beta[j] * k[i][j]);
      }
      sum += beta;
      quadratic += beta * f;
      linear += epsilon * Math.abs(beta) - t.y[i] * beta;
      loss += Math.max(0, Math.abs(t.y[i] - (f - t.fit.model().rho())) - epsilon);
    }
    double rounding = 1e-15 * (t.fit.certificate().iterations() + n) * size * c * n;
    Check.within(
        Math.abs(sum), 1e-15 * (t.fit.certificate().iterations() + n) * c, () -> "sum of beta");
    Check.within(
        Math.abs(quadratic / 2 + linear - t.fit.certificate().objective()),
        rounding,
        () -> "objective " + t.fit.certificate().objective());
    double gap = quadratic + linear + c * loss;
    assertTrue(gap >= -rounding, () -> "gap " + gap + " is negative");
    Check.within(gap, 2 * t.reached() * c * n + rounding, () -> "gap of " + t.fit);
    Check.within(
        gap,
        t.fit.certificate().gap() + rounding,
        () -> "gap beyond the reported " + t.fit.certificate().gap());
    Check.within(
        t.fit.certificate().gap(), t.fit.certificate().gapBound() + rounding, () -> "gap bound");
  }

  /** P66: on the far side of the tube the coefficient is C, inside it 0, up to the tolerance. */
  @Property
  void errorsAndCoefficientsBelongTogether(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case t = trained(1 + random.nextInt(50), random);
    double[] f = t.fit.model().predict(t.x);
    double slack = t.reached() + 1e-4; // kernel values are floats
    for (int i = 0; i < f.length; i++) {
      double error = t.y[i] - f[i];
      double beyond = Math.abs(error) - t.parameters.epsilon();
      double beta = t.beta[i];
      int row = i;
      if (beyond > slack * 2) {
        assertEquals(Math.signum(error) * t.c(), beta, () -> "row " + row + ", error " + error);
      } else if (beyond < -slack * 2) {
        assertEquals(0, beta, () -> "row " + row + " inside the tube, error " + error);
      }
    }
  }

  /** P68: three rows are six variables; every way to put them at their bounds is tried. */
  @Property
  void tinyProblemsReachTheOptimum(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(3);
    Case t = trained(n, random);
    double[][] k = t.kernel();
    double[][] twice = new double[2 * n][2 * n];
    double[] s = new double[2 * n];
    double[] p = new double[2 * n];
    double[] c = new double[2 * n];
    Arrays.fill(c, t.c());
    for (int i = 0; i < 2 * n; i++) {
      s[i] = i < n ? 1 : -1;
      p[i] = t.parameters.epsilon() - s[i] * t.y[i % n];
      for (int j = 0; j < 2 * n; j++) {
        twice[i][j] = k[i % n][j % n];
      }
    }
    double best = ExactQp.solve(twice, s, p, c).objective();
    double rounding = 1e-12 * (1 + Math.abs(best));
    assertTrue(
        t.fit.certificate().objective() >= best - rounding, () -> "better than the best, " + best);
    Check.within(
        t.fit.certificate().objective() - best,
        2 * t.reached() * t.c() * n + rounding,
        () -> "of " + t.fit);
  }

  /** P76: targets that fit into the tube need no support vector; the value lies in the middle. */
  @Property
  void aTubeWideEnoughIsAConstant(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = rows(1 + random.nextInt(30), 2, random);
    double[] y = targets(x, random);
    double least = Arrays.stream(y).min().getAsDouble();
    double greatest = Arrays.stream(y).max().getAsDouble();
    SvrParameters wide = parameters(random).withEpsilon((greatest - least) / 2 + 1e-9);
    SvrFit fit = SvrTrainer.train(x, y, wide);
    assertEquals(0, fit.model().supportVectorCount());
    assertEquals(Status.CONVERGED, fit.certificate().status());
    for (double v : fit.model().predict(x)) {
      assertEquals((least + greatest) / 2, v, 1e-12);
    }
  }

  /** P76: targets moved by a constant move the values by it. */
  @Property(tries = 60)
  void theValuesFollowTheTargets(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = rows(2 + random.nextInt(30), 2, random);
    double[] y = targets(x, random);
    SvrParameters parameters =
        SvrParameters.defaults(new RbfKernel(0.7)).withEpsilon(0.05).withTolerance(1e-6);
    double[] before = SvrTrainer.train(x, y, parameters).model().predict(x);
    double shift = 4 * random.nextDouble() - 2;
    double[] moved = Arrays.stream(y).map(v -> v + shift).toArray();
    double[] after = SvrTrainer.train(x, moved, parameters).model().predict(x);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] + shift, after[i], 1e-4);
    }
  }

  /** P70: rows on demand, two at a time, give the bits of the whole Gram matrix. */
  @Property(tries = 60)
  void memoryDoesNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case t = trained(2 + random.nextInt(40), random);
    SvrFit small = SvrTrainer.train(t.x, t.y, t.parameters.withMemoryBytes(1));
    assertEquals(t.fit.certificate().iterations(), small.certificate().iterations());
    assertEquals(t.fit.certificate().objective(), small.certificate().objective());
    assertArrayEquals(t.fit.model().predict(t.x), small.model().predict(t.x));
  }
}
