package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What holds for every elementwise function: P41 (ranges) and P45 (lanes do not meet). */
final class ElementwiseChecks {
  private static final double CANARY = 0x1.abcp13;
  private static final double[] FOREIGN = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30, -1e30, 1e-40, 0.0
  };

  private ElementwiseChecks() {}

  /** P41: the range form gives the bits of the scalar form for every tail and offset. */
  static void everyTailAndOffset(Elementwise function, SplittableRandom random) {
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          double[] content = arguments(f, n, random);
          range(function, f, 1, 0, content, offset, (offset * 7 + n) % 19);
        }
      }
    }
  }

  /** P41 with random scale and shift, and in place. */
  static void anyRange(Elementwise function, Format f, SplittableRandom random) {
    int n = Sizes.draw(random);
    double scale = f.round(random.nextBoolean() ? -0.7 : Values.bell(random));
    double shift = f.round(random.nextBoolean() ? 0 : Values.bell(random));
    double[] content = arguments(f, n, random);
    range(function, f, scale, shift, content, Sizes.offset(random), Sizes.offset(random));

    int offset = Sizes.offset(random);
    double[] inPlace = Values.framed(content, offset, 17, CANARY);
    function.range(f, scale, shift, inPlace, offset, inPlace, offset, n);
    double[] expected = expected(function, f, scale, shift, content);
    Check.same(
        Values.framed(expected, offset, 17, CANARY),
        inPlace,
        () -> function + " of " + f + " in place, n = " + n + ", offset " + offset);
  }

  private static void range(
      Elementwise function,
      Format f,
      double scale,
      double shift,
      double[] content,
      int xo,
      int yo) {
    int n = content.length;
    double[] x = Values.framed(content, xo, 17, Double.NaN);
    double[] before = x.clone();
    double[] y = new double[n + yo + 17];
    Arrays.fill(y, CANARY);
    function.range(f, scale, shift, x, xo, y, yo, n);
    double[] expected = expected(function, f, scale, shift, content);
    Check.same(
        Values.framed(expected, yo, 17, CANARY),
        y,
        () -> function + " of " + f + ", n = " + n + ", offsets " + xo + " and " + yo);
    Check.same(before, x, () -> function + " of " + f + " wrote to its input");
  }

  private static double[] expected(
      Elementwise function, Format f, double scale, double shift, double[] content) {
    return Arrays.stream(content)
        .map(v -> function.one(f, function.argument(f, scale, shift, v)))
        .toArray();
  }

  /** P45: what stands in the other lanes does not change a lane. */
  static void lanesDoNotMeet(Elementwise function, Format f, SplittableRandom random) {
    int n = 1 + random.nextInt(Sizes.TAILS);
    int lane = random.nextInt(n);
    double v = arguments(f, 1, random)[0];
    double expected = function.one(f, function.argument(f, 1, 0, v));
    for (double foreign : FOREIGN) {
      double[] x = new double[n];
      Arrays.fill(x, f.round(foreign));
      x[lane] = v;
      double[] y = new double[n];
      function.range(f, 1, 0, x, 0, y, 0, n);
      Check.same(
          expected,
          y[lane],
          () -> function + "(" + v + ") of " + f + " in lane " + lane + " between " + foreign);
    }
  }

  /** Values where the functions do something, with specials among them. */
  private static double[] arguments(Format f, int n, SplittableRandom random) {
    double[] x = Values.draw(f, random, n);
    for (int i = 0; i < n; i++) {
      switch (random.nextInt(8)) {
        case 0 -> x[i] = f.round(FOREIGN[random.nextInt(FOREIGN.length)]);
        case 1, 2 -> x[i] = f.round(100 * Values.bell(random));
        case 3 -> x[i] = f.round(f == Format.FLOAT ? -87 - 17 * random.nextDouble() : -720);
        default -> {}
      }
    }
    return x;
  }
}
