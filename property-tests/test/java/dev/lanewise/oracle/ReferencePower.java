package dev.lanewise.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Real powers in double-double, relative error about 2^-88.
 *
 * <p>x = 2^k m with m between sqrt(1/2) and sqrt(2); ln m = 2 atanh((m - 1) / (m + 1)) by 24 terms
 * of its series (the next is below 2^-120); then exp(p ln x) by {@link ReferenceExp}, the low part
 * of its argument by three terms.
 */
public final class ReferencePower {
  private static final BigDecimal LN2 =
      new BigDecimal(
          "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156");
  private static final DoubleDouble[] LN2_PARTS = parts(LN2);
  private static final int TERMS = 24;
  private static final DoubleDouble[] INVERSE_ODD = inverseOdd();

  /** Beyond it either way every power overflows or vanishes. */
  private static final double FARTHEST = 1000;

  private ReferencePower() {}

  /** The first part has 24 bits, so that its multiples by exponents are doubles. */
  private static DoubleDouble[] parts(BigDecimal v) {
    double top = (float) v.doubleValue();
    BigDecimal rest = v.subtract(new BigDecimal(top));
    double hi = rest.doubleValue();
    double lo = rest.subtract(new BigDecimal(hi)).round(MathContext.DECIMAL128).doubleValue();
    return new DoubleDouble[] {DoubleDouble.of(top), new DoubleDouble(hi, lo)};
  }

  private static DoubleDouble[] inverseOdd() {
    DoubleDouble[] inverse = new DoubleDouble[TERMS];
    for (int i = 0; i < TERMS; i++) {
      inverse[i] = DoubleDouble.ONE.dividedBy(DoubleDouble.of(2 * i + 1));
    }
    return inverse;
  }

  /** ln x for finite x above 0, relative error about 2^-99. */
  public static DoubleDouble log(double x) {
    int k = Math.getExponent(x);
    if (k < Double.MIN_EXPONENT) {
      k = Math.getExponent(x * 0x1p60) - 60;
    }
    double m = Math.scalb(Math.scalb(x, -k / 2), -k - -k / 2);
    if (m > Math.sqrt(2)) {
      m /= 2;
      k++;
    }
    DoubleDouble s = DoubleDouble.of(m - 1).dividedBy(DoubleDouble.sum(m, 1));
    DoubleDouble z = s.times(s);
    DoubleDouble series = INVERSE_ODD[TERMS - 1];
    for (int i = TERMS - 2; i >= 0; i--) {
      series = series.times(z).plus(INVERSE_ODD[i]);
    }
    return LN2_PARTS[0].times(k).plus(LN2_PARTS[1].times(k)).plus(series.times(s).scale(1));
  }

  /** x^p for finite x above 0 and |p| below 2^200, far overflow and underflow cut short. */
  public static ReferenceExp.Scaled power(double x, double p) {
    DoubleDouble t = log(x).times(p);
    if (Math.abs(t.hi()) > FARTHEST) {
      return ReferenceExp.exp(Math.copySign(FARTHEST, t.hi()));
    }
    ReferenceExp.Scaled e = ReferenceExp.exp(t.hi());
    double lo = t.lo();
    DoubleDouble factor = DoubleDouble.of(lo * lo / 2).plus(lo).plus(1.0);
    return new ReferenceExp.Scaled(e.significand().times(factor), e.exponent());
  }
}
