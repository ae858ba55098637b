package dev.lanewise.simd;

/** Numbers of two rows that are sums over their columns, besides the dot product. */
public enum CoordinateSum {
  /** Sum of |x - y|, the L1 distance. */
  ABSOLUTE_DIFFERENCES,
  /** Sum of min(x, y). */
  MINIMA,
  /** Sum of (x - y)^2 / (x + y), 0/0 taken for 0; of values that are not negative. */
  CHI_SQUARED
}
