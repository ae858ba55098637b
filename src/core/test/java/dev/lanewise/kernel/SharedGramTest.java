package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class SharedGramTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final DoubleMatrix X = DoubleMatrix.copyOf(new double[][] {{1, 2}, {3, 5}});
  private static final PairKernel OWN = (x, i, y, j, columns) -> 1;

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void onPaper() {
    DoubleSharedGram products = DoubleSharedGram.of(new LinearKernel(), X, CALLER);
    DoubleMatrix out = DoubleMatrix.allocate(2, 2);
    assertSame(out, products.gram(new PolynomialKernel(1, 1, 2), out, CALLER));
    assertArrayEquals(new double[] {36, 196, 196, 1225}, out.array());
    products.gram(new LinearKernel(), out, CALLER);
    assertArrayEquals(new double[] {5, 13, 13, 34}, out.array());
    DoubleSharedGram distances = DoubleSharedGram.of(new RbfKernel(9), X, CALLER);
    distances.gram(new RbfKernel(1), out, CALLER);
    double e = StrictMath.exp(-13);
    assertArrayEquals(new double[] {1, e, e, 1}, out.array(), 1e-20);
  }

  @Test
  void familiesAreNotMixed() {
    DoubleSharedGram products = DoubleSharedGram.of(new SigmoidKernel(1, 0), X, CALLER);
    DoubleSharedGram distances = DoubleSharedGram.of(new RbfKernel(1), X, CALLER);
    assertTrue(products.serves(new LinearKernel()) && distances.serves(new RbfKernel(2)));
    assertFalse(products.serves(new RbfKernel(1)) || distances.serves(new LinearKernel()));
    assertFalse(products.serves(OWN) || distances.serves(OWN));
    DoubleMatrix out = DoubleMatrix.allocate(2, 2);
    assertEquals(
        "RbfKernel[gamma=1.0] is no function of dot products",
        refused(() -> products.gram(new RbfKernel(1), out, CALLER)));
    assertEquals(
        "LinearKernel[] is no function of distances",
        refused(() -> distances.gram(new LinearKernel(), out, CALLER)));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    DoubleSharedGram products = DoubleSharedGram.of(new LinearKernel(), X, CALLER);
    LinearKernel linear = new LinearKernel();
    assertEquals(
        "out is 2 x 3, expected 2 x 2 on the heap",
        refused(() -> products.gram(linear, DoubleMatrix.allocate(2, 3), CALLER)));
    assertEquals(
        "out is 3 x 2, expected 2 x 2 on the heap",
        refused(() -> products.gram(linear, DoubleMatrix.allocate(3, 2), CALLER)));
    DoubleMatrix native2 = DoubleMatrix.of(MemorySegment.ofArray(new double[4]), 2, 2, 2);
    assertEquals(
        "out is 2 x 2, expected 2 x 2 on the heap",
        refused(() -> products.gram(linear, native2, CALLER)));
    FloatSharedGram narrow =
        FloatSharedGram.of(linear, FloatMatrix.copyOf(new float[][] {{1}}), CALLER);
    assertEquals(
        "out is 0 x 1, expected 1 x 1 on the heap",
        refused(() -> narrow.gram(linear, FloatMatrix.allocate(0, 1), CALLER)));
    DoubleMatrix nan = DoubleMatrix.copyOf(new double[][] {{1, Double.NaN}});
    assertThrows(
        IllegalArgumentException.class, () -> DoubleSharedGram.of(new RbfKernel(1), nan, CALLER));
  }
}
