package dev.lanewise.bench;

/**
 * exp and tanh in double-double arithmetic, relative error about 2^-96: the yardstick for double
 * results. An instance holds the last result, the unevaluated sum {@code (hi + lo) * 2^exponent}.
 *
 * <p>x = k ln 2 + r with ln 2 in three doubles; exp(r/256) - 1 by its Taylor series, then eight
 * times p = 2p + p^2, which squares 1 + p.
 */
final class ExpReference {
  private static final double LN2_1 = 0x1.62e42fefp-1; // 33 bits: k LN2_1 is exact
  private static final double LN2_2 = 0x1.473de6af278edp-34;
  private static final double LN2_3 = -0x1.9ff0342542fc3p-90;
  private static final int TERMS = 11;
  private static final int SQUARINGS = 8;
  private static final double[] INVERSE_FACTORIAL_HI = new double[TERMS + 1];
  private static final double[] INVERSE_FACTORIAL_LO = new double[TERMS + 1];

  static {
    double factorial = 1.0; // exact up to 18!
    for (int i = 1; i <= TERMS; i++) {
      factorial *= i;
      double inverse = 1.0 / factorial;
      INVERSE_FACTORIAL_HI[i] = inverse;
      INVERSE_FACTORIAL_LO[i] = Math.fma(-inverse, factorial, 1.0) / factorial;
    }
  }

  double hi;
  double lo;
  int exponent;

  /** Sets the result to exp(x), for |x| up to 1000. */
  ExpReference exp(double x) {
    reducedExpMinusOne(x);
    add(1.0);
    return this;
  }

  /** Sets the result to tanh(x), for finite x. */
  ExpReference tanh(double x) {
    if (Math.abs(x) < 0x1p-60) {
      set(x, 0.0); // the next term, x^3 / 3, is below 2^-120
      exponent = 0;
      return this;
    }
    reducedExpMinusOne(2.0 * Math.min(Math.abs(x), 40.0));
    if (exponent != 0) { // exp(2x) - 1 = 2^k (1 + p) - 1
      add(1.0);
      set(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
      add(-1.0);
      exponent = 0;
    }
    double numeratorHi = hi;
    double numeratorLo = lo;
    add(2.0);
    double denominatorHi = hi;
    double denominatorLo = lo;
    double q = numeratorHi / denominatorHi;
    double rest = Math.fma(-q, denominatorHi, numeratorHi) + (numeratorLo - q * denominatorLo);
    set(Math.copySign(1.0, x) * q, Math.copySign(1.0, x) * (rest / denominatorHi));
    return this;
  }

  /**
   * How far y is from the result, in units of the last place of the result. A result that rounds to
   * Infinity admits nothing else.
   */
  double errorInUlps(double y) {
    if (Double.isInfinite(Math.scalb(hi, exponent))) {
      return y == Double.POSITIVE_INFINITY ? 0.0 : Double.POSITIVE_INFINITY;
    }
    double ulp = Math.max(Math.ulp(hi), Math.scalb(Double.MIN_VALUE, -exponent));
    double scaled =
        Double.isInfinite(y) ? Math.scalb(1.0, 1024 - exponent) : Math.scalb(y, -exponent);
    return Math.abs((scaled - hi) - lo) / ulp;
  }

  /** exp(r) - 1 into hi + lo, k into exponent. */
  private void reducedExpMinusOne(double x) {
    double k = Math.rint(x * 1.4426950408889634);
    exponent = (int) k;
    double head = Math.fma(-k, LN2_1, x);
    double middle = -k * LN2_2;
    double middleLost = Math.fma(-k, LN2_2, -middle);
    twoSum(head, middle);
    set(hi, lo + (middleLost - k * LN2_3));
    double tHi = Math.scalb(hi, -SQUARINGS);
    double tLo = Math.scalb(lo, -SQUARINGS);
    set(INVERSE_FACTORIAL_HI[TERMS], INVERSE_FACTORIAL_LO[TERMS]);
    for (int i = TERMS - 1; i >= 1; i--) {
      multiply(tHi, tLo);
      addExact(INVERSE_FACTORIAL_HI[i], INVERSE_FACTORIAL_LO[i]);
    }
    multiply(tHi, tLo);
    for (int i = 0; i < SQUARINGS; i++) {
      double pHi = hi;
      double pLo = lo;
      multiply(pHi, pLo);
      addExact(2.0 * pHi, 2.0 * pLo);
    }
  }

  private void multiply(double bHi, double bLo) {
    double product = hi * bHi;
    double lost = Math.fma(hi, bHi, -product) + Math.fma(hi, bLo, lo * bHi);
    set(product, lost);
  }

  private void add(double b) {
    addExact(b, 0.0);
  }

  private void addExact(double bHi, double bLo) {
    double low = lo;
    twoSum(hi, bHi);
    set(hi, lo + (low + bLo));
  }

  private void twoSum(double a, double b) {
    double sum = a + b;
    double bPart = sum - a;
    lo = (a - (sum - bPart)) + (b - bPart);
    hi = sum;
  }

  /** a + b, |a| at least |b|, with hi the rounded sum. */
  private void set(double a, double b) {
    hi = a + b;
    lo = b - (hi - a);
  }
}
