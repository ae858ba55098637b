package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.approximation.FloatKernelProduct;
import dev.lanewise.approximation.Samples;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import org.junit.jupiter.api.Test;

class KernelExpansionTest {
  private static final RowPartition CALLER = RowPartition.caller();

  /** Pieces of centres and chunks of rows that end in parts of them. */
  private final DoubleMatrix rows = Samples.normal(2100, 3, 1);

  private final DoubleMatrix centres = Samples.normal(700, 3, 2);
  private final DoubleMatrix coefficients = Samples.normal(2, 700, 3);
  private final FloatMatrix narrowRows = Samples.floats(rows);
  private final FloatMatrix narrowCentres = Samples.floats(centres);

  private double[] predicted(Kernel kernel, FeatureRows x, FeatureRows s) {
    return KernelExpansion.transposed(
            new KernelExpansion(kernel, s, coefficients).predict(x, CALLER))
        .array();
  }

  @Test
  void wideningAPieceAtATimeDoesNotShow() {
    for (Kernel kernel : new Kernel[] {new RbfKernel(0.2), new LinearKernel()}) {
      double[] wide =
          new DoubleKernelProduct(kernel, rows, centres).multiply(coefficients, CALLER).array();
      FeatureRows x = new FeatureRows.Doubles(rows);
      FeatureRows s = new FeatureRows.Doubles(centres);
      FeatureRows floats = new FeatureRows.Floats(narrowRows);
      FeatureRows narrow = new FeatureRows.Floats(narrowCentres);
      assertArrayEquals(wide, predicted(kernel, x, s));
      assertArrayEquals(wide, predicted(kernel, floats, s));
      assertArrayEquals(wide, predicted(kernel, x, narrow));
      assertArrayEquals(
          new FloatKernelProduct(kernel, narrowRows, narrowCentres)
              .multiply(coefficients, CALLER)
              .array(),
          predicted(kernel, floats, narrow));
      FeatureRows none = new FeatureRows.Doubles(DoubleMatrix.allocate(0, 3));
      assertEquals(0, predicted(kernel, none, narrow).length);
    }
  }
}
