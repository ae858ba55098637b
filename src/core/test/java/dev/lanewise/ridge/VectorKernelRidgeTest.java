package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.CosineKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.VectorKernels;
import dev.lanewise.matrix.DoubleMatrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorKernelRidgeTest {
  static List<Kernel> definite() {
    return VectorKernels.all().stream().filter(Kernel::positiveSemidefinite).toList();
  }

  @ParameterizedTest
  @MethodSource("definite")
  void aRidgeFollowsASmoothFunction(Kernel kernel) {
    Random random = new Random(1);
    DoubleMatrix x = DoubleMatrix.allocate(120, 3);
    DoubleMatrix y = DoubleMatrix.allocate(120, 1);
    for (int i = 0; i < 120; i++) {
      double norm = 0;
      for (int c = 0; c < 3; c++) {
        x.set(i, c, 0.1 + random.nextDouble());
        norm += x.get(i, c) * x.get(i, c);
      }
      // The direction alone decides where length is not seen.
      double first = x.get(i, 0);
      y.set(i, 0, kernel instanceof CosineKernel ? first / Math.sqrt(norm) : first);
    }
    KernelRidge fit = KernelRidge.fit(kernel, 1e-4, x, y);
    DoubleMatrix p = fit.predict(x);
    double squared = 0;
    for (int i = 0; i < 120; i++) {
      squared += (p.get(i, 0) - y.get(i, 0)) * (p.get(i, 0) - y.get(i, 0)) / 120;
      DoubleMatrix one = fit.predict(x.rowRange(i, i + 1));
      assertEquals(one.get(0, 0), p.get(i, 0), kernel + " row " + i);
    }
    assertTrue(Math.sqrt(squared) < 0.06, kernel + " is off by " + Math.sqrt(squared));
  }
}
