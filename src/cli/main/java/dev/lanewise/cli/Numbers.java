package dev.lanewise.cli;

import dev.lanewise.data.NumberText;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Numbers on the command line: decimal digits and a point, whatever the locale. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  private static final int GENERAL_DIGITS = 6;

  private Numbers() {}

  /** Makes all options of all subcommands speak this grammar. */
  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(double.class, Numbers::parseDouble)
        .registerConverter(Double.class, Numbers::parseDouble)
        .registerConverter(int.class, Numbers::parseInt)
        .registerConverter(Integer.class, Numbers::parseInt)
        .registerConverter(long.class, Numbers::parseLong)
        .registerConverter(Long.class, Numbers::parseLong);
  }

  /**
   * @throws TypeConversionException when the text is no finite decimal number
   */
  public static double parseDouble(String text) {
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new TypeConversionException("expected a number such as 0.5, found '" + text + "'");
    }
    return value;
  }

  /**
   * @throws TypeConversionException when the text is no integer of 32 bits
   */
  public static int parseInt(String text) {
    long value = parseLong(text);
    if (value != (int) value) {
      throw new TypeConversionException("'" + text + "' is out of the range of an integer");
    }
    return (int) value;
  }

  /**
   * @throws TypeConversionException when the text is no integer of 64 bits
   */
  static long parseLong(String text) {
    if (!INTEGER.matcher(text).matches()) {
      throw new TypeConversionException("expected an integer, found '" + text + "'");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw new TypeConversionException("'" + text + "' is out of the range of an integer");
    }
  }

  /** Six significant digits, laid out like C's {@code %g}. */
  public static String general(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    return NumberText.general(value, GENERAL_DIGITS);
  }
}
