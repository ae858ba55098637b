package dev.lanewise.bench;

import dev.lanewise.simd.DoubleExp;
import dev.lanewise.simd.DoublePower;
import dev.lanewise.simd.DoubleTanh;
import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.FloatPower;
import dev.lanewise.simd.FloatTanh;
import dev.lanewise.simd.SimdSupport;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Measures exp, tanh and powers: the largest error in units of the last place of the exact result,
 * where it lies, the largest where the result is subnormal, steps in the wrong direction between
 * neighbours, and elements where the array form differs from the scalar one. The last two must be
 * 0.
 *
 * <pre>ElementwiseAccuracy [float|double|power|all] [points per binade, log2: 23]</pre>
 *
 * <p>Floats: all 2^32, against Math.exp and Math.tanh in double. Doubles: random points in every
 * binade and their neighbours, and runs of neighbours around the edges of the argument reduction,
 * against {@link ExpReference}: the quick form for each point, the careful one for each whose error
 * could be the largest, so that the errors printed are those of the careful one. Powers of degree 2
 * to 32: every float mantissa, and random doubles, in [1, 2); powers of two come out exactly. As
 * many threads as processors.
 */
public final class ElementwiseAccuracy {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int BLOCK = 1 << 12;
  private static final int RUN = 1000;
  private static final int LARGEST_DEGREE = 32;

  private ElementwiseAccuracy() {}

  public static void main(String[] args) throws InterruptedException {
    String what = args.length > 0 ? args[0] : "all";
    int binadeBits = args.length > 1 ? Integer.parseInt(args[1]) : 23;
    System.out.println(SimdSupport.describe());
    System.out.printf(
        "%-15s %11s %7s %-46s %10s %9s %7s%n",
        "function", "points", "ulp", "at", "subnormal", "downward", "differ");
    if (what.equals("float") || what.equals("all")) {
      report("exp float", inThreads(1 << 20, () -> new FloatCheck(false)::block));
      report("tanh float", inThreads(1 << 20, () -> new FloatCheck(true)::block));
    }
    if (what.equals("double") || what.equals("all")) {
      report("exp double", doubles(false, binadeBits));
      report("tanh double", doubles(true, binadeBits));
    }
    if (what.equals("power") || what.equals("all")) {
      for (int degree = 2; degree <= LARGEST_DEGREE; degree++) {
        int p = degree;
        report("x^" + p + " float", inThreads(1 << 11, () -> new PowerCheck(p)::floats));
        report("x^" + p + " double", inThreads(1 << 10, () -> new PowerCheck(p)::doubles));
      }
    }
  }

  /** One block of points of a sweep. */
  private interface Sweep {
    void block(long index, Tally tally);
  }

