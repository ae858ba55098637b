package dev.lanewise.property;

import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;

/** Values whose squares, or even sums, leave the range of the format at either end. */
final class Extremes {
  private Extremes() {}

  /** Of one family half of the time, otherwise brought close to an end of the range. */
  static double[] draw(Format f, SplittableRandom random, int n) {
    if (random.nextBoolean()) {
      return Values.draw(f, random, n);
    }
    int top = f == Format.FLOAT ? 127 : 1023;
    int k =
        random.nextBoolean() ? random.nextInt(top / 3, top - 20) : -random.nextInt(top / 3, top);
    double[] x = Values.SPREAD.draw(n, f, random);
    for (int i = 0; i < n; i++) {
      x[i] = f.round(Math.scalb(x[i], k));
    }
    return x;
  }
}
