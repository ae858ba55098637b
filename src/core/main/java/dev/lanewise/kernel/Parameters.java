package dev.lanewise.kernel;

import java.util.Objects;

/** Checks that name the parameter, the value and the rule. */
public final class Parameters {
  private Parameters() {}

  /**
   * @throws IllegalArgumentException when the value is not a finite number above 0
   */
  public static void requirePositive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected a finite number above 0");
    }
  }

  /**
   * The parameter for features in float.
   *
   * @throws IllegalArgumentException when floats cannot hold it
   */
  static float narrow(String name, double value) {
    float narrow = (float) value;
    if (Float.isInfinite(narrow) || (narrow == 0 && value != 0)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", which leaves the range of floats; scale the data");
    }
    return narrow;
  }

  /**
   * A parameter that is to be narrowed, when the largest number of that precision is {@code most}.
   *
   * @throws IllegalArgumentException when it would become infinite or 0
   */
  static double inRange(String name, double value, double most) {
    return most > Float.MAX_VALUE ? value : narrow(name, value);
  }

  /** Checks that a kernel can be a part of another. */
  static void requirePart(Kernel kernel) {
    if (Objects.requireNonNull(kernel, "kernel") instanceof PrecomputedKernel) {
      throw new IllegalArgumentException(
          "precomputed values cannot be part of a kernel: combine the matrices");
    }
  }

  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
    }
  }
}
