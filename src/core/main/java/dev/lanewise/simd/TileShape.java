package dev.lanewise.simd;

/**
 * Sizes of the blocked algorithms, and the one of them that is part of the numeric specification.
 *
 * <pre>
 *   C (rows x columns)  +=  X (rows, broadcast)  times  panels of Y (columns, in lanes)
 *
 *                 COLUMN_BLOCK columns of Y: panels of VECTORS vectors each, packed k-major
 *                +------+------+------+----
 *   ROWS rows    | tile |      |      |          tile: ROWS x VECTORS vectors of C in registers,
 *   of X         +------+------+------+----            CHUNK steps of k at a time
 *                |      |      |      |          ROW_BLOCK rows share the panels while they
 *                +------+------+------+----            stay in the second-level cache
 * </pre>
 *
 * <ul>
 *   <li>{@link #CHUNK}: every element of C is a sum of chains of this many FMAs. It splits the
 *       rounding error (gamma(256 + d/256) in place of gamma(d)) and is the depth of a packed
 *       chunk. Changing it changes results; the others are tuning.
 *   <li>{@link #ROWS} x {@link #VECTORS}: 6 x 4 chains, 4 vectors of Y and a broadcast are 29 of 32
 *       registers; with 16 registers 4 x 2 takes 11, and 6 x 2 already spills.
 *   <li>{@link #COLUMN_BLOCK_BYTES}: a chunk of a column block fills half of the second-level cache
 *       up to 1 MiB, 256 x 2 KiB; larger blocks were no faster.
 *   <li>{@link #ROW_BLOCK}: 96 rows of C are 192 KiB beside it, and the first of their 16 strips,
 *       which brings the chunk into that cache, is a small part of them.
 * </ul>
 */
public final class TileShape {
  /** Length of an FMA chain: part of the numeric specification. */
  public static final int CHUNK = 256;

  /** Whether there are registers for {@link FloatWideTile}. */
  static final boolean WIDE = SimdSupport.vectorRegisters() >= 32;

  /** Rows of a register tile. */
  public static final int ROWS = WIDE ? 6 : 4;

  /** Rows of the tiles there are, the last for what is left. */
  static final int[] HEIGHTS = WIDE ? new int[] {6, 3, 1} : new int[] {4, 1};

  /** Vectors of a row of a register tile: the width of a panel. */
  static final int VECTORS = WIDE ? 4 : 2;

  /** Rows of C that are finished together. */
  public static final int ROW_BLOCK = 16 * ROWS;

  /** Bytes of one row of C in a column block. */
  public static final int COLUMN_BLOCK_BYTES = columnBlockBytes(SecondLevelCache.bytes());

  /** Columns of a panel of floats. */
  static final int FLOAT_COLUMNS = panelBits() / Float.SIZE * VECTORS;

  /** Columns of a panel of doubles. */
  static final int DOUBLE_COLUMNS = panelBits() / Double.SIZE * VECTORS;

  private TileShape() {}

  /** A power of two, so that blocks are whole panels. */
  static int columnBlockBytes(int cacheBytes) {
    return Math.clamp(Integer.highestOneBit(cacheBytes) / (2 * CHUNK), 512, 2048);
  }

  /** The scalar path keeps the panels of 256-bit vectors, which C2 may vectorise by itself. */
  private static int panelBits() {
    return SimdSupport.vectors() ? SimdSupport.vectorBits() : 256;
  }
}
