package dev.lanewise.approximation;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.FloatKernelEpilogue;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatHeapRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatPackedRows;
import dev.lanewise.matrix.RowPartition;

/**
 * Landmarks packed once, and what strips of kernel values against all of them need. Immutable and
 * thread-safe; the strips are scratch of one thread.
 */
final class FloatPackedLandmarks {
  private final Kernel kernel;
  private final FloatMatrix rows;
  private final FloatKernelEpilogue epilogue;

  /** Null for a {@link BlockKernel}, which reads the landmarks as they are. */
  private final FloatPackedRows packed;

  FloatPackedLandmarks(Kernel kernel, FloatMatrix landmarks) {
    this.kernel = kernel;
    this.rows = landmarks.array() != null ? landmarks : FloatMatrix.copyOf(landmarks);
    this.epilogue = new FloatKernelEpilogue(kernel, rows.cols());
    this.packed =
        kernel instanceof EpilogueKernel k
            ? FloatKernelMatrices.packed(
                k, rows, "X", FloatKernelProduct.PIECE, RowPartition.caller())
            : null;
  }

  int count() {
    return (int) rows.rows();
  }

  /** Room for up to {@code height} rows of K. */
  Strip newStrip(int height) {
    return new Strip(height);
  }

  /** Some rows of K, all columns of them, in column blocks as they are computed. */
  final class Strip {
    private final FloatBlock[] blocks;

    /** The values of a {@link BlockKernel}: one block. */
    private final float[] own;

    private Strip(int height) {
      if (packed == null) {
        CapacityException.check(
            "a strip of " + height + " rows against " + count() + " landmarks",
            CapacityException.bytes(height, count(), Float.BYTES),
            CapacityException.LARGEST_ARRAY * Float.BYTES,
            "use fewer landmarks");
      }
      blocks = new FloatBlock[packed == null ? 0 : packed.blocks()];
      for (int c = 0; c < blocks.length; c++) {
        blocks[c] = packed.newBlock(height);
      }
      own = packed == null ? new float[height * count()] : null;
    }

    /** Fills the strip with K of {@code height} rows; {@code first} is their number in messages. */
    void evaluate(FloatHeapRows x, long first, int height) {
      if (kernel instanceof BlockKernel k && height > 0 && count() > 0) {
        int from = (int) rows.position(0);
        int step = (int) rows.leadingDimension();
        k.evaluate(
            x.array(),
            x.offset(),
            x.step(),
            height,
            rows.array(),
            from,
            step,
            count(),
            rows.cols(),
            own,
            0,
            count());
      }
      for (int c = 0; c < blocks.length; c++) {
        blocks[c].rows(x.array(), x.offset(), x.step(), first, height);
        packed.compute(blocks[c], c);
        epilogue.finish(blocks[c]);
      }
    }

    /** Number of column blocks. */
    int blocks() {
      return own != null ? 1 : blocks.length;
    }

    float[] values(int block) {
      return own != null ? own : blocks[block].values();
    }

    int leadingDimension(int block) {
      return own != null ? count() : blocks[block].leadingDimension();
    }

    int firstColumn(int block) {
      return own != null ? 0 : (int) blocks[block].firstColumn();
    }

    int columns(int block) {
      return own != null ? count() : blocks[block].columns();
    }
  }
}
