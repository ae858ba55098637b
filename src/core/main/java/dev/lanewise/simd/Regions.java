package dev.lanewise.simd;

import java.util.Objects;

/** The checks at the door of ops that write y[i] from x[i] and, some of them, y[i]. */
final class Regions {
  private Regions() {}

  static void check(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
    checkApart(x == y, xOffset, yOffset, n);
  }

  static void check(double[] x, int xOffset, double[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
    checkApart(x == y, xOffset, yOffset, n);
  }

  /** Arrays of two types never overlap. */
  static void check(float[] x, int xOffset, double[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
  }

  /** Ranges that overlap at different offsets would give results that depend on the lane width. */
  private static void checkApart(boolean sameArray, int xOffset, int yOffset, int n) {
    if (sameArray && xOffset != yOffset && Math.abs(xOffset - yOffset) < n) {
      throw new IllegalArgumentException(
          "x from "
              + xOffset
              + " and y from "
              + yOffset
              + " overlap over "
              + n
              + " elements: give the same offset, or ranges that do not touch");
    }
  }
}
