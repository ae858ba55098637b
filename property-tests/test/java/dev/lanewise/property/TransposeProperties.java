package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleTranspose;
import dev.lanewise.simd.FloatTranspose;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P13 and P23: rows turned into columns. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class TransposeProperties {
  /** 2 L + 3 for the widest vectors, of 16 floats. */
  private static final int MOST = 35;

  private static final double CANARY = 0x1.abp7;

  private static Frame transposed(Format f, Frame x, SplittableRandom random) {
    double[] nothing = new double[x.rows() * x.cols()];
    int offset = random.nextInt(5);
    Frame y = Frame.around(nothing, x.cols(), x.rows(), offset, random.nextInt(4), CANARY);
    if (f == Format.FLOAT) {
      float[] narrow = Narrow.floats(y.values());
      FloatTranspose.transpose(
          Narrow.floats(x.values()),
          x.offset(),
          x.leadingDimension(),
          x.rows(),
          x.cols(),
          narrow,
          y.offset(),
          y.leadingDimension());
      Narrow.back(narrow, y.values());
    } else {
      DoubleTranspose.transpose(
          x.values(),
          x.offset(),
          x.leadingDimension(),
          x.rows(),
          x.cols(),
          y.values(),
          y.offset(),
          y.leadingDimension());
    }
    return y;
  }

  private static void check(Format f, int rows, int cols, SplittableRandom random) {
    Frame x = Frame.draw(f, rows, cols, random);
    double[] before = x.values().clone();
    Frame y = transposed(f, x, random);
    String shape = f + " " + rows + " x " + cols;
    Check.same(GemmCase.turned(x).values(), y.dense(), () -> shape);
    Check.that(y.outsideIs(CANARY), () -> shape + " wrote outside");
    Check.same(before, x.values(), () -> shape + " wrote to x");
    Frame back = transposed(f, Frame.around(y.dense(), cols, rows, 3, 1, Double.NaN), random);
    Check.same(x.dense(), back.dense(), () -> shape + " and back");
  }

  /** P23: every small shape, there and back, in frames. */
  @Example
  void everySmallShapeThereAndBack() {
    SplittableRandom random = new SplittableRandom(23);
    for (Format f : Format.values()) {
      for (int rows = 0; rows <= MOST; rows++) {
        for (int cols = 0; cols <= MOST; cols++) {
          check(f, rows, cols, random);
        }
      }
    }
  }

  /** P23 for larger shapes. */
  @Property(tries = 100)
  void largerShapesThereAndBack(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    check(f, random.nextInt(130), random.nextInt(300), random);
  }

  /** P13: one element too few on either side is refused before anything is written. */
  @Property
  void shortArraysAreRefused(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(MOST);
    int cols = 1 + random.nextInt(MOST);
    int offset = random.nextInt(3);
    int ldx = cols + random.nextInt(3);
    int ldy = rows + random.nextInt(3);
    boolean shortX = random.nextBoolean();
    double[] x = new double[offset + (rows - 1) * ldx + cols - (shortX ? 1 : 0)];
    double[] y = new double[offset + (cols - 1) * ldy + rows - (shortX ? 0 : 1)];
    Arrays.fill(x, 1);
    float[] fy = new float[y.length];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> {
          if (f == Format.FLOAT) {
            float[] fx = Narrow.floats(x);
            FloatTranspose.transpose(fx, offset, ldx, rows, cols, fy, offset, ldy);
          } else {
            DoubleTranspose.transpose(x, offset, ldx, rows, cols, y, offset, ldy);
          }
        });
    Check.same(new double[y.length], y, () -> "refused and wrote");
    Narrow.back(fy, y);
    Check.same(new double[y.length], y, () -> "refused and wrote floats");
  }
}
