package dev.lanewise.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers as text that every reader of the LIBSVM formats understands: decimal point, no grouping,
 * no locale. Zero keeps its sign.
 */
public final class NumberText {
  private NumberText() {}

  /**
   * The decimal number that a text is, correctly rounded; NaN when it is none, infinite when it
   * overflows. Digits, sign, decimal point and exponent alone: no blanks, no {@code nan} or {@code
   * inf}, no hexadecimal, no decimal comma.
   */
  public static double parseDouble(String text) {
    DecimalParser parser = new DecimalParser();
    return scans(parser, text) ? parser.toDouble() : Double.NaN;
  }

  /** The same, rounded to float once. */
  public static float parseFloat(String text) {
    DecimalParser parser = new DecimalParser();
    return scans(parser, text) ? parser.toFloat() : Float.NaN;
  }

  private static boolean scans(DecimalParser parser, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + 1);
    return parser.scan(bytes, 0) == text.length();
  }

  /** Appends the shortest text that reads back as the same double, of any finite double. */
  public static void shortest(StringBuilder out, double value) {
    append(out, value);
  }

  /** Appends the shortest text that reads back as the same double. */
  static void append(StringBuilder out, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      appendInteger(out, (long) value, value == 0 && 1 / value < 0);
    } else {
      out.append(value);
    }
  }

  /** Appends the shortest text that reads back as the same float. */
  static void append(StringBuilder out, float value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7f) {
      appendInteger(out, (long) value, value == 0 && 1 / value < 0);
    } else {
      out.append(value);
    }
  }

  /**
   * The same for a feature: laid out as a float is, so a float that was written and read as a
   * double is written as before.
   */
  static void appendFeature(StringBuilder out, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      appendInteger(out, (long) value, value == 0 && 1 / value < 0);
    } else {
      out.append(value);
    }
  }

  /**
   * The double nearest to the shortest text of a float: what reading that text as a double gives.
   */
  static double shortestOf(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7f
        ? value
        : Double.parseDouble(Float.toString(value));
  }

  /** Whether a value may be left out of a sparse row: +0.0 may, -0.0 would lose its sign. */
  static boolean isOmittable(float value) {
    return Float.floatToRawIntBits(value) == 0;
  }

  /** The same of a double. */
  static boolean isOmittable(double value) {
    return Double.doubleToRawLongBits(value) == 0;
  }

  /** A finite value with so many significant digits, laid out like C's {@code %.<digits>g}. */
  public static String general(double value, int digits) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return rounded.toPlainString();
    }
    String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString();
    int size = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }

  private static void appendInteger(StringBuilder out, long value, boolean negativeZero) {
    if (negativeZero) {
      out.append('-');
    }
    out.append(value);
  }
}
