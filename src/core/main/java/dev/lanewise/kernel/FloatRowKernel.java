package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatPackedRows;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.FloatCoordinateLoops;
import dev.lanewise.simd.FloatRowNorms;
import java.util.Arrays;

/**
 * Any kernel on rows as they lie, through the tiles where it is an epilogue: the bits are those of
 * Gram matrices and predictions.
 */
final class FloatRowKernel {
  private FloatRowKernel() {}

  /**
   * Writes K(x_i, y_j) to {@code out[oo + i * step + j]}; one column block of y, small blocks of x.
   */
  static void evaluate(Kernel kernel, FloatRows x, FloatRows y, float[] out, int oo, int step) {
    switch (kernel) {
      case EpilogueKernel k -> throughTiles(k, x, y, out, oo, step);
      case CompositeKernel k -> FloatComposite.evaluate(k, x, y, out, oo, step);
      case BlockKernel k ->
          k.evaluate(
              x.array(),
              x.offset(),
              x.step(),
              x.count(),
              y.array(),
              y.offset(),
              y.step(),
              y.count(),
              x.columns(),
              out,
              oo,
              step);
    }
  }

  private static void throughTiles(
      EpilogueKernel kernel, FloatRows x, FloatRows y, float[] out, int oo, int step) {
    FloatPackedRows packed = packed(kernel, y, x.name());
    FloatKernelEpilogue epilogue = new FloatKernelEpilogue(kernel, x.columns());
    FloatBlock block = packed.newBlock(x.count());
    block.rows(x.array(), x.offset(), x.step(), x.first(), x.count());
    for (int b = 0; b < packed.blocks(); b++) {
      packed.compute(block, b);
      epilogue.finish(block);
      for (int i = 0; i < x.count(); i++) {
        int to = oo + i * step + (int) block.firstColumn();
        int from = i * block.leadingDimension();
        System.arraycopy(block.values(), from, out, to, block.columns());
      }
    }
  }

  /** Packing counts rows from 0: what it refuses is refused again by number. */
  private static FloatPackedRows packed(EpilogueKernel kernel, FloatRows y, String other) {
    try {
      return FloatKernelMatrices.packed(kernel, y.matrix(), other, 1, RowPartition.caller());
    } catch (IllegalArgumentException countedFromZero) {
      FloatDomain.require(kernel, y);
      throw countedFromZero;
    }
  }

  /** K(x_i, x_i) for every row, in the bits of {@link #evaluate}. */
  static void ofSelf(Kernel kernel, FloatRows x, float[] out) {
    int n = x.count();
    switch (kernel) {
      case DotProductKernel k -> {
        FloatRowNorms.squaredNorms(x.array(), x.offset(), x.step(), n, x.columns(), out);
        k.finish(out, 0, n);
      }
      case DistanceKernel k -> {
        Arrays.fill(out, 0, n, 0.0f);
        k.finish(out, 0, n);
      }
      case CoordinateKernel k -> {
        FloatCoordinateLoops.ofSelf(k.sum(), x.array(), x.offset(), x.step(), n, x.columns(), out);
        k.finish(out, 0, n);
      }
      case CompositeKernel k -> FloatComposite.ofSelf(k, x, out);
      case BlockKernel k -> {
        for (int i = 0; i < n; i++) {
          FloatRows row = x.some(i, 1);
          evaluate(k, row, row, out, i, 1);
        }
      }
    }
  }
}
