package dev.lanewise.bench.limit;

/** What bounds a work, and the unit in which the work is counted. */
public enum Limit {
  /** Fused multiply-adds in float, counted as two operations. */
  FMA_FLOAT("FMA peak f32", "GFLOP/s"),
  /** Fused multiply-adds in double, counted as two operations. */
  FMA_DOUBLE("FMA peak f64", "GFLOP/s"),
  /** Reading from the first-level cache. */
  READ_L1("L1 read", "GB/s"),
  /** Reading from the second-level cache. */
  READ_L2("L2 read", "GB/s"),
  /** Reading from memory. */
  READ_MEMORY("memory read", "GB/s"),
  /** No limit that could be measured simply; the work is counted in elements. */
  NONE("", "Gelem/s");

  private final String label;
  private final String unit;

  Limit(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  /** The name under which the limit stands in results. */
  public String label() {
    return label;
  }

  /** The unit of 10^9 counts per second. */
  public String unit() {
    return unit;
  }

  /** The limit of reading operands of so many bytes again and again, by where they fit. */
  public static Limit reading(long bytes) {
    // A quarter of a cache is left to whatever else is going on.
    if (bytes <= Caches.level1() / 4 * 3) {
      return READ_L1;
    }
    return bytes <= Caches.level2() / 4 * 3 ? READ_L2 : READ_MEMORY;
  }
}
