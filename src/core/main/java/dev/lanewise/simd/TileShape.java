package dev.lanewise.simd;

/**
 * Sizes of the blocked algorithms, and the one of them that is part of the numeric specification.
 *
 * <pre>
 *   C (rows x columns)  +=  X (rows, broadcast)  times  panels of Y (columns, in lanes)
 *
 *                 COLUMN_BLOCK columns of Y: panels of 2 vectors each, packed k-major
 *                +------+------+------+----
 *   ROWS rows    | tile |      |      |          tile: ROWS x 2 vectors of C in registers,
 *   of X         +------+------+------+----            CHUNK steps of k at a time
 *                |      |      |      |          ROW_BLOCK rows share the panels while they
 *                +------+------+------+----            stay in the second-level cache
 * </pre>
 *
 * <ul>
 *   <li>{@link #CHUNK}: every element of C is a sum of chains of this many FMAs. It splits the
 *       rounding error (gamma(256 + d/256) in place of gamma(d)) and is the depth of a packed
 *       chunk. Changing it changes results; the others are tuning.
 *   <li>{@link #ROWS}: 8 x 2 accumulators, 2 vectors of Y and a broadcast are 19 of 32 registers;
 *       with 16 registers 4 x 2 takes 11, and 6 x 2 already spills.
 *   <li>{@link #COLUMN_BLOCK_BYTES}: a chunk of a column block is 256 x 2 KiB = 512 KiB, half of a
 *       common 1 MiB second-level cache.
 *   <li>{@link #ROW_BLOCK}: 64 rows of C are 128 KiB beside it.
 * </ul>
 */
public final class TileShape {
  /** Length of an FMA chain: part of the numeric specification. */
  public static final int CHUNK = 256;

  /** Rows of a register tile. */
  public static final int ROWS = SimdSupport.vectorRegisters() >= 32 ? 8 : 4;

  /** Rows of C that are finished together. */
  public static final int ROW_BLOCK = 64;

  /** Bytes of one row of C in a column block. */
  public static final int COLUMN_BLOCK_BYTES = 2048;

  /** Columns of a panel of floats: two vectors. */
  static final int FLOAT_COLUMNS = panelBits() / Float.SIZE * 2;

  /** Columns of a panel of doubles: two vectors. */
  static final int DOUBLE_COLUMNS = panelBits() / Double.SIZE * 2;

  private TileShape() {}

  /** The scalar path keeps the panels of 256-bit vectors, which C2 may vectorise by itself. */
  private static int panelBits() {
    return SimdSupport.vectors() ? SimdSupport.vectorBits() : 256;
  }
}
