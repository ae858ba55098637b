package dev.lanewise.property;

import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ReferencePower;
import dev.lanewise.oracle.UlpError;
import java.util.SplittableRandom;

/**
 * Errors of real powers at random points where they are hard: bases near 1, of all exponents, and
 * around sqrt(2) times a power of two, where the reduction changes k; exponents for results of all
 * sizes, near both ends of the range, halfway between powers of two, and small whole and half ones.
 *
 * <p>As a program, {@code RealPowerErrors POINTS SEED} prints the largest: the figures in
 * docs/numerics.md.
 */
final class RealPowerErrors {
  private final Format f;
  private final SplittableRandom random;
  private double worst;
  private String worstAt = "";
  private double worstSubnormal;

  RealPowerErrors(Format f, long seed) {
    this.f = f;
    this.random = new SplittableRandom(seed);
  }

  /** Prints the largest error of either format, in ulps, and where the result is subnormal. */
  public static void main(String[] args) {
    for (Format f : Format.values()) {
      RealPowerErrors errors = new RealPowerErrors(f, Long.parseLong(args[1]));
      errors.look(Integer.parseInt(args[0]));
      System.out.printf(
          "%s: %.4f at %s, subnormal %.4f%n",
          f, errors.worst, errors.worstAt, errors.worstSubnormal);
    }
  }

  /** The largest error where the result is normal. */
  double worst() {
    return worst;
  }

  /** The largest error where the result is subnormal, in units of the smallest number. */
  double worstSubnormal() {
    return worstSubnormal;
  }

  /** Base and exponent of the largest error. */
  String worstAt() {
    return worstAt;
  }

  void look(int points) {
    for (int i = 0; i < points; i++) {
      double x = base();
      double p = exponent(x);
      while (x == 1 || p == 0 || Double.isInfinite(p) || f == Format.FLOAT && Math.abs(p) > f.max) {
        x = base();
        p = exponent(x);
      }
      look(x, p);
    }
  }

  private void look(double x, double p) {
    double y = Elementwise.realPower(f, x, p);
    double error = UlpError.of(f, y, ReferencePower.power(x, p));
    if (y < f.minNormal()) {
      worstSubnormal = error <= worstSubnormal ? worstSubnormal : error;
    } else if (!(error <= worst)) {
      worst = error;
      worstAt = Double.toHexString(x) + "^" + Double.toHexString(p);
    }
  }

  /** A finite number above 0. */
  private double base() {
    double spread = 1 + random.nextDouble();
    double near = Math.scalb(spread, -random.nextInt(1, f.precision));
    return switch (random.nextInt(5)) {
      case 0 -> f.round(Math.scalb(spread, random.nextInt(f.minExponent, highest() - 1)));
      case 1 -> f.round(1 + near);
      case 2 -> f.round(1 - near / 2);
      case 3 -> f.round(spread * Math.sqrt(0.5));
      default -> {
        double x = f.round(Math.scalb(Math.sqrt(2), random.nextInt(-60, 60)));
        for (int steps = random.nextInt(-9, 10); steps != 0; steps -= Integer.signum(steps)) {
          x = steps < 0 ? f.nextDown(x) : f.nextUp(x);
        }
        yield x;
      }
    };
  }

  /** Such that x^p is about 2^t for a t drawn, or a small multiple of 1/2. */
  private double exponent(double x) {
    double lowest = f.minExponent;
    double t =
        switch (random.nextInt(5)) {
          case 0 -> random.nextDouble(lowest - 2, highest() + 2);
          case 1 -> random.nextDouble(lowest - 2, lowest + f.precision);
          case 2 -> random.nextDouble(highest() - 2, highest() + 1);
          case 3 -> random.nextDouble(-1, 1);
          default ->
              random.nextInt((int) lowest, highest()) + 0.5 + 1e-3 * random.nextDouble(-1, 1);
        };
    double p =
        random.nextInt(8) == 0 ? 0.5 * random.nextInt(-40, 41) : t * Math.log(2) / Math.log(x);
    return f.round(p);
  }

  private int highest() {
    return Math.getExponent(f.max) + 1;
  }
}
