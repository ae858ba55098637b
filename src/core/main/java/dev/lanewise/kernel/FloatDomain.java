package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatHeapRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatPackedRows;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * Turns away rows that a kernel, or a part of it, is not defined for: squared norms that leave the
 * range, values outside the domain of a sum. What the tiles do when they meet such a row, known
 * before.
 */
final class FloatDomain {
  /** Rows that are looked at together. */
  private static final int BLOCK = 96;

  private FloatDomain() {}

  /**
   * Checks all rows of a matrix.
   *
   * @throws IllegalArgumentException naming the place, or when there are other length scales than
   *     columns
   */
  static void require(Kernel kernel, FloatMatrix x, String name) {
    FloatHeapRows window = new FloatHeapRows(BLOCK);
    for (long i = 0; i == 0 || i < x.rows(); i += BLOCK) {
      int count = (int) Math.min(BLOCK, x.rows() - i);
      window.bring(x, i, count);
      require(
          kernel,
          new FloatRows(window.array(), window.offset(), window.step(), count, x.cols(), name, i));
    }
  }

  /** The same for rows as they lie. */
  static void require(Kernel kernel, FloatRows x) {
    switch (kernel) {
      case DotProductKernel any -> {}
      case EpilogueKernel tiles -> againstZeros(tiles, x);
      case LengthScaleKernel(List<Double> scales, Kernel part) ->
          require(part, FloatComposite.divided(x, scales));
      case CompositeKernel composite -> composite.parts().forEach(part -> require(part, x));
      case BlockKernel any -> {}
    }
  }

  /** A row of zeros is in every domain: whatever is wrong is wrong with x. */
  private static void againstZeros(EpilogueKernel kernel, FloatRows x) {
    FloatMatrix zeros = FloatMatrix.allocate(1, x.columns());
    FloatPackedRows packed =
        FloatKernelMatrices.packed(kernel, zeros, x.name(), 1, RowPartition.caller());
    FloatBlock block = packed.newBlock(Math.min(BLOCK, x.count()));
    for (int i = 0; i < x.count(); i += BLOCK) {
      FloatRows some = x.some(i, Math.min(BLOCK, x.count() - i));
      block.rows(some.array(), some.offset(), some.step(), some.first(), some.count());
      packed.compute(block, 0);
    }
  }
}