  private static Tally inThreads(long blocks, Supplier<Sweep> sweeps) throws InterruptedException {
    AtomicLong next = new AtomicLong();
    Tally total = new Tally();
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      threads[t] =
          new Thread(
              () -> {
                Sweep sweep = sweeps.get();
                Tally tally = new Tally();
                for (long b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                  sweep.block(b, tally);
                }
                total.add(tally);
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return total;
  }

  private static void report(String name, Tally tally) {
    System.out.printf(
        "%-15s %11d %7.4f %-46s %10.4f %9d %7d%n",
        name,
        tally.points,
        tally.worst,
        tally.worstAt + " " + Double.toHexString(tally.worstAt),
        tally.worstSubnormal,
        tally.downward,
        tally.differing);
  }

  /**
   * Blocks of consecutive bit patterns, one more element first for the step from the last block.
   */
  private static final class FloatCheck {
    private final boolean tanh;
    private final float[] x = new float[BLOCK + 1];
    private final float[] y = new float[BLOCK + 1];

    FloatCheck(boolean tanh) {
      this.tanh = tanh;
    }

    void block(long index, Tally tally) {
      int first = (int) (index * BLOCK);
      for (int i = 0; i <= BLOCK; i++) {
        x[i] = Float.intBitsToFloat(first + i - 1);
      }
      if (tanh) {
        FloatTanh.tanh(1.0f, -0.0f, x, 0, y, 0, x.length);
      } else {
        FloatExp.exp(1.0f, x, 0, y, 0, x.length);
      }
      for (int i = 1; i <= BLOCK; i++) {
        float single = tanh ? FloatTanh.tanh(x[i]) : FloatExp.exp(x[i]);
        tally.compare(Float.floatToIntBits(single) == Float.floatToIntBits(y[i]));
        double exact = tanh ? Math.tanh(x[i]) : Math.exp(x[i]);
        tally.error(x[i], error(y[i], exact), Math.abs(y[i]) < Float.MIN_NORMAL);
        // Along negative floats the value falls as the bit pattern grows.
        float step = x[i] < 0 ? y[i - 1] - y[i] : y[i] - y[i - 1];
        tally.step(!(step < 0) || Float.isNaN(x[i - 1]));
      }
    }

    private static double error(float y, double exact) {
      if (Double.isNaN(exact)) {
        return Float.isNaN(y) ? 0.0 : Double.POSITIVE_INFINITY;
      }
      double value = Float.isInfinite(y) ? Math.copySign(0x1p128, y) : y;
      double limited = Math.min(exact, 0x1p128);
      int exponent = Math.clamp(Math.getExponent(limited), Float.MIN_EXPONENT, Float.MAX_EXPONENT);
      return Math.abs(value - limited) / Math.scalb(1.0, exponent - 23);
    }
  }

  private static Tally doubles(boolean tanh, int binadeBits) throws InterruptedException {
    Tally total = new Tally();
    // Exponents -1074 to 1023 with both signs; 2^8 times fewer points where the result hardly
    // varies.
    total.add(
        inThreads(
            2 * 2098,
            () -> {
              DoubleCheck check = new DoubleCheck(tanh);
              return (index, tally) -> check.binade((int) index, binadeBits, tally);
            }));
    // Midway between two multiples of ln 2 (of ln 2 / 2 for tanh) k changes.
    total.add(
        inThreads(
            2 * 2150,
            () -> {
              DoubleCheck check = new DoubleCheck(tanh);
              double unit = Math.log(2.0) / (tanh ? 4.0 : 2.0);
              return (index, tally) -> check.run((index - 2150) * unit, tally);
            }));
    DoubleCheck check = new DoubleCheck(tanh);
    double[] special = {
      0.0,
      7.541752774995959e-10,
      -7.541752774995959e-10,
      0x1p-28,
      0x1p-54,
      0x1p-1022,
      1.0,
      9.0,
      19.06,
      19.0615,
      20.0,
      709.782712893384,
      -708.3964185322641,
      -745.1332191019411,
    };
    for (double point : special) {
      check.run(point, total);
    }
    return total;
  }

  private static final class DoubleCheck {
    /** More than the quick form is off, in units of the last place. */
    private static final double QUICK_SLACK = 0x1p-10;

    /** One point in so many is measured in both ways, whatever its error. */
    private static final int COMPARED = 1024;

    private final boolean tanh;
    private final double[] x = new double[2 * BLOCK];
    private final double[] y = new double[2 * BLOCK];
    private final ExpReference reference = new ExpReference();

    DoubleCheck(boolean tanh) {
      this.tanh = tanh;
    }

    /** Random points of one sign and exponent, each followed by its upper neighbour. */
    void binade(int index, int bits, Tally tally) {
      int exponent = (index >> 1) - 1074;
      double unit = Math.scalb((index & 1) == 0 ? 1.0 : -1.0, exponent);
      SplittableRandom random = new SplittableRandom(index);
      boolean varies = exponent >= -32 && exponent <= (tanh ? 4 : 9);
      long points = 1L << Math.max(0, varies ? bits : bits - 8);
      for (long done = 0; done < points; done += BLOCK) {
        int pairs = (int) Math.min(BLOCK, points - done);
        for (int i = 0; i < pairs; i++) {
          x[2 * i] = unit * (1.0 + random.nextDouble());
          x[2 * i + 1] = Math.nextUp(x[2 * i]);
        }
        check(2 * pairs, 2, tally);
      }
    }

    /** Consecutive doubles around the point. */
    void run(double point, Tally tally) {
      long center = Double.doubleToRawLongBits(point);
      for (int i = 0; i <= 2 * RUN; i++) {
        long ulps = point < 0 ? RUN - i : i - RUN;
        x[i] = point == 0 ? ulps * Double.MIN_VALUE : Double.longBitsToDouble(center + ulps);
      }
      check(2 * RUN + 1, 1, tally);
    }

    /** Elements in ascending order within groups of the given size, or all when it is 1. */
    private void check(int n, int group, Tally tally) {
      if (tanh) {
        DoubleTanh.tanh(1.0, -0.0, x, 0, y, 0, n);
      } else {
        DoubleExp.exp(1.0, x, 0, y, 0, n);
      }
      for (int i = 0; i < n; i++) {
        double single = tanh ? DoubleTanh.tanh(x[i]) : DoubleExp.exp(x[i]);
        tally.compare(Double.doubleToLongBits(single) == Double.doubleToLongBits(y[i]));
        tally.error(x[i], error(x[i], y[i], i, tally.worst), Math.abs(y[i]) < Double.MIN_NORMAL);
        tally.step(i % group == 0 && (group > 1 || i == 0) || y[i] >= y[i - 1]);
      }
    }

    /** The error of y, or a quick estimate where that is certainly below {@code worst}. */
    private double error(double x, double y, int i, double worst) {
      // Arguments that are 0 or 1 to either form, and results near the ends, are left to the
      // careful one.
      boolean middle = Math.abs(x) > 0x1p-300 && Math.abs(x) < (tanh ? Double.MAX_VALUE : 690.0);
      if (!middle) {
        return careful(x, y);
      }
      double quick =
          tanh
              ? reference.quickTanh(x).quickErrorInUlps(y)
              : reference.quickExp(x).quickErrorInUlps(y);
      if (quick + QUICK_SLACK < worst && i % COMPARED != 0) {
        return quick;
      }
      double careful = careful(x, y);
      if (!(Math.abs(quick - careful) < QUICK_SLACK)) {
        throw new ArithmeticException("at " + x + " quick " + quick + ", careful " + careful);
      }
      return careful;
    }

    private double careful(double argument, double value) {
      // Beyond 1000 exp is as it is there: Infinity or 0.
      return tanh
          ? reference.tanh(argument).errorInUlps(value)
          : reference.exp(Math.clamp(argument, -1000.0, 1000.0)).errorInUlps(value);
    }
  }

  /** Powers of one degree on [1, 2). */
  private static final class PowerCheck {
    private final int degree;
    private final float[] x = new float[BLOCK + 1];
    private final float[] y = new float[BLOCK + 1];
    private final double[] doubleX = new double[2 * BLOCK];
    private final double[] doubleY = new double[2 * BLOCK];

    PowerCheck(int degree) {
      this.degree = degree;
    }

    /** Consecutive floats, one more first; 2^11 blocks are all of [1, 2). */
    void floats(long index, Tally tally) {
      for (int i = 0; i <= BLOCK; i++) {
        x[i] = Math.max(1.0f, 1.0f + (index * BLOCK + i - 1) * 0x1p-23f);
      }
      FloatPower.power(1.0f, -0.0f, degree, x, 0, y, 0, x.length);
      for (int i = 1; i <= BLOCK; i++) {
        tally.compare(FloatPower.power(x[i], degree) == y[i]);
        double exact = 1.0;
        for (int p = 0; p < degree; p++) {
          exact *= x[i]; // relative error below 2^-48
        }
        double ulp = Math.scalb(1.0, Math.getExponent(exact) - 23);
        tally.error(x[i], Math.abs(y[i] - exact) / ulp, false);
        tally.step(y[i] >= y[i - 1]);
      }
    }

    /** Random doubles, each followed by its upper neighbour. */
    void doubles(long index, Tally tally) {
      SplittableRandom random = new SplittableRandom(degree * 4096L + index);
      for (int i = 0; i < BLOCK; i++) {
        doubleX[2 * i] = 1.0 + random.nextDouble();
        doubleX[2 * i + 1] = Math.nextUp(doubleX[2 * i]);
      }
      DoublePower.power(1.0, -0.0, degree, doubleX, 0, doubleY, 0, 2 * BLOCK);
      for (int i = 0; i < 2 * BLOCK; i++) {
        double v = doubleX[i];
        tally.compare(DoublePower.power(v, degree) == doubleY[i]);
        tally.error(v, errorOfPower(v, doubleY[i]), false);
        tally.step(i % 2 == 0 || doubleY[i] >= doubleY[i - 1]);
      }
    }

    /** Against the product of the factors in double-double, relative error below 2^-97. */
    private double errorOfPower(double v, double value) {
      double hi = v;
      double lo = 0.0;
      for (int p = 1; p < degree; p++) {
        double product = hi * v;
        double lost = Math.fma(hi, v, -product) + lo * v;
        hi = product + lost;
        lo = lost - (hi - product);
      }
      return Math.abs(value - hi - lo) / Math.ulp(hi);
    }
  }

  private static final class Tally {
    private long points;
    private long downward;
    private long differing;
    private double worst;
    private double worstAt;
    private double worstSubnormal;

    void compare(boolean same) {
      differing += same ? 0 : 1;
    }

    void error(double at, double error, boolean subnormal) {
      points++;
      if (subnormal) {
        worstSubnormal = error <= worstSubnormal ? worstSubnormal : error;
      } else if (!(error <= worst)) {
        worst = error;
        worstAt = at;
      }
    }

    void step(boolean upward) {
      downward += upward ? 0 : 1;
    }

    synchronized void add(Tally other) {
      points += other.points;
      downward += other.downward;
      differing += other.differing;
      if (!(other.worst <= worst)) {
        worst = other.worst;
        worstAt = other.worstAt;
      }
      worstSubnormal = Math.max(worstSubnormal, other.worstSubnormal);
    }
  }
}
