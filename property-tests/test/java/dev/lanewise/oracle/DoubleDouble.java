package dev.lanewise.oracle;

/**
 * An unevaluated sum hi + lo of two doubles with |lo| at most half an ulp of hi: about 106 bits.
 *
 * <p>The operations are the accurate ones of Joldes, Muller and Popescu, "Tight and rigorous error
 * bounds for basic building blocks of double-word arithmetic" (2017); each has a relative error of
 * at most 10 * 2^-106, barring underflow and overflow.
 *
 * @param hi the double nearest to the value
 * @param lo what is left
 */
public record DoubleDouble(double hi, double lo) {
  /** 0. */
  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

  /** 1. */
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** v without error. */
  public static DoubleDouble of(double v) {
    return new DoubleDouble(v, 0);
  }

  /** a + b without error (Knuth's TwoSum). */
  public static DoubleDouble sum(double a, double b) {
    double s = a + b;
    double bRounded = s - a;
    return new DoubleDouble(s, (a - (s - bRounded)) + (b - bRounded));
  }

  /** a * b without error, barring underflow (TwoProd by fused multiply-add). */
  public static DoubleDouble product(double a, double b) {
    double p = a * b;
    return new DoubleDouble(p, Math.fma(a, b, -p));
  }

  /** The dot product of n elements accumulated in double-double. */
  public static DoubleDouble dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
    DoubleDouble s = ZERO;
    for (int i = 0; i < n; i++) {
      s = s.plus(product(x[xOffset + i], y[yOffset + i]));
    }
    return s;
  }

  /** a + b for |a| at least |b|. */
  private static DoubleDouble quickSum(double a, double b) {
    double s = a + b;
    return new DoubleDouble(s, b - (s - a));
  }

  public DoubleDouble plus(DoubleDouble other) {
    DoubleDouble s = sum(hi, other.hi);
    DoubleDouble t = sum(lo, other.lo);
    DoubleDouble v = quickSum(s.hi, s.lo + t.hi);
    return quickSum(v.hi, t.lo + v.lo);
  }

  public DoubleDouble plus(double other) {
    return plus(of(other));
  }

  public DoubleDouble minus(DoubleDouble other) {
    return plus(other.negate());
  }

  public DoubleDouble minus(double other) {
    return plus(of(-other));
  }

  public DoubleDouble times(DoubleDouble other) {
    DoubleDouble c = product(hi, other.hi);
    double cross = Math.fma(lo, other.hi, Math.fma(hi, other.lo, lo * other.lo));
    return quickSum(c.hi, c.lo + cross);
  }

  public DoubleDouble times(double other) {
    return times(of(other));
  }

  /** Long division with three quotient digits of 53 bits. */
  public DoubleDouble dividedBy(DoubleDouble other) {
    double q1 = hi / other.hi;
    DoubleDouble r = minus(other.times(q1));
    double q2 = r.hi / other.hi;
    r = r.minus(other.times(q2));
    double q3 = r.hi / other.hi;
    return quickSum(q1, q2).plus(q3);
  }

  public DoubleDouble negate() {
    return new DoubleDouble(-hi, -lo);
  }

  public DoubleDouble abs() {
    return hi < 0 ? negate() : this;
  }

  /** This times 2^power, exact barring underflow and overflow. */
  public DoubleDouble scale(int power) {
    return new DoubleDouble(Math.scalb(hi, power), Math.scalb(lo, power));
  }

  /** The square root by one Newton step from the double root. */
  public DoubleDouble sqrt() {
    if (hi == 0) {
      return ZERO;
    }
    double root = Math.sqrt(hi);
    DoubleDouble rest = minus(product(root, root));
    return quickSum(root, rest.hi / (2 * root));
  }

  /** floor(log2 |value|), for a value that is neither zero nor subnormal. */
  int exponent() {
    int e = Math.getExponent(hi);
    boolean powerOfTwo = Math.abs(hi) == Math.scalb(1.0, e);
    // Just below a power of two hi has rounded up to it.
    return powerOfTwo && lo != 0 && (lo < 0) == (hi > 0) ? e - 1 : e;
  }

  /** The nearest double. */
  public double toDouble() {
    return hi;
  }
}
