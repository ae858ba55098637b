package dev.lanewise.generator;

import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;

/** Families of values that stress different parts of an algorithm. All are finite. */
public enum Values {
  /** Uniform in [-1, 1). */
  UNIFORM,
  /** About standard normal. */
  NORMAL,
  /** Any sign and mantissa, exponents -10 to 10. */
  SPREAD,
  /** Any sign and mantissa, exponents so wide that neighbours share no bit; squares stay finite. */
  WIDE,
  /** Integers of at most 10 bits, so that short sums are exact. */
  INTEGERS,
  /** Zeros of both signs, and ones. */
  ZEROS,
  /** Small multiples of the smallest value: products underflow to nothing. */
  SUBNORMAL,
  /** Around the root of the smallest value: products are subnormal. */
  UNDERFLOWING;

  private static final Values[] ALL = values();

  /** One value of this family. */
  public double draw(Format format, SplittableRandom random) {
    double v =
        switch (this) {
          case UNIFORM -> 2 * random.nextDouble() - 1;
          case NORMAL -> bell(random);
          case SPREAD -> power(random, -10, 10);
          case WIDE -> power(random, -format.wideExponent(), format.wideExponent());
          case INTEGERS -> random.nextInt(-1023, 1024);
          case ZEROS -> new double[] {0.0, -0.0, 1.0, -1.0}[random.nextInt(4)];
          case SUBNORMAL -> random.nextInt(-9, 10) * format.eta();
          case UNDERFLOWING ->
              power(random, format.minExponent / 2 - 8, format.minExponent / 2 + 16);
        };
    return format.round(v);
  }

  /**
   * The sum of twelve uniform values less six: mean 0, deviation 1, at most 6 away, and the same
   * bits on every platform, which library logarithms do not promise.
   */
  public static double bell(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static double power(SplittableRandom random, int from, int to) {
    double mantissa = 1 + random.nextDouble();
    double sign = random.nextBoolean() ? 1 : -1;
    return Math.scalb(sign * mantissa, random.nextInt(from, to + 1));
  }

  /** n values, of one family or of all of them mixed. */
  public static double[] draw(Format format, SplittableRandom random, int n) {
    Values family = ALL[random.nextInt(ALL.length)];
    boolean mixed = random.nextInt(4) == 0;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (mixed ? ALL[random.nextInt(ALL.length)] : family).draw(format, random);
    }
    return x;
  }

  /** n values of this family. */
  public double[] draw(int n, Format format, SplittableRandom random) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = draw(format, random);
    }
    return x;
  }

  /** The content behind an offset and before a canary: foreign values around those that count. */
  public static double[] framed(double[] content, int before, int after, double foreign) {
    double[] framed = new double[before + content.length + after];
    java.util.Arrays.fill(framed, foreign);
    System.arraycopy(content, 0, framed, before, content.length);
    return framed;
  }
}
