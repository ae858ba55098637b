package dev.lanewise.objects;

/** Whether long strings and large trees count for more than short and small ones. */
public enum Scale {
  /**
   * K(a, b) / sqrt(K(a, a) K(b, b)), the cosine in feature space: 1 on the diagonal, exactly.
   *
   * <p>An object with K(a, a) = 0 has no features, such as a text shorter than the substrings that
   * are counted. Its values are 0, with itself too: it is as far from everything, and the Gram
   * matrix stays positive semidefinite.
   */
  UNIT,

  /** K(a, b) as the kernel has it. */
  RAW
}
