package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.oracle.Format;
import java.util.function.Supplier;

/** Assertions that print what is needed to see the fault: both values, their bits, the bound. */
final class Check {
  private Check() {}

  /** The same bits; every NaN counts as the same. */
  static void same(double expected, double actual, Supplier<String> where) {
    if (!Format.sameBits(expected, actual)) {
      fail(
          where.get()
              + ": expected "
              + Double.toHexString(expected)
              + " ("
              + expected
              + "), got "
              + Double.toHexString(actual)
              + " ("
              + actual
              + ")");
    }
  }

  /** The same bits in every element. */
  static void same(double[] expected, double[] actual, Supplier<String> where) {
    if (expected.length != actual.length) {
      fail(where.get() + ": expected " + expected.length + " elements, got " + actual.length);
    }
    for (int i = 0; i < expected.length; i++) {
      int at = i;
      same(expected[i], actual[i], () -> where.get() + ", element " + at);
    }
  }

  /** At most; false for NaN on either side. */
  static void within(double error, double bound, Supplier<String> where) {
    if (!(error <= bound)) {
      fail(where.get() + ": error " + error + " exceeds the bound " + bound);
    }
  }

  static void that(boolean condition, Supplier<String> what) {
    if (!condition) {
      fail(what.get());
    }
  }
}
