package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Rows of a row-major matrix packed as the right-hand operand of {@link FloatTile}: the rows become
 * columns of C, {@link TileShape#VECTORS} vectors of them side by side for each k.
 *
 * <p>Layout, for chunks of {@link TileShape#CHUNK} values of k and panels of {@link #width()}
 * columns (missing columns hold zeros, so a tile never sees a ragged edge):
 *
 * <pre>
 *   chunk 0: [ panel 0: k0 c0 c1 ..., k1 c0 c1 ..., ... ] [ panel 1: ... ] ...   chunk 1: ...
 * </pre>
 *
 * Different panels may be packed by different threads; readable from any thread afterwards.
 */
public final class FloatPanels {
  static final VectorPath PATH =
      new VectorPath("FloatPanels", FloatSpecimen::new, FloatPanels::rehearse);

  private final float[] data;
  private final int capacity;
  private final int mostDepth;
  private int depth;
  private int columns;

  /**
   * Room for {@code capacity} columns of {@code depth} values.
   *
   * @throws ArithmeticException when the panels would pass 2^31 - 1 elements
   */
  public FloatPanels(int capacity, int depth) {
    this.capacity = capacity;
    this.mostDepth = depth;
    this.depth = depth;
    this.data = new float[Math.toIntExact(elements(capacity, depth))];
  }

  /** Columns of one panel. */
  public static int width() {
    return TileShape.FLOAT_COLUMNS;
  }

  /** Elements that panels of this size take. */
  public static long elements(int columns, int depth) {
    return padded((long) columns) * depth;
  }

  /** Columns after padding to whole panels. */
  public static int padded(int columns) {
    return Math.toIntExact(padded((long) columns));
  }

  /** The same of any number of them, which need not fit panels. */
  public static long padded(long columns) {
    return Math.ceilDiv(columns, (long) width()) * width();
  }

  public int columns() {
    return columns;
  }

  public int depth() {
    return depth;
  }

  float[] data() {
    return data;
  }

  /** Where the chunk that starts at {@code k} begins. */
  int chunkOffset(int k) {
    return k * padded(columns);
  }

  /** Announces how many columns the next packing has; at most the capacity. */
  public void reset(int newColumns) {
    reset(newColumns, mostDepth);
  }

  /** Announces how many columns and values of k the next packing has; at most the capacity. */
  public void reset(int newColumns, int newDepth) {
    columns = Objects.checkIndex(newColumns, capacity + 1);
    depth = Objects.checkIndex(newDepth, mostDepth + 1);
  }

  /** Changes the sign of all values of one packed panel. */
  public void negate(int panel) {
    for (int k = 0; k < depth; k += TileShape.CHUNK) {
      int elements = Math.min(TileShape.CHUNK, depth - k) * width();
      FloatScale.scale(-1f, data, chunkOffset(k) + panel * elements, elements);
    }
  }

  /**
   * Packs one panel: its columns are rows {@code panel * width()} and following of the source,
   * whose row 0 starts at {@code offset}.
   */
  public void pack(int panel, float[] source, int offset, int leadingDimension) {
    int width = width();
    int first = panel * width;
    int present = Math.min(width, columns - first);
    for (int k0 = 0; k0 < depth; k0 += TileShape.CHUNK) {
      int length = Math.min(TileShape.CHUNK, depth - k0);
      int to = chunkOffset(k0) + panel * length * width;
      int from = offset + first * leadingDimension + k0;
      FloatTranspose.transpose(source, from, leadingDimension, present, length, data, to, width);
      for (int j = present; j < width; j++) {
        for (int k = 0; k < length; k++) {
          data[to + k * width + j] = 0.0f;
        }
      }
    }
  }

  /**
   * Packs one value of k of one panel: of columns that lie side by side in the source, from {@code
   * offset} on, as the columns of a row-major matrix do.
   */
  public void packRow(int panel, int k, float[] source, int offset) {
    int width = width();
    int present = Math.min(width, columns - panel * width);
    int start = k - k % TileShape.CHUNK;
    int length = Math.min(TileShape.CHUNK, depth - start);
    int to = chunkOffset(start) + (panel * length + k - start) * width;
    System.arraycopy(source, offset, data, to, present);
    Arrays.fill(data, to + present, to + width, 0.0f);
  }

  /**
   * Squared norm of each packed column, in the very chain a tile would use for the product of a row
   * with itself, so that the distance of equal rows is exactly 0. Writes whole panels: {@code
   * norms} holds at least {@code padded(columns)} elements.
   */
  public void squaredNorms(int panel, float[] norms) {
    int padded = padded(columns);
    if (PATH.open()) {
      Vectors.squaredNorms(data, depth, padded, panel, norms);
    } else {
      scalar(data, depth, padded, panel, width(), norms);
    }
  }

  /** The specification of the norms. */
  static void scalar(float[] data, int depth, int padded, int panel, int width, float[] norms) {
    for (int j = 0; j < width; j++) {
      float c = 0.0f;
      for (int k0 = 0; k0 < depth; k0 += TileShape.CHUNK) {
        int length = Math.min(TileShape.CHUNK, depth - k0);
        int from = k0 * padded + panel * length * width + j;
        float a = 0.0f;
        for (int k = 0; k < length; k++) {
          float v = data[from + k * width];
          a = Math.fma(v, v, a);
        }
        c += a;
      }
      norms[panel * width + j] = c;
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    int depth = 24;
    int padded = 4 * width();
    if (vectors) {
      Vectors.squaredNorms(s.out, depth, padded, 1, s.sums);
    } else {
      scalar(s.out, depth, padded, 1, width(), s.sums);
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void squaredNorms(float[] data, int depth, int padded, int panel, float[] norms) {
      for (int v = 0; v < TileShape.VECTORS; v += 2) {
        twoVectors(data, depth, padded, panel, v * LANES, norms);
      }
    }

    private static void twoVectors(
        float[] data, int depth, int padded, int panel, int first, float[] norms) {
      int width = width();
      FloatVector c0 = FloatVector.zero(Lanes.FLOAT);
      FloatVector c1 = c0;
      for (int k0 = 0; k0 < depth; k0 += TileShape.CHUNK) {
        int length = Math.min(TileShape.CHUNK, depth - k0);
        int at = k0 * padded + panel * length * width + first;
        FloatVector a0 = FloatVector.zero(Lanes.FLOAT);
        FloatVector a1 = a0;
        for (int k = 0; k < length; k++) {
          FloatVector v0 = FloatVector.fromArray(Lanes.FLOAT, data, at + k * width);
          FloatVector v1 = FloatVector.fromArray(Lanes.FLOAT, data, at + k * width + LANES);
          a0 = v0.lanewise(FMA, v0, a0);
          a1 = v1.lanewise(FMA, v1, a1);
        }
        c0 = c0.add(a0);
        c1 = c1.add(a1);
      }
      c0.intoArray(norms, panel * width + first);
      c1.intoArray(norms, panel * width + first + LANES);
    }
  }
}
