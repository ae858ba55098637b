package dev.lanewise.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A dense row-major view of floats: element (r, c) is {@code offset + r * leadingDimension + c} of
 * an array or of a memory segment, which may be a mapped file larger than the heap. The view owns
 * nothing; writes go through to what it looks at.
 *
 * <p>Not synchronised: threads may read together, and write together to different elements.
 */
public final class FloatMatrix {
  private static final ValueLayout.OfFloat ELEMENT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  /** Exactly one of the two is not null. */
  private final float[] array;

  private final MemorySegment segment;
  private final long offset;
  private final long rows;
  private final int cols;
  private final long leadingDimension;

  private FloatMatrix(
      float[] array, MemorySegment segment, long offset, long rows, int cols, long ld) {
    this.array = array;
    this.segment = segment;
    this.offset = offset;
    this.rows = rows;
    this.cols = cols;
    this.leadingDimension = ld;
    if (rows < 0 || cols < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "negative shape: " + rows + " x " + cols + " from " + offset);
    }
    if (ld < cols) {
      throw new IllegalArgumentException(
          "leading dimension " + ld + " is below the " + cols + " columns");
    }
    long available = array != null ? array.length : segment.byteSize() / Float.BYTES;
    boolean inside =
        rows == 0
            || cols == 0
            || (offset <= available - cols
                && (rows == 1 || rows - 1 <= (available - cols - offset) / ld));
    if (!inside) {
      throw new IllegalArgumentException(
          rows
              + " rows of "
              + cols
              + " columns, leading dimension "
              + ld
              + ", from element "
              + offset
              + " do not fit into "
              + available
              + " elements");
    }
  }

  /**
   * View of an array that holds {@code rows * cols} values row by row.
   *
   * @throws IllegalArgumentException when the array is too short or the shape is negative
   */
  public static FloatMatrix of(float[] values, int rows, int cols) {
    return of(values, 0, rows, cols, cols);
  }

  /**
   * View of a part of an array.
   *
   * @param offset position of element (0, 0)
   * @param leadingDimension elements from one row to the next, at least {@code cols}
   * @throws IllegalArgumentException when the view does not lie inside the array
   */
  public static FloatMatrix of(
      float[] values, int offset, int rows, int cols, int leadingDimension) {
    Objects.requireNonNull(values, "values");
    return new FloatMatrix(values, null, offset, rows, cols, leadingDimension);
  }

  /**
   * View of native-order floats in a memory segment, for example a mapped file.
   *
   * @throws IllegalArgumentException when the view does not lie inside the segment
   */
  public static FloatMatrix of(MemorySegment values, long rows, int cols, long leadingDimension) {
    Objects.requireNonNull(values, "values");
    return new FloatMatrix(null, values, 0, rows, cols, leadingDimension);
  }

  /**
   * A new matrix of zeros on the heap.
   *
   * @throws IllegalArgumentException when the shape is negative
   * @throws CapacityException when it does not fit into one array or into the heap
   */
  public static FloatMatrix allocate(long rows, long cols) {
    if (rows < 0 || cols < 0) {
      throw new IllegalArgumentException("negative shape: " + rows + " x " + cols);
    }
    String what = "a " + rows + " x " + cols + " matrix of floats";
    long bytes = CapacityException.bytes(rows, cols, Float.BYTES);
    long array = CapacityException.LARGEST_ARRAY * Float.BYTES;
    CapacityException.check(what, bytes, array, "use a view of a memory segment or fewer rows");
    CapacityException.check(what, bytes, "raise -Xmx or use fewer rows");
    return new FloatMatrix(new float[(int) (rows * cols)], null, 0, rows, (int) cols, cols);
  }

  /**
   * A new matrix from an array of rows.
   *
   * @throws IllegalArgumentException when the rows differ in length
   */
  public static FloatMatrix copyOf(float[][] values) {
    int cols = values.length == 0 ? 0 : values[0].length;
    FloatMatrix m = allocate(values.length, cols);
    for (int r = 0; r < values.length; r++) {
      if (values[r].length != cols) {
        throw new IllegalArgumentException(
            "row " + r + " has " + values[r].length + " columns, row 0 has " + cols);
      }
      m.setRow(r, 0, values[r], 0, cols);
    }
    return m;
  }

  /**
   * A new matrix on the heap with the same elements and no gaps.
   *
   * @throws CapacityException when it does not fit into one array or into the heap
   */
  public static FloatMatrix copyOf(FloatMatrix m) {
    FloatMatrix copy = allocate(m.rows, m.cols);
    for (long r = 0; r < m.rows; r++) {
      m.copyRow(r, copy.array, (int) copy.position(r));
    }
    return copy;
  }

  public long rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  /** Elements from one row to the next. */
  public long leadingDimension() {
    return leadingDimension;
  }

  /** The array looked at, or null when this is a view of a memory segment. */
  public float[] array() {
    return array;
  }

  /** The array under the segment, or null when there is none. */
  Object arrayUnderSegment() {
    return segment == null ? null : segment.heapBase().orElse(null);
  }

  /** Position of element (row, 0) in {@link #array()} or, in elements, in the segment. */
  public long position(long row) {
    return offset + row * leadingDimension;
  }

  /**
   * @throws IndexOutOfBoundsException when (row, col) is outside the matrix
   */
  public float get(long row, int col) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(col, cols);
    long at = position(row) + col;
    return array != null ? array[(int) at] : segment.getAtIndex(ELEMENT, at);
  }

  /**
   * @throws IndexOutOfBoundsException when (row, col) is outside the matrix
   */
  public void set(long row, int col, float value) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(col, cols);
    long at = position(row) + col;
    if (array != null) {
      array[(int) at] = value;
    } else {
      segment.setAtIndex(ELEMENT, at, value);
    }
  }

  /** Copies one row to {@code to[toOffset]} and following. */
  public void copyRow(long row, float[] to, int toOffset) {
    copyRow(row, 0, cols, to, toOffset);
  }

  /** Copies {@code n} values from (row, col) on to {@code to[toOffset]} and following. */
  public void copyRow(long row, int col, int n, float[] to, int toOffset) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(col, n, cols);
    long at = position(row) + col;
    if (array != null) {
      System.arraycopy(array, (int) at, to, toOffset, n);
    } else {
      MemorySegment.copy(segment, ELEMENT, at * Float.BYTES, to, toOffset, n);
    }
  }

  /** Writes {@code n} values from {@code from[fromOffset]} on to (row, col) and following. */
  public void setRow(long row, int col, float[] from, int fromOffset, int n) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(col, n, cols);
    long at = position(row) + col;
    if (array != null) {
      System.arraycopy(from, fromOffset, array, (int) at, n);
    } else {
      MemorySegment.copy(from, fromOffset, segment, ELEMENT, at * Float.BYTES, n);
    }
  }

  /** Whether the two may look at the same memory. */
  public boolean overlaps(FloatMatrix other) {
    if (rows == 0 || cols == 0 || other.rows == 0 || other.cols == 0) {
      return false;
    }
    if (array == null) {
      return other.array == null && segment.asOverlappingSlice(other.segment).isPresent();
    }
    long end = position(rows - 1) + cols;
    long otherEnd = other.position(other.rows - 1) + other.cols;
    return array == other.array && offset < otherEnd && other.offset < end;
  }

  /** View of the rows from {@code from} up to but without {@code to}. */
  public FloatMatrix rowRange(long from, long to) {
    Objects.checkFromToIndex(from, to, rows);
    return new FloatMatrix(array, segment, position(from), to - from, cols, leadingDimension);
  }

  @Override
  public String toString() {
    return rows + " x " + cols + (array != null ? " array" : " segment") + " of floats";
  }
}
