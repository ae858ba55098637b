package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleBlockProduct;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatBlockProduct;
import dev.lanewise.matrix.FloatGemm;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import dev.lanewise.simd.DoublePanels;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.TileShape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/**
 * One general product {@code C = alpha op(A) op(B) + beta C} with what the specification says of
 * it.
 *
 * @param a in a frame of NaN
 * @param b in a frame of NaN
 * @param c before the product, in a frame of canaries
 */
record GemmCase(
    Format format, GemmForm form, double alpha, Frame a, Frame b, double beta, Frame c) {
  static final double CANARY = 0x1.55p9;

  private static final double[] FACTORS = {0, 1, -1, 0.75, -1.3, 3};

  /** Depths around the chunk. */
  private static final int[] DEPTHS = {0, 1, 2, 8, 255, 256, 257, 513};

  /** The three sizes of a product. */
  record Shape(int m, int n, int k) {
    @Override
    public String toString() {
      return m + " x " + n + ", depth " + k;
    }
  }

  /** A case of this shape with random values, factors and frames. */
  static GemmCase draw(Format f, GemmForm form, Shape s, SplittableRandom random) {
    double alpha = factor(f, random);
    double beta = factor(f, random);
    return draw(f, form, s, alpha, beta, random);
  }

  static GemmCase draw(
      Format f, GemmForm form, Shape s, double alpha, double beta, SplittableRandom random) {
    Frame a = operand(f, s.m, s.k, form.turnsA(), random);
    Frame b = operand(f, s.k, s.n, form.turnsB(), random);
    double[] old = Values.draw(f, random, s.m * s.n);
    Frame c = Frame.around(old, s.m, s.n, random.nextInt(5), random.nextInt(1, 20), CANARY);
    return new GemmCase(f, form, alpha, a, b, beta, c);
  }

  private static Frame operand(
      Format f, int rows, int cols, boolean turned, SplittableRandom random) {
    return turned ? Frame.draw(f, cols, rows, random) : Frame.draw(f, rows, cols, random);
  }

  static double factor(Format f, SplittableRandom random) {
    return f.round(FACTORS[random.nextInt(FACTORS.length)]);
  }

  static GemmForm form(SplittableRandom random) {
    return GemmForm.values()[random.nextInt(GemmForm.values().length)];
  }

  /** Sizes at the edges of tiles, panels and blocks, of which at most one is large. */
  static Shape shape(Format f, SplittableRandom random) {
    int k = DEPTHS[random.nextInt(DEPTHS.length)];
    boolean deep = k > 8;
    return switch (random.nextInt(4)) {
      case 0 -> new Shape(rows(random), small(random), k);
      case 1 -> new Shape(small(random), columns(f, random), k);
      case 2 -> new Shape(edge(2 * TileShape.ROW_BLOCK, random) + 300, random.nextInt(1, 9), k);
      default ->
          new Shape(small(random), deep ? small(random) : columns(f, random), random.nextInt(20));
    };
  }

  private static int small(SplittableRandom random) {
    return random.nextInt(20);
  }

  /** Around one or several tiles, or one or two row blocks. */
  private static int rows(SplittableRandom random) {
    int unit = random.nextInt(3) == 0 ? TileShape.ROW_BLOCK : TileShape.ROWS;
    return edge(unit * random.nextInt(1, 3), random);
  }

  /** Around one or several panels, or a column block. */
  private static int columns(Format f, SplittableRandom random) {
    int panel = f == Format.FLOAT ? FloatPanels.width() : DoublePanels.width();
    int block =
        f == Format.FLOAT ? FloatBlockProduct.COLUMN_BLOCK : DoubleBlockProduct.COLUMN_BLOCK;
    return edge(random.nextInt(3) == 0 ? block : panel * random.nextInt(1, 3), random);
  }

  private static int edge(int size, SplittableRandom random) {
    return size + random.nextInt(-1, 2);
  }

  int m() {
    return c.rows();
  }

  int n() {
    return c.cols();
  }

  int k() {
    return form.turnsA() ? a.rows() : a.cols();
  }

  /** Rows of op(A), without gaps. */
  double[] left() {
    return form.turnsA() ? turned(a).values() : a.dense();
  }

  /** Columns of op(B) as rows, without gaps. */
  double[] right() {
    return form.turnsB() ? b.dense() : turned(b).values();
  }

  /** The transpose, without gaps. */
  static Frame turned(Frame x) {
    double[] values = new double[x.rows() * x.cols()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        values[j * x.rows() + i] = x.get(i, j);
      }
    }
    return Frame.dense(values, x.cols(), x.rows());
  }

  /** The same product with other operands, factors and result. */
  GemmCase with(double newAlpha, Frame newA, Frame newB, double newBeta, Frame newC) {
    return new GemmCase(format, form, newAlpha, newA, newB, newBeta, newC);
  }

  /** C after the product, with its frame; the case stays as it is. */
  Frame run(RowPartition p) {
    Frame out = new Frame(c.values().clone(), c.offset(), c.rows(), c.cols(), c.leadingDimension());
    into(out, p);
    return out;
  }

  /** On the calling thread. */
  Frame run() {
    return run(RowPartition.caller());
  }

  void into(Frame out, RowPartition p) {
    if (format == Format.DOUBLE) {
      DoubleGemm.gemm(
          form, alpha, RowsOp.doubles(a), RowsOp.doubles(b), beta, RowsOp.doubles(out), p);
      return;
    }
    float[] narrow = Narrow.floats(out.values());
    FloatGemm.gemm(
        form,
        (float) alpha,
        RowsOp.floats(a),
        RowsOp.floats(b),
        (float) beta,
        RowsOp.view(narrow, out),
        p);
    Narrow.back(narrow, out.values());
  }

  /**
   * C after the product, with its frame, where some of the matrices are in native memory.
   *
   * @param which of them: the sum of 1 for A, 2 for B, 4 for C
   */
  Frame runOffHeap(int which, RowPartition p) {
    double[] found = c.values().clone();
    try (Arena arena = Arena.ofShared()) {
      if (format == Format.FLOAT) {
        floatsOffHeap(which, found, arena, p);
      } else {
        doublesOffHeap(which, found, arena, p);
      }
    }
    return new Frame(found, c.offset(), c.rows(), c.cols(), c.leadingDimension());
  }

  private void floatsOffHeap(int which, double[] found, Arena arena, RowPartition p) {
    FloatMatrix x = (which & 1) != 0 ? RowsOp.floats(a, arena) : RowsOp.floats(a);
    FloatMatrix y = (which & 2) != 0 ? RowsOp.floats(b, arena) : RowsOp.floats(b);
    float[] heap = Narrow.floats(found);
    MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_FLOAT, heap);
    boolean off = (which & 4) != 0;
    MemorySegment from = all.asSlice(4L * c.offset());
    FloatMatrix out =
        off ? FloatMatrix.of(from, c.rows(), c.cols(), c.leadingDimension()) : RowsOp.view(heap, c);
    FloatGemm.gemm(form, (float) alpha, x, y, (float) beta, out, p);
    Narrow.back(off ? all.toArray(ValueLayout.JAVA_FLOAT) : heap, found);
  }

  private void doublesOffHeap(int which, double[] found, Arena arena, RowPartition p) {
    DoubleMatrix x = (which & 1) != 0 ? RowsOp.doubles(a, arena) : RowsOp.doubles(a);
    DoubleMatrix y = (which & 2) != 0 ? RowsOp.doubles(b, arena) : RowsOp.doubles(b);
    MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, found);
    boolean off = (which & 4) != 0;
    MemorySegment from = all.asSlice(8L * c.offset());
    DoubleMatrix out =
        off
            ? DoubleMatrix.of(from, c.rows(), c.cols(), c.leadingDimension())
            : DoubleMatrix.of(found, c.offset(), c.rows(), c.cols(), c.leadingDimension());
    DoubleGemm.gemm(form, alpha, x, y, beta, out, p);
    if (off) {
      MemorySegment.copy(all, ValueLayout.JAVA_DOUBLE, 0, found, 0, found.length);
    }
  }

  /** What the specification makes of an element, from its product p and what C held there. */
  double expected(double p, double old) {
    if (alpha == 0 || k() == 0) {
      return beta == 0 ? 0.0 : format.multiply(beta, old);
    }
    return beta == 0 ? format.multiply(alpha, p) : format.fma(alpha, p, format.multiply(beta, old));
  }

  /** About so many elements of the result have the bits of the specification, the frame its own. */
  void checkBits(Frame out, int elements) {
    double[] x = left();
    double[] y = right();
    int k = k();
    for (int p = 0; p < m() * n(); p += TileProperties.stride(out, elements)) {
      int i = p / n();
      int j = p % n();
      double product = ScalarSpec.chain(format, x, i * k, y, j * k, k);
      Check.same(
          expected(product, c.get(i, j)),
          out.get(i, j),
          () -> this + ", element (" + i + ", " + j + ")");
    }
    Check.that(out.outsideIs(CANARY), () -> this + " wrote outside");
  }

  @Override
  public String toString() {
    return format + " " + form + " " + new Shape(m(), n(), k()) + ", " + alpha + " and " + beta;
  }
}
