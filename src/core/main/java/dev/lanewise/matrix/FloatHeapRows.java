package dev.lanewise.matrix;

/**
 * A window of rows on the heap: where they lie when the matrix looks at an array, copied when it
 * looks at a memory segment. Scratch of one thread; the copy is made room for when first needed.
 */
public final class FloatHeapRows {
  private final int most;
  private float[] copy;
  private float[] array;
  private int offset;
  private int step;

  /** A window of up to {@code most} rows. */
  public FloatHeapRows(int most) {
    this.most = most;
  }

  /** Moves the window to {@code count} rows from {@code first} on. */
  public void bring(FloatMatrix x, long first, int count) {
    if (x.array() != null) {
      array = x.array();
      offset = (int) x.position(first);
      step = (int) x.leadingDimension();
      return;
    }
    if (copy == null || copy.length < most * x.cols()) {
      copy = new float[most * x.cols()];
    }
    array = copy;
    offset = 0;
    step = x.cols();
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
