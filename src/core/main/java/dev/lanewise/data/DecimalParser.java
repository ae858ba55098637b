package dev.lanewise.data;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes, by a grammar of our own:
 *
 * <pre>
 *   number := sign? ( digit+ ( '.' digit* )? | '.' digit+ ) ( ('e'|'E') sign? digit+ )?
 *   sign   := '+' | '-'
 * </pre>
 *
 * No hexadecimal, no {@code nan} or {@code inf}, no type suffix, no comma, ASCII digits only.
 *
 * <p>Every result is the correctly rounded one. Most numbers need no general conversion: with an
 * integer below 2<sup>53</sup> and a power of ten up to 10<sup>22</sup> both factors are exact in
 * double, so a single multiplication or division rounds once (Clinger, "How to read floating point
 * numbers accurately", 1990).
 *
 * <p>An object holds the last number scanned; it belongs to one reader and one thread.
 */
final class DecimalParser {
  /** Exact powers of ten: 5<sup>22</sup> is the last below 2<sup>53</sup>. */
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** A further digit is taken up only below this value, so the integer has at most 18 digits. */
  private static final long ROOM = 100_000_000_000_000_000L;

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  /** Past this an explicit exponent decides alone; it stays far from int overflow. */
  private static final int EXPONENT_CAP = 1_000_000;

  private byte[] text;
  private int start;
  private int end;
  private boolean negative;
  private long digits;
  private int exponent;
  private boolean dropped;

  /**
   * Scans the number that begins at {@code from}. The byte after the text must be readable and must
   * not continue a number.
   *
   * @return the offset just past the number, or -1 when no number begins here
   */
  int scan(byte[] bytes, int from) {
    int p = from;
    negative = bytes[p] == '-';
    if (negative || bytes[p] == '+') {
      p++;
    }
    long integer = 0;
    int scale = 0;
    boolean lost = false;
    int first = p;
    for (int d; (d = bytes[p] - '0') >= 0 && d <= 9; p++) {
      if (integer < ROOM) {
        integer = integer * 10 + d;
      } else {
        scale++;
        lost |= d != 0;
      }
    }
    int count = p - first;
    if (bytes[p] == '.') {
      int point = p++;
      for (int d; (d = bytes[p] - '0') >= 0 && d <= 9; p++) {
        if (integer < ROOM) {
          integer = integer * 10 + d;
          scale--;
        } else {
          lost |= d != 0;
        }
      }
      count += p - point - 1;
    }
    if (count == 0) {
      return -1;
    }
    if (bytes[p] == 'e' || bytes[p] == 'E') {
      boolean minus = bytes[++p] == '-';
      if (minus || bytes[p] == '+') {
        p++;
      }
      int value = 0;
      first = p;
      for (int d; (d = bytes[p] - '0') >= 0 && d <= 9; p++) {
        value = Math.min(value * 10 + d, EXPONENT_CAP);
      }
      if (p == first) {
        return -1;
      }
      scale += minus ? -value : value;
    }
    text = bytes;
    start = from;
    end = p;
    digits = integer;
    exponent = scale;
    dropped = lost;
    return p;
  }

  /** The number scanned last, correctly rounded; infinite when it overflows. */
  double toDouble() {
    if (digits <= EXACT_IN_DOUBLE && !dropped && Math.abs(exponent) < TEN.length) {
      double value = scaled();
      return negative ? -value : value;
    }
    return Double.parseDouble(token());
  }

  /**
   * The number scanned last, rounded once to float; infinite when it overflows. Rounding through
   * double would round twice, so the double result is widened to an interval that must hold the
   * number: when both ends round to the same float, so does the number.
   */
  float toFloat() {
    if (Math.abs(exponent) < TEN.length) {
      // At most three roundings of 2^-53 and the digits past the 18th, together below 2^-51.
      double value = scaled();
      float low = (float) (value * (1 - 0x1p-50));
      float high = (float) (value * (1 + 0x1p-50));
      if (low == high) {
        return negative ? -low : low;
      }
    }
    return Float.parseFloat(token());
  }

  private double scaled() {
    return exponent < 0 ? digits / TEN[-exponent] : digits * TEN[exponent];
  }

  private String token() {
    return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
