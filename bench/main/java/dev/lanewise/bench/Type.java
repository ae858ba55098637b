package dev.lanewise.bench;

import dev.lanewise.bench.limit.Limit;

/** The two precisions. */
public enum Type {
  FLOAT("f32", Float.BYTES, Math.ulp(1.0f) / 2),
  DOUBLE("f64", Double.BYTES, Math.ulp(1.0) / 2);

  private final String label;
  private final int bytes;
  private final double unitRoundoff;

  Type(String label, int bytes, double unitRoundoff) {
    this.label = label;
    this.bytes = bytes;
    this.unitRoundoff = unitRoundoff;
  }

  /** "f32" or "f64": how names of works say it. */
  public String label() {
    return label;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Limit of multiplications and additions in this precision. */
  public Limit fma() {
    return this == FLOAT ? Limit.FMA_FLOAT : Limit.FMA_DOUBLE;
  }

  /**
   * How far two sums of n products of positive numbers may lie apart, relative to either: each is
   * within gamma(n) = n u / (1 - n u) of the exact sum in whatever order it was added (Higham,
   * Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1). Where that worst case says no
   * more (32 Mi floats), one per cent is asked for.
   */
  public double sumsAgreeWithin(int n) {
    double nu = (n + 3) * unitRoundoff;
    return nu < 0.004 ? 2 * nu / (1 - nu) : 0.01;
  }
}
