package dev.lanewise.matrix;

import dev.lanewise.simd.FloatTranspose;

/**
 * A window of rows on the heap: where they lie when the matrix looks at an array, copied when it
 * looks at a memory segment, turned when the vectors are columns. Scratch of one thread; the copy
 * is made room for when first needed.
 */
public final class FloatHeapRows {
  /** Rows of a segment that are turned together. */
  private static final int SLAB = 64;

  private final int most;
  private float[] copy;
  private float[] array;
  private int offset;
  private int step;

  /** A window of up to {@code most} rows. */
  public FloatHeapRows(int most) {
    this.most = most;
  }

  /** Moves the window to {@code count} vectors from {@code first} on. */
  void bring(FloatOperand x, long first, int count) {
    if (x.columns()) {
      bringColumns(x.matrix(), (int) first, count);
    } else {
      bring(x.matrix(), first, count);
    }
  }

  private void bringColumns(FloatMatrix x, int first, int count) {
    int length = (int) x.rows();
    makeRoom(length);
    if (x.array() != null) {
      int from = (int) x.position(0) + first;
      int ld = (int) x.leadingDimension();
      FloatTranspose.transpose(x.array(), from, ld, length, count, copy, 0, length);
      return;
    }
    float[] slab = new float[SLAB * count];
    for (int k = 0; k < length; k += SLAB) {
      int some = Math.min(SLAB, length - k);
      for (int r = 0; r < some; r++) {
        x.copyRow(k + r, first, count, slab, r * count);
      }
      FloatTranspose.transpose(slab, 0, count, some, count, copy, k, length);
    }
  }

  private void makeRoom(int length) {
    if (copy == null || copy.length < most * length) {
      copy = new float[most * length];
    }
    array = copy;
    offset = 0;
    step = length;
  }

  /** Moves the window to {@code count} rows from {@code first} on. */
  public void bring(FloatMatrix x, long first, int count) {
    if (x.array() != null) {
      array = x.array();
      offset = (int) x.position(first);
      step = (int) x.leadingDimension();
      return;
    }
    makeRoom(x.cols());
    for (int r = 0; r < count; r++) {
      x.copyRow(first + r, copy, r * step);
    }
  }

  public float[] array() {
    return array;
  }

  /** Position of the first element of the first row. */
  public int offset() {
    return offset;
  }

  /** Elements from one row to the next. */
  public int step() {
    return step;
  }
}
