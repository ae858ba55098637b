package dev.lanewise.matrix;

import dev.lanewise.simd.FloatAxpby;

/**
 * Writes finished blocks of a product into C as {@code C = alpha block + beta C}. Blocks touch
 * disjoint parts of C, so workers need no locks; each has a row of scratch.
 */
final class FloatGemmStore {
  private final float alpha;
  private final float beta;
  private final FloatMatrix c;
  private final float[][] scratch;

  FloatGemmStore(float alpha, float beta, FloatMatrix c, int workers) {
    this.alpha = alpha;
    this.beta = beta;
    this.c = c;
    this.scratch = new float[workers][];
  }

  /** The block as it lies: its rows are rows of C. */
  void straight(FloatBlock block, int worker) {
    for (int i = 0; i < block.rows(); i++) {
      int at = i * block.leadingDimension();
      long row = block.firstRow() + i;
      put(row, block.firstColumn(), block.values(), at, block.columns(), worker);
    }
  }

  /** The part of the block on and below the diagonal of C. */
  void lower(FloatBlock block, int worker) {
    for (int i = 0; i < block.rows(); i++) {
      int at = i * block.leadingDimension();
      long row = block.firstRow() + i;
      int n = FloatBlockStore.columnsOfRow(block, i);
      put(row, block.firstColumn(), block.values(), at, n, worker);
    }
  }

  /** The block of a product with exchanged operands: its rows are columns of C. */
  void turned(FloatBlock block, int worker) {
    int height = block.rows();
    float[] turned = block.turned(block.columns());
    for (int j = 0; j < block.columns(); j++) {
      put(block.firstColumn() + j, block.firstRow(), turned, j * height, height, worker);
    }
  }

  /** Updates n elements of a row of C from v. */
  private void put(long row, long col, float[] v, int at, int n, int worker) {
    if (beta == 0.0f) {
      if (alpha != 1.0f) {
        FloatAxpby.axpby(alpha, v, at, 0.0f, v, at, n);
      }
      c.setRow(row, (int) col, v, at, n);
    } else {
      float[] old = scratch(worker, n);
      c.copyRow(row, (int) col, n, old, 0);
      FloatAxpby.axpby(alpha, v, at, beta, old, 0, n);
      c.setRow(row, (int) col, old, 0, n);
    }
  }

  private float[] scratch(int worker, int n) {
    float[] s = scratch[worker];
    if (s == null || s.length < n) {
      s = new float[n];
      scratch[worker] = s;
    }
    return s;
  }
}
