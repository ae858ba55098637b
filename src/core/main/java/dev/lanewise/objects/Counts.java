package dev.lanewise.objects;

/** Checks of lengths and decays that the kernels of this package share. */
final class Counts {
  private Counts() {}

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
  }

  /** What a feature loses for each gap or each production: 1 is nothing. */
  static void requireDecay(double lambda) {
    if (!(lambda > 0 && lambda <= 1)) {
      throw new IllegalArgumentException(
          "lambda is " + lambda + ", expected a number above 0 and at most 1");
    }
  }
}
