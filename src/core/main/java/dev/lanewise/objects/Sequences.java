package dev.lanewise.objects;

import java.util.Arrays;

/** What the kernels on sequences of symbols share. */
final class Sequences {
  private Sequences() {}

  /**
   * Whether a comes before b: the shorter first, then by symbols. Sums that begin with the later of
   * the two are the same for K(a, b) and K(b, a), rounding and all.
   */
  static boolean inOrder(int[] a, int[] b) {
    return a.length == b.length ? Arrays.compare(a, b) < 0 : a.length < b.length;
  }
}
