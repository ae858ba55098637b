package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleBlockProduct;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.FloatBlockProduct;
import dev.lanewise.matrix.FloatGemm;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P16, P18, P22, P23 and P26 for symmetric products: the lower triangle of C, nothing else. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SyrkProperties {
  private static final int[] DEPTHS = {0, 1, 2, 8, 255, 256, 257};

  /** The general product that syrk is the lower triangle of; canaries above the diagonal. */
  static GemmCase draw(Format f, int n, int k, SplittableRandom random) {
    GemmForm form = random.nextBoolean() ? GemmForm.TN : GemmForm.NT;
    GemmCase g = GemmCase.draw(f, form, new GemmCase.Shape(n, n, k), random);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        g.c().values()[g.c().row(i) + j] = GemmCase.CANARY;
      }
    }
    return g.with(g.alpha(), g.a(), g.a(), g.beta(), g.c());
  }

  private static int size(Format f, SplittableRandom random) {
    int block =
        f == Format.FLOAT ? FloatBlockProduct.COLUMN_BLOCK : DoubleBlockProduct.COLUMN_BLOCK;
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(20);
      case 1 -> random.nextInt(140);
      case 2 -> TileShape.ROW_BLOCK * random.nextInt(1, 3) + random.nextInt(-1, 2);
      default -> block + random.nextInt(-1, 30);
    };
  }

  /** C after the product, with its frame; the case stays as it is. */
  static double[] syrk(GemmCase g, RowPartition p) {
    Frame c = g.c();
    Frame out = new Frame(c.values().clone(), c.offset(), c.rows(), c.cols(), c.leadingDimension());
    boolean turned = g.form().turnsA();
    if (g.format() == Format.DOUBLE) {
      DoubleGemm.syrk(turned, g.alpha(), RowsOp.doubles(g.a()), g.beta(), RowsOp.doubles(out), p);
    } else {
      float[] narrow = Narrow.floats(out.values());
      FloatGemm.syrk(
          turned,
          (float) g.alpha(),
          RowsOp.floats(g.a()),
          (float) g.beta(),
          RowsOp.view(narrow, out),
          p);
      Narrow.back(narrow, out.values());
    }
    return out.values();
  }

  /** C with the lower triangle of the general product: what syrk has to leave behind. */
  private static double[] expected(GemmCase g) {
    Frame product = g.run();
    g.checkBits(product, 300);
    double[] values = g.c().values().clone();
    for (int i = 0; i < g.n(); i++) {
      System.arraycopy(product.values(), product.row(i), values, product.row(i), i + 1);
    }
    return values;
  }

  /** P16, P23: every small order; the upper triangle and the frame stay as they are. */
  @Example
  void everySmallOrderIsTheLowerTriangleOfTheProduct() {
    SplittableRandom random = new SplittableRandom(17);
    for (Format f : Format.values()) {
      for (int n = 0; n <= 70; n++) {
        for (int k : DEPTHS) {
          GemmCase g = draw(f, n, k > 8 && n % 7 != 0 ? 3 : k, random);
          Check.same(expected(g), syrk(g, RowPartition.caller()), () -> "syrk " + g);
        }
      }
    }
  }

  /** P16, P18, P23: at the edges of blocks, on any number of threads. */
  @Property
  void theLowerTriangleOfTheProduct(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = size(f, random);
    GemmCase g = draw(f, n, n > 140 ? random.nextInt(9) : DEPTHS[random.nextInt(7)], random);
    int threads = random.nextInt(1, 9);
    Check.same(expected(g), syrk(g, Threads.of(threads)), () -> "syrk " + g + ", " + threads);
  }

  /** P18. */
  @Property(tries = 40)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = draw(f, size(f, random), random.nextInt(9), random);
    double[] alone = syrk(g, RowPartition.caller());
    for (int threads = 1; threads <= 8; threads++) {
      int t = threads;
      Check.same(alone, syrk(g, Threads.of(t)), () -> "syrk " + g + " on " + t + " threads");
    }
  }

  /** P22, P26: factors of 0 excuse NaN in A or in C; no depth scales C. */
  @Example
  void zeroFactorsDoNotRead() {
    SplittableRandom random = new SplittableRandom(22);
    double nan = Double.NaN;
    for (Format f : Format.values()) {
      for (boolean turned : new boolean[] {false, true}) {
        for (int k : new int[] {0, 5}) {
          for (double[] factors : new double[][] {{0, 0}, {0, 2}, {2, 0}, {2, 2}}) {
            boolean reads = factors[0] != 0 && k > 0;
            Frame a = Frame.draw(f, turned ? k : 9, turned ? 9 : k, random);
            if (!reads) {
              Arrays.fill(a.values(), nan);
            }
            double[] old = new double[81];
            Arrays.fill(old, factors[1] == 0 ? nan : 3);
            Frame c = Frame.around(old, 9, 9, 1, 2, GemmCase.CANARY);
            GemmForm form = turned ? GemmForm.TN : GemmForm.NT;
            GemmCase g = new GemmCase(f, form, factors[0], a, a, factors[1], c);
            Check.same(expected(g), syrk(g, RowPartition.caller()), () -> "syrk " + g);
          }
        }
      }
    }
  }

  /** C that is not n x n is refused with both shapes. */
  @Example
  void wrongShapesAreRefused() {
    Frame a = Frame.dense(new double[6], 2, 3);
    Frame c = Frame.dense(new double[] {7, 7, 7, 7, 7, 7}, 3, 2);
    for (Format f : Format.values()) {
      for (GemmForm form : new GemmForm[] {GemmForm.NT, GemmForm.TN}) {
        GemmCase g = new GemmCase(f, form, 0, a, a, 1, c);
        int n = form == GemmForm.NT ? 2 : 3;
        assertEquals(
            "C is 3 x 2, expected " + n + " x " + n,
            assertThrows(IllegalArgumentException.class, () -> syrk(g, RowPartition.caller()))
                .getMessage());
      }
    }
  }
}
