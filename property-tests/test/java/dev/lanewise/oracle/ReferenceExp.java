package dev.lanewise.oracle;

import java.math.BigDecimal;

/**
 * exp and tanh in double-double, relative error about 2^-96.
 *
 * <p>x = k ln 2 + r with |r| at most 0.35; t = r / 256; expm1(t) by nine terms of its series (the
 * tenth is below 2^-106); then eight times expm1(2t) = 2 p + p p.
 */
public final class ReferenceExp {
  private static final BigDecimal LN2 =
      new BigDecimal(
          "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156");
  private static final double LN2_1 = LN2.doubleValue();
  private static final double LN2_2 = LN2.subtract(new BigDecimal(LN2_1)).doubleValue();
  private static final double LN2_3 =
      LN2.subtract(new BigDecimal(LN2_1)).subtract(new BigDecimal(LN2_2)).doubleValue();
  private static final int TERMS = 9;
  private static final DoubleDouble[] INVERSE_FACTORIAL = inverseFactorials();

  private ReferenceExp() {}

  private static DoubleDouble[] inverseFactorials() {
    DoubleDouble[] inverse = new DoubleDouble[TERMS + 1];
    inverse[0] = DoubleDouble.ONE;
    for (int i = 1; i <= TERMS; i++) {
      inverse[i] = inverse[i - 1].dividedBy(DoubleDouble.of(i));
    }
    return inverse;
  }

  /**
   * A value significand * 2^exponent, so that results beyond the range of double keep all bits.
   *
   * @param significand between about 0.7 and 1.42 for exp
   * @param exponent the power of two it is multiplied by
   */
  public record Scaled(DoubleDouble significand, int exponent) {}

  /** exp(x) for finite |x| below 2000. */
  public static Scaled exp(double x) {
    int k = (int) Math.rint(x / LN2_1);
    return new Scaled(expm1Reduced(reduce(x, k)).plus(1.0), k);
  }

  /** tanh(x) for finite x. */
  public static DoubleDouble tanh(double x) {
    double a = Math.abs(x);
    DoubleDouble result;
    if (a < 0x1p-60) {
      result = DoubleDouble.of(a); // x - x^3/3 differs by less than 2^-121
    } else if (a > 60) {
      result = DoubleDouble.ONE; // 1 - 2 exp(-2x) differs by less than 2^-172
    } else {
      int k = (int) Math.rint(2 * a / LN2_1);
      DoubleDouble p = expm1Reduced(reduce(2 * a, k));
      DoubleDouble expm1 = k == 0 ? p : p.plus(1.0).scale(k).minus(1.0);
      result = expm1.dividedBy(expm1.plus(2.0));
    }
    return x < 0 ? result.negate() : result;
  }

  private static DoubleDouble reduce(double x, int k) {
    return DoubleDouble.of(x)
        .minus(DoubleDouble.product(k, LN2_1))
        .minus(DoubleDouble.product(k, LN2_2))
        .minus(DoubleDouble.product(k, LN2_3));
  }

  private static DoubleDouble expm1Reduced(DoubleDouble r) {
    DoubleDouble t = r.scale(-8);
    DoubleDouble p = INVERSE_FACTORIAL[TERMS];
    for (int i = TERMS - 1; i >= 1; i--) {
      p = p.times(t).plus(INVERSE_FACTORIAL[i]);
    }
    p = p.times(t);
    for (int i = 0; i < 8; i++) {
      p = p.scale(1).plus(p.times(p));
    }
    return p;
  }
}
