package dev.lanewise.kernel;

import java.util.List;

/**
 * A kernel made of others, which may be made of others again. Rows are evaluated by the parts block
 * by block, each in the tiles it has, and combined in the precision of the features: a value has
 * the bits of the same operation on the values that the parts give by themselves.
 *
 * <p>Each evaluation packs the rows of one side, 512 at most at a time: scratch of 512 rows and a
 * block of values, dear for a single row, little for a hundred. {@link PrecomputedKernel} cannot be
 * a part, since rows there stand for their values with others: combine the matrices.
 */
public sealed interface CompositeKernel extends BlockKernel
    permits SumKernel,
        ProductKernel,
        ScaledKernel,
        NormalisedKernel,
        CosineKernel,
        LengthScaleKernel {
  /** The kernels it is made of. */
  List<Kernel> parts();

  @Override
  default void evaluate(
      float[] x,
      int xOffset,
      int xStep,
      int xCount,
      float[] y,
      int yOffset,
      int yStep,
      int yCount,
      int columns,
      float[] out,
      int outOffset,
      int outStep) {
    FloatRows rows = new FloatRows(x, xOffset, xStep, xCount, columns, "block of X", 0);
    FloatRows others = new FloatRows(y, yOffset, yStep, yCount, columns, "block of Y", 0);
    FloatComposite.evaluate(this, rows, others, out, outOffset, outStep);
  }

  @Override
  default void evaluate(
      double[] x,
      int xOffset,
      int xStep,
      int xCount,
      double[] y,
      int yOffset,
      int yStep,
      int yCount,
      int columns,
      double[] out,
      int outOffset,
      int outStep) {
    DoubleRows rows = new DoubleRows(x, xOffset, xStep, xCount, columns, "block of X", 0);
    DoubleRows others = new DoubleRows(y, yOffset, yStep, yCount, columns, "block of Y", 0);
    DoubleComposite.evaluate(this, rows, others, out, outOffset, outStep);
  }

  /** Whether all parts are. */
  @Override
  default boolean positiveSemidefinite() {
    return parts().stream().allMatch(Kernel::positiveSemidefinite);
  }
}
