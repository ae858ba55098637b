package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmRegressor;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P65, P67, P70 and P78 for one-class machines: coefficients, certificate, meaning of nu. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class OneClassProperties {
  private static FloatMatrix cloud(int n, SplittableRandom random) {
    FloatMatrix x = FloatMatrix.allocate(n, 1 + random.nextInt(3));
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static OneClassParameters parameters(SplittableRandom random) {
    return OneClassParameters.defaults(new RbfKernel(Math.pow(10, 1.5 * random.nextDouble() - 1)))
        .withNu(random.nextInt(9) == 0 ? 1 : 0.02 + 0.97 * random.nextDouble())
        .withTolerance(Math.pow(10, -2 - 3 * random.nextDouble()))
        .withMaxIterations(100_000);
  }

  /** P65: coefficients in [0, 1] that add up to nu n. P67: the gap is within its bound. */
  @Property
  void theCertificateHolds(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = cloud(1 + random.nextInt(60), random);
    OneClassParameters parameters = parameters(random);
    OneClassFit fit = OneClassTrainer.train(x, parameters);
    assertEquals(Status.CONVERGED, fit.certificate().status());
    SvmRegressor f = fit.model().function();
    int n = (int) x.rows();
    double sum = 0;
    double quadratic = 0;
    FloatMatrix gram = FloatKernelMatrices.gram(parameters.training().kernel(), f.supportVectors());
    for (int i = 0; i < f.supportVectorCount(); i++) {
      double alpha = f.coefficient(i);
      assertTrue(alpha > 0 && alpha <= 1, () -> "coefficient " + alpha);
      sum += alpha;
      for (int j = 0; j < f.supportVectorCount(); j++) {
        quadratic += alpha * f.coefficient(j) * gram.get(i, j);
      }
    }
    double rounding = 1e-14 * (n + fit.certificate().iterations()) * n;
    assertEquals(parameters.nu() * n, sum, rounding);
    assertEquals(quadratic / 2, fit.certificate().objective(), rounding);
    double loss = 0;
    for (double value : f.predict(x)) {
      loss += Math.max(0, -value);
    }
    double gap = quadratic - parameters.nu() * n * f.rho() + loss;
    assertEquals(gap, fit.certificate().gap(), rounding + 1e-12);
    double bound = parameters.training().tolerance() * n;
    assertTrue(gap >= -rounding && gap <= bound + rounding, () -> "gap " + gap + " of " + bound);
  }

  /** P78: at most nu of the examples lie outside, at least nu of them are support vectors. */
  @Property
  void nuIsTheShareOutside(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = cloud(1 + random.nextInt(60), random);
    OneClassParameters parameters = parameters(random).withTolerance(1e-7);
    OneClassFit fit = OneClassTrainer.train(x, parameters);
    double n = x.rows();
    int outside = 0;
    for (double value : fit.model().function().predict(x)) {
      outside += value < -1e-5 ? 1 : 0;
    }
    double nu = parameters.nu();
    assertTrue(outside <= nu * n + 1e-9, "outside: " + outside + " of " + n + ", nu " + nu);
    int vectors = fit.certificate().supportVectors();
    assertTrue(vectors >= nu * n - 1e-9, "vectors: " + vectors + " of " + n + ", nu " + nu);
  }

  /** P70: rows on demand give the bits of the whole Gram matrix; a batch those of single rows. */
  @Property(tries = 60)
  void memoryDoesNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = cloud(2 + random.nextInt(40), random);
    OneClassParameters parameters = parameters(random);
    OneClassFit fit = OneClassTrainer.train(x, parameters);
    OneClassFit small = OneClassTrainer.train(x, parameters.withMemoryBytes(1));
    assertEquals(fit.certificate(), small.certificate());
    int[] labels = fit.model().predict(x, RowPartition.caller());
    assertArrayEquals(labels, small.model().predict(x, RowPartition.caller()));
    float[] row = new float[x.cols()];
    for (int i = 0; i < labels.length; i++) {
      x.copyRow(i, row, 0);
      assertEquals(labels[i] > 0, fit.model().accepts(row));
    }
  }
}
