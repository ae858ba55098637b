package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeStepTest {
  /** All of the diagonal of tanh(x'x - 10) is negative here: there is no Newton step to take. */
  @Test
  void endsWhereTheDiagonalIsNegative() {
    int n = 50;
    Random random = new Random(1);
    FloatMatrix x = FloatMatrix.allocate(n, 2);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(2);
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 2 + 0.25 * random.nextGaussian();
      x.set(i, 0, (float) (radius * Math.cos(angle)));
      x.set(i, 1, (float) (radius * Math.sin(angle)));
    }
    SvmParameters parameters =
        SvmParameters.defaults(new SigmoidKernel(1, -10)).withC(1e5).withMaxIterations(20_000);
    SvmFit fit = SvmTrainer.train(x, labels, parameters);
    assertNotEquals(Status.CANCELLED, fit.status());
    assertTrue(fit.iterations() > n, "no free step was tried in " + fit.iterations());
  }
}
