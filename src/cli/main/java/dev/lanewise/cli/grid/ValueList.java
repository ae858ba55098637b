package dev.lanewise.cli.grid;

import dev.lanewise.cli.Numbers;
import dev.lanewise.kernel.Gamma;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/**
 * Values that an option lists, such as {@code 0.1,1,10}, or spans by powers of two, such as {@code
 * -5,15,2}. Every complaint is an IllegalArgumentException that names the option and the entry.
 */
public final class ValueList {
  private static final int MOST = 1000;

  private ValueList() {}

  /** Numbers above 0, or also 0. */
  public static double[] positive(String option, String text, boolean orZero) {
    return doubles(
        option,
        text,
        entry -> {
          double value = Numbers.parseDouble(entry);
          if (!(value > 0 || orZero && value == 0)) {
            throw new TypeConversionException(
                "expected numbers " + (orZero ? "of at least 0" : "above 0"));
          }
          return value;
        });
  }

  /** Any numbers that floats can hold, as kernels of floats need them. */
  public static double[] numbers(String option, String text) {
    return doubles(option, text, entry -> narrow(Numbers.parseDouble(entry)));
  }

  /**
   * @throws TypeConversionException when floats cannot hold the value, but as infinity or 0
   */
  private static double narrow(double value) {
    float narrow = (float) value;
    if (Float.isInfinite(narrow) || narrow == 0 && value != 0) {
      throw new TypeConversionException("expected a number that floats can hold");
    }
    return value;
  }

  /** Whole numbers of at least 0. */
  public static int[] degrees(String option, String text) {
    List<Integer> all =
        entries(
            option,
            text,
            entry -> {
              int value = Numbers.parseInt(entry);
              if (value < 0) {
                throw new TypeConversionException("expected whole numbers of at least 0");
              }
              return value;
            });
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Numbers above 0 that floats can hold, and names of rules; 0 means auto, as in svm-train. */
  public static List<Gamma> gammas(String option, String text) {
    return entries(
        option,
        text,
        entry ->
            switch (entry) {
              case "auto", "0" -> Gamma.auto();
              case "scale" -> Gamma.scale();
              default -> Gamma.of(narrow(positive(option, entry, false)[0]));
            });
  }

  private static double[] doubles(String option, String text, Function<String, Double> parser) {
    return entries(option, text, parser).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static <T> List<T> entries(String option, String text, Function<String, T> parser) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(option + " lists no values");
    }
    List<T> all = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (String part : text.split(",", -1)) {
      String entry = part.strip();
      T value;
      try {
        value = parser.apply(entry);
      } catch (TypeConversionException refused) {
        String why = refused.getMessage();
        throw new IllegalArgumentException(
            option + ": entry '" + entry + "' of '" + text + "': " + why, refused);
      }
      if (!seen.add(value)) {
        throw new IllegalArgumentException(option + ": '" + entry + "' is listed twice");
      }
      all.add(value);
    }
    return all;
  }

  /**
   * Powers of two whose exponents go from the first number to the second one in steps of the third,
   * both ends included, as in LIBSVM's grid.py.
   */
  public static double[] powersOfTwo(String option, String text) {
    double[] range = range(option, text);
    double steps = (range[1] - range[0]) / range[2];
    if (range[2] == 0 || !(steps >= 0)) {
      throw new IllegalArgumentException(
          option + " is '" + text + "', an empty range: the step does not lead to the end");
    }
    if (steps >= MOST) {
      throw new IllegalArgumentException(
          option + " is '" + text + "', a range of more than " + MOST + " values");
    }
    double[] values = new double[(int) Math.floor(steps + 1e-9) + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = power(option, range[0] + i * range[2]);
    }
    return values;
  }

  /** Begin, end and step of a range. */
  static double[] range(String option, String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          option + " is '" + text + "', expected <begin>,<end>,<step> such as -5,15,2");
    }
    double[] range = new double[3];
    for (int i = 0; i < range.length; i++) {
      try {
        range[i] = Numbers.parseDouble(parts[i].strip());
      } catch (TypeConversionException refused) {
        throw new IllegalArgumentException(
            option + ": entry '" + parts[i].strip() + "': " + refused.getMessage(), refused);
      }
    }
    return range;
  }

  private static double power(String option, double exponent) {
    double value = StrictMath.pow(2, exponent);
    if (!(value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          option + " reaches 2^" + Numbers.general(exponent) + ", expected -126 to 127");
    }
    return value;
  }
}
