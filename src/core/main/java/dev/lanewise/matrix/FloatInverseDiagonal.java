package dev.lanewise.matrix;

import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;

/**
 * The diagonal of (L L')^-1 = X X' with X = L'^-1: squared norms of the rows of X. X L' = I is
 * solved for slabs of rows, block column by block column as in the factorisation; row i of X is
 * zero before column i, so whole blocks are left out.
 */
final class FloatInverseDiagonal {
  /** Rows that share one packing of L. */
  private static final int SLAB = 4 * TileShape.CHUNK;

  private final FloatMatrix lower;
  private final RowPartition partition;
  private final int n;
  private final int leadingDimension;

  /** Row i of the slab from column {@code base} on. */
  private final float[] slab;

  private final FloatTurnedRows[] turned;

  private FloatInverseDiagonal(FloatMatrix lower, RowPartition partition) {
    this.lower = lower;
    this.partition = partition;
    this.n = lower.cols();
    this.leadingDimension = FloatPanels.padded(n);
    CapacityException.check(
        SLAB + " rows of an inverse of order " + n,
        CapacityException.bytes(SLAB, leadingDimension, Float.BYTES),
        CapacityException.LARGEST_ARRAY * Float.BYTES,
        "use fewer rows");
    this.slab = new float[Math.min(SLAB, n) * leadingDimension];
    this.turned = new FloatTurnedRows[partition.threads()];
  }

  static float[] of(FloatMatrix lower, RowPartition partition) {
    FloatInverseDiagonal inverse = new FloatInverseDiagonal(lower, partition);
    float[] diagonal = new float[lower.cols()];
    for (int base = 0; base < lower.cols(); base += SLAB) {
      inverse.rows(base, diagonal);
    }
    return diagonal;
  }

  private void rows(int base, float[] diagonal) {
    int count = Math.min(SLAB, n - base);
    Arrays.fill(slab, 0, count * leadingDimension, 0f);
    for (int i = 0; i < count; i++) {
      slab[i * leadingDimension + i] = 1f;
    }
    FloatBlockColumn block = new FloatBlockColumn(lower);
    for (int first = base; first < n; first += TileShape.CHUNK) {
      block.moveTo(first, partition);
      block.takeDiagonalBlock();
      int reached = Math.min(count, block.end() - base);
      partition.run(
          Math.ceilDiv(reached, TileShape.ROW_BLOCK),
          (task, worker) -> {
            if (turned[worker] == null) {
              turned[worker] = new FloatTurnedRows(TileShape.ROW_BLOCK);
            }
            int row = task * TileShape.ROW_BLOCK;
            int rows = Math.min(TileShape.ROW_BLOCK, reached - row);
            solve(block, base, row, rows, turned[worker]);
          });
    }
    for (int i = 0; i < count; i++) {
      int at = i * leadingDimension + i;
      diagonal[base + i] = FloatDot.dot(slab, at, slab, at, n - base - i);
    }
  }

  private void solve(FloatBlockColumn block, int base, int row, int rows, FloatTurnedRows scratch) {
    int zeros = (base + row) / TileShape.CHUNK * TileShape.CHUNK;
    int x = row * leadingDimension - base;
    int c = x + block.first();
    if (zeros < block.first()) {
      block.subtract(
          slab, x, leadingDimension, rows, zeros, slab, c, leadingDimension, Integer.MAX_VALUE);
    }
    block.solve(slab, c, leadingDimension, rows, scratch);
  }
}
