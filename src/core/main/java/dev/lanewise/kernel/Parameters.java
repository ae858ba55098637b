package dev.lanewise.kernel;

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

  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
    }
  }
}
