package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatGemm;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.function.Executable;

/** P15, P16, P18, P22, P23 and P26 for general products. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class GemmProperties {
  private static final int[] SMALL_DEPTHS = {0, 1, 2, 3, 8, 16};

  /** Around the chunk, and up to beyond two. */
  private static final int[] DEEP = {17, 100, 255, 256, 257, 500, 511, 512, 513};

  private static GemmCase draw(Format f, SplittableRandom random) {
    return GemmCase.draw(f, GemmCase.form(random), GemmCase.shape(f, random), random);
  }

  /**
   * P16, P23: every form and every shape up to 16 x 16, where the operands lie and, which they are
   * too small for on the heap, by way of packed panels.
   */
  @Example
  void everySmallShapeGivesTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(16);
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        for (int k : SMALL_DEPTHS) {
          for (int m = 0; m <= 16; m++) {
            for (int n = 0; n <= 16; n++) {
              GemmCase g = GemmCase.draw(f, form, new GemmCase.Shape(m, n, k), random);
              g.checkBits(g.run(), m * n);
              g.checkBits(g.runOffHeap(1 + (m + n) % 3, RowPartition.caller()), m * n);
            }
          }
        }
      }
    }
  }

  /**
   * P16, P23: a few long vectors against a few. Depending on the depth these are scalar chains of
   * several chunks, or tiles with hardly a row and panels with hardly a column.
   */
  @Example
  void deepTinyProductsGiveTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(513);
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        for (int m = 1; m <= 5; m++) {
          for (int n = 1; n <= 5; n++) {
            for (int depth : DEEP) {
              checkDeep(f, form, new GemmCase.Shape(m, n, depth), random);
              checkDeep(f, form, new GemmCase.Shape(m, n, random.nextInt(1, 514)), random);
            }
          }
        }
      }
    }
  }

  private static void checkDeep(
      Format f, GemmForm form, GemmCase.Shape shape, SplittableRandom random) {
    GemmCase g = GemmCase.draw(f, form, shape, random);
    g.checkBits(g.run(), shape.m() * shape.n());
    g.checkBits(g.runOffHeap(random.nextInt(1, 8), Threads.of(2)), shape.m() * shape.n());
  }

  /** P16, P18, P23: at the edges of tiles, panels and blocks; A and B stay as they are. */
  @Property(tries = 300)
  void edgesGiveTheBitsOfTheSpecification(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = draw(f, random);
    double[] a = g.a().values().clone();
    double[] b = g.b().values().clone();
    g.checkBits(g.run(Threads.of(random.nextInt(1, 5))), 1500);
    Check.same(a, g.a().values(), () -> g + " wrote to A");
    Check.same(b, g.b().values(), () -> g + " wrote to B");
    Statistics.label("rows against columns").collect(g.m() > 8 * g.n() ? "many" : "few");
    Statistics.label("rows against columns")
        .coverage(c -> c.check("many").percentage(p -> p >= 10));
  }

  /**
   * P15: |C - exact| is at most gamma(r + 2) (|alpha| |A| |B| + |beta| |C|), r the roundings of a
   * chunked chain.
   */
  @Property
  void resultsAreWithinTheBound(@ForAll Format f, @ForAll long seed) {
    GemmCase g = draw(f, new SplittableRandom(seed));
    Frame out = g.run();
    double[] x = g.left();
    double[] y = g.right();
    int k = g.k();
    double gamma = Bounds.gamma(f, Bounds.chunkedRoundings(k) + 2);
    double underflow = (2 * k + 4) * f.eta() * (1 + Math.abs(g.alpha()));
    for (int p = 0; p < g.m() * g.n(); p += TileProperties.stride(out, 200)) {
      int i = p / g.n();
      int j = p % g.n();
      double old = g.c().get(i, j);
      DoubleDouble exact =
          DoubleDouble.dot(x, i * k, y, j * k, k)
              .times(g.alpha())
              .plus(DoubleDouble.product(g.beta(), old));
      double size = Math.abs(g.beta() * old);
      for (int l = 0; l < k; l++) {
        size += Math.abs(g.alpha() * x[i * k + l] * y[j * k + l]);
      }
      Check.within(
          exact.minus(out.get(i, j)).abs().toDouble(),
          Bounds.up(gamma * size * (1 + 0x1p-40)) + underflow,
          () -> g + ", element (" + i + ", " + j + ")");
    }
  }

  /** P18. */
  @Property(tries = 60)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    GemmCase g = draw(f, new SplittableRandom(seed));
    double[] alone = g.run().values();
    for (int threads = 1; threads <= 8; threads++) {
      int t = threads;
      Check.same(alone, g.run(Threads.of(t)).values(), () -> g + " on " + t + " threads");
    }
  }

  /** P22: with beta 0 what C held does not matter, NaN included. */
  @Property
  void betaZeroOverwritesNaN(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase drawn = draw(f, random);
    GemmCase zero = drawn.with(drawn.alpha(), drawn.a(), drawn.b(), 0, drawn.c());
    GemmCase nan = zero.with(zero.alpha(), zero.a(), zero.b(), 0, filled(zero.c(), Double.NaN));
    Frame out = nan.run();
    nan.checkBits(out, 500);
    Check.same(zero.run().values(), out.values(), () -> nan + " over NaN");
  }

  /** P22: with alpha 0, of either sign, A and B are not read. */
  @Property
  void alphaZeroDoesNotReadTheOperands(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = draw(f, random);
    double zero = random.nextBoolean() ? 0.0 : -0.0;
    Frame nanA = filled(g.a(), Double.NaN);
    Frame nanB = filled(g.b(), Double.POSITIVE_INFINITY);
    GemmCase nan = g.with(zero, nanA, nanB, g.beta(), g.c());
    nan.checkBits(nan.run(), 500);
  }

  /** P22: what is not excused gets through: NaN and infinities of A, B and C reach C. */
  @Example
  void notANumberGetsThrough() {
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        GemmCase.Shape shape = new GemmCase.Shape(9, 70, 5);
        GemmCase g = GemmCase.draw(f, form, shape, 2, 0.5, new SplittableRandom(22));
        GemmCase[] spoiled = {
          g.with(2, filled(g.a(), Double.NaN), g.b(), 0.5, g.c()),
          g.with(2, g.a(), filled(g.b(), Double.NaN), 0.5, g.c()),
          g.with(2, g.a(), g.b(), 0.5, filled(g.c(), Double.NaN)),
          g.with(Double.NaN, g.a(), g.b(), 0.5, g.c()),
          g.with(2, g.a(), g.b(), Double.NaN, g.c()),
        };
        for (GemmCase s : spoiled) {
          Frame out = s.run();
          s.checkBits(out, 1000);
          Check.same(Double.NaN, out.get(8, 69), () -> s + " with NaN");
        }
      }
    }
  }

  private static Frame filled(Frame x, double v) {
    double[] values = x.values().clone();
    for (int i = 0; i < x.rows(); i++) {
      Arrays.fill(values, x.row(i), x.row(i) + x.cols(), v);
    }
    return new Frame(values, x.offset(), x.rows(), x.cols(), x.leadingDimension());
  }

  /** P26: no depth gives beta C, positive zeros for beta 0; no rows or columns touch nothing. */
  @Example
  void emptyShapesGiveBetaTimesCOrNothing() {
    SplittableRandom random = new SplittableRandom(26);
    int[][] shapes = {{5, 70, 0}, {70, 3, 0}, {0, 5, 3}, {5, 0, 3}, {0, 0, 0}, {0, 7, 0}};
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        for (int[] s : shapes) {
          GemmCase.Shape shape = new GemmCase.Shape(s[0], s[1], s[2]);
          for (double beta : new double[] {0, 1, -2}) {
            GemmCase g = GemmCase.draw(f, form, shape, 1.5, beta, random);
            g.checkBits(g.run(), 1000);
          }
        }
      }
    }
  }

  /** The four forms of one product, each from copies of its own. */
  @Property
  void formsAgree(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = GemmCase.draw(f, GemmForm.NN, GemmCase.shape(f, random), random);
    double[] straight = g.run().values();
    for (GemmForm form : GemmForm.values()) {
      Frame a = form.turnsA() ? GemmCase.turned(g.a()) : g.a();
      Frame b = form.turnsB() ? GemmCase.turned(g.b()) : g.b();
      GemmCase same = new GemmCase(f, form, g.alpha(), a, b, g.beta(), g.c());
      Check.same(straight, same.run().values(), () -> same + " against NN");
    }
  }

  /** C' = alpha op(B)' op(A)' + beta C': which operand is packed does not show. */
  @Property
  void transposedProductsAgree(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase.Shape wanted = GemmCase.shape(f, random);
    GemmCase g = GemmCase.draw(f, GemmForm.NT, wanted, random);
    GemmCase back =
        new GemmCase(f, GemmForm.NT, g.alpha(), g.b(), g.a(), g.beta(), GemmCase.turned(g.c()));
    Check.same(
        g.run().dense(), GemmCase.turned(back.run()).values(), () -> g + " and its transpose");
  }

  /** Each operand and the result in native memory or on the heap: the same bits. */
  @Property(tries = 80)
  void storageDoesNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = draw(f, random);
    int which = random.nextInt(1, 8);
    Check.same(
        g.run().values(),
        g.runOffHeap(which, Threads.of(2)).values(),
        () -> g + " in native memory, " + which);
  }

  /** A new matrix holds the product with alpha 1 and beta 0. */
  @Property(tries = 60)
  void multiplyIsTheProduct(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GemmCase g = GemmCase.draw(f, GemmForm.NN, GemmCase.shape(f, random), 1, 0, random);
    double[] found = new double[g.m() * g.n()];
    if (f == Format.FLOAT) {
      Narrow.back(FloatGemm.multiply(RowsOp.floats(g.a()), RowsOp.floats(g.b())).array(), found);
    } else {
      found = DoubleGemm.multiply(RowsOp.doubles(g.a()), RowsOp.doubles(g.b())).array();
    }
    Check.same(g.run().dense(), found, () -> g + " by multiply");
  }

  /** Shapes that do not fit are refused by name before anything is written. */
  @Example
  void wrongShapesAreRefused() {
    Frame a = Frame.dense(new double[6], 2, 3);
    Frame b = Frame.dense(new double[20], 4, 5);
    Frame c = Frame.dense(new double[] {7, 7, 7, 7}, 2, 2);
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        GemmCase inner = new GemmCase(f, form, 1, a, b, 1, c);
        String message = form + ": A is 2 x 3, B is 4 x 5, inner sizes differ";
        assertEquals(message, refusal(inner));
        Frame good = form.turnsB() ? b : GemmCase.turned(b);
        Frame fits = form.turnsA() ? Frame.dense(new double[15], 5, 3) : b;
        int m = form.turnsA() ? 3 : 4;
        GemmCase outer = new GemmCase(f, form, 0, fits, good, 1, c);
        assertEquals("C is 2 x 2, expected " + m + " x 4", refusal(outer));
        Check.same(new double[] {7, 7, 7, 7}, c.values(), () -> form + " wrote and refused");
      }
    }
  }

  private static String refusal(GemmCase g) {
    return assertThrows(IllegalArgumentException.class, g::run).getMessage();
  }

  /** C may not share memory with A or B; parts of one array that do not meet may be both. */
  @Example
  void sharedMemoryIsRefused() {
    float[] all = new float[64];
    Arrays.fill(all, 1);
    FloatMatrix a = FloatMatrix.of(all, 0, 4, 4, 4);
    FloatMatrix apart = FloatMatrix.of(all, 32, 4, 4, 4);
    RowPartition p = RowPartition.caller();
    FloatMatrix other = FloatMatrix.allocate(4, 4);
    for (GemmForm form : GemmForm.values()) {
      for (int offset : new int[] {0, 1, 15}) {
        FloatMatrix c = FloatMatrix.of(all, offset, 4, 4, 4);
        refuses("A", () -> FloatGemm.gemm(form, 1, a, other, 1, c, p));
        refuses("B", () -> FloatGemm.gemm(form, 1, other, a, 1, c, p));
        refuses("A", () -> FloatGemm.syrk(false, 1, a, 1, c, p));
      }
      FloatGemm.gemm(form, 1, a, a, 0, apart, p);
      assertEquals(4, apart.get(3, 3));
    }
    assertEquals(1, all[0]);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(ValueLayout.JAVA_DOUBLE, 64);
      DoubleMatrix x = DoubleMatrix.of(segment, 4, 4, 4);
      DoubleMatrix c = DoubleMatrix.of(segment.asSlice(8), 4, 4, 4);
      refuses("A", () -> DoubleGemm.gemm(GemmForm.NN, 1, x, x, 0, c, p));
    }
  }

  private static void refuses(String operand, Executable product) {
    assertEquals(
        "C, 4 x 4, shares memory with " + operand + ", 4 x 4",
        assertThrows(IllegalArgumentException.class, product).getMessage());
  }
}
