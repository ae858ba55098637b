package dev.lanewise.bench;

/**
 * exp and tanh in double-double arithmetic: the yardstick for double results. An instance holds the
 * last result, the unevaluated sum {@code (hi + lo) * 2^exponent}.
 *
 * <p>Two ways to each. The careful one, relative error about 2^-96: x = k ln 2 + r with ln 2 in
 * three doubles; exp(r/256) - 1 by its Taylor series, then eight times p = 2p + p^2, which squares
 * 1 + p. The quick one, relative error below 2^-64, for sweeps over more points than the careful
 * one could visit: r = j/64 + t, exp(j/64) from a table that the careful one filled, exp(t) - 1 in
 * doubles but for its first two terms.
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

  /** Steps of the table in 1, and its largest index: 23/64 is above ln 2 / 2. */
  private static final int STEPS = 64;

  private static final int REACH = 23;
  private static final double[] TABLE_HI = new double[2 * REACH + 1];
  private static final double[] TABLE_LO = new double[2 * REACH + 1];

  static {
    ExpReference careful = new ExpReference();
    for (int j = -REACH; j <= REACH; j++) {
      careful.exp((double) j / STEPS);
      TABLE_HI[j + REACH] = Math.scalb(careful.hi, careful.exponent);
      TABLE_LO[j + REACH] = Math.scalb(careful.lo, careful.exponent);
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
    if (isItsTanh(x)) {
      return this;
    }
    reducedExpMinusOne(2.0 * Math.min(Math.abs(x), 40.0));
    if (exponent != 0) { // exp(2x) - 1 = 2^k (1 + p) - 1
      add(1.0);
      lessOne();
    }
    return quotient(x);
  }

  /** {@link #exp} the quick way. */
  ExpReference quickExp(double x) {
    int j = reduceToStep(x);
    smallExpMinusOne();
    timesStep(j);
    return this;
  }

  /** {@link #tanh} the quick way. */
  ExpReference quickTanh(double x) {
    if (isItsTanh(x)) {
      return this;
    }
    int j = reduceToStep(2.0 * Math.min(Math.abs(x), 40.0));
    smallExpMinusOne();
    if (exponent != 0 || j != 0) {
      timesStep(j);
      lessOne();
    }
    return quotient(x);
  }

  /** Sets the result to x where the next term of tanh, x^3 / 3, is below 2^-120 of it. */
  private boolean isItsTanh(double x) {
    set(x, 0.0);
    exponent = 0;
    return Math.abs(x) < 0x1p-60;
  }

  private void lessOne() {
    double scale = powerOfTwo(exponent);
    set(scale * hi, scale * lo);
    add(-1.0);
    exponent = 0;
  }

  /** E / (E + 2) with the sign of x, for E = exp(2 |x|) - 1 in hi + lo. */
  private ExpReference quotient(double x) {
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

  /** x = exponent ln 2 + j/64 + t: t into hi + lo, returns j. */
  private int reduceToStep(double x) {
    reduce(x);
    double j = Math.rint(hi * STEPS);
    set(hi - j / STEPS, lo); // exact: both are multiples of the last place of hi
    return (int) j;
  }

  /** t to exp(t) - 1, for |t| up to 1/128. The terms from t^3 on are below 2^-16 of the first. */
  private void smallExpMinusOne() {
    double t = hi;
    double square = t * t;
    double squareLost = Math.fma(t, t, -square);
    double tail = 1.0 / 40320 + t * (1.0 / 362880);
    tail = 1.0 / 720 + t * (1.0 / 5040 + t * tail);
    tail = 1.0 / 6 + t * (1.0 / 24 + t * (1.0 / 120 + t * tail));
    double half = 0.5 * square;
    double sum = t + half;
    set(sum, half - (sum - t) + (lo + t * lo + 0.5 * squareLost + t * square * tail));
  }

  /** p to exp(j/64) (1 + p). */
  private void timesStep(int j) {
    double stepHi = TABLE_HI[j + REACH];
    double stepLo = TABLE_LO[j + REACH];
    double product = stepHi * hi;
    double lost = Math.fma(stepHi, hi, -product) + Math.fma(stepHi, lo, stepLo * hi);
    double sum = stepHi + product;
    set(sum, product - (sum - stepHi) + (stepLo + lost));
  }

  /** 2^k, for k from -1022 to 1023. */
  private static double powerOfTwo(int k) {
    return Double.longBitsToDouble((k + 1023L) << 52);
  }

  /**
   * How far y is from the result, in units of the last place of the result. A result that rounds to
   * Infinity admits nothing else.
   */
  double errorInUlps(double y) {
    if (Double.isInfinite(Math.scalb(hi, exponent))) {
      return y == Double.POSITIVE_INFINITY ? 0.0 : Double.POSITIVE_INFINITY;
    }
    double ulp = Math.max(lastPlace(), Math.scalb(Double.MIN_VALUE, -exponent));
    double scaled =
        Double.isInfinite(y) ? Math.scalb(1.0, 1024 - exponent) : Math.scalb(y, -exponent);
    return Math.abs((scaled - hi) - lo) / ulp;
  }

  /** The same for finite y and results far from both ends of the range. */
  double quickErrorInUlps(double y) {
    return Math.abs((powerOfTwo(-exponent) * y - hi) - lo) / lastPlace();
  }

  /** Unit in the last place of hi + lo, which may lie just below a power of two that hi is. */
  private double lastPlace() {
    boolean below = hi * lo < 0.0 && Double.doubleToRawLongBits(hi) << 12 == 0L;
    return below ? 0.5 * Math.ulp(hi) : Math.ulp(hi);
  }

  /** x = exponent ln 2 + r: r into hi + lo. */
  private void reduce(double x) {
    double k = Math.rint(x * 1.4426950408889634);
    exponent = (int) k;
    double head = Math.fma(-k, LN2_1, x);
    double middle = -k * LN2_2;
    double middleLost = Math.fma(-k, LN2_2, -middle);
    twoSum(head, middle);
    set(hi, lo + (middleLost - k * LN2_3));
  }

  /** exp(r) - 1 into hi + lo, k into exponent. */
  private void reducedExpMinusOne(double x) {
    reduce(x);
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
