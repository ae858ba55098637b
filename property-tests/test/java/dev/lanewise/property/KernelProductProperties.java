package dev.lanewise.property;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.approximation.FloatKernelProduct;
import dev.lanewise.approximation.KernelProduct;
import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** Products with kernel matrices that are not stored, against the stored ones. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class KernelProductProperties {
  private static final Format D = Format.DOUBLE;

  /**
   * A product with its rows and vectors.
   *
   * @param a n x d rows
   * @param b m x d landmarks
   * @param v t x m vectors
   */
  private record Case(Kernel kernel, Format format, Frame a, Frame b, Frame v) {
    static Case draw(Format format, SplittableRandom random) {
      int n = 1 + (random.nextInt(6) == 0 ? random.nextInt(2500) : random.nextInt(150));
      int m = 1 + (random.nextInt(4) == 0 ? random.nextInt(900) : random.nextInt(80));
      int d = 1 + random.nextInt(12);
      int t = 1 + random.nextInt(3);
      Kernel kernel =
          switch (random.nextInt(4)) {
            case 0 -> new LinearKernel();
            case 1 -> new PolynomialKernel(0.3, 1, 3);
            case 2 -> new SigmoidKernel(0.2, -0.1);
            default -> new RbfKernel(Math.pow(10, 2 * random.nextDouble() - 1.5));
          };
      return new Case(
          kernel,
          format,
          Frame.dense(Values.NORMAL.draw(n * d, format, random), n, d),
          Frame.dense(Values.NORMAL.draw(m * d, format, random), m, d),
          Frame.dense(Values.NORMAL.draw(t * m, D, random), t, m));
    }

    KernelProduct product() {
      return format == Format.FLOAT
          ? new FloatKernelProduct(kernel, RowsOp.floats(a), RowsOp.floats(b))
          : new DoubleKernelProduct(kernel, RowsOp.doubles(a), RowsOp.doubles(b));
    }

    KernelProduct product(Arena arena) {
      return format == Format.FLOAT
          ? new FloatKernelProduct(kernel, RowsOp.floats(a, arena), RowsOp.floats(b, arena))
          : new DoubleKernelProduct(kernel, RowsOp.doubles(a, arena), RowsOp.doubles(b, arena));
    }

    /** The stored matrix, in the bits the library computes. */
    Frame stored() {
      return KernelOp.crossGram(kernel).of(format, a, b);
    }
  }

  /** K v within gamma(m / 256 + 13) |K| |v| of the stored matrix times v. */
  @Property
  void productsAreWithinTheBoundOfTheirSums(@ForAll Format format, @ForAll long seed) {
    Case c = Case.draw(format, new SplittableRandom(seed));
    Frame k = c.stored();
    int m = c.b().rows();
    DoubleMatrix out = c.product().multiply(RowsOp.doubles(c.v()), RowPartition.caller());
    for (int t = 0; t < c.v().rows(); t++) {
      for (int i = 0; i < c.a().rows(); i++) {
        double exact =
            DoubleDouble.dot(k.values(), k.row(i), c.v().values(), c.v().row(t), m).toDouble();
        double size = 0;
        for (int j = 0; j < m; j++) {
          size += Math.abs(k.get(i, j) * c.v().get(t, j));
        }
        double bound = Bounds.gamma(D, m / 256 + 14) * size * (1 + 1e-9);
        int row = i;
        Check.within(
            Math.abs(out.get(t, i) - exact),
            bound,
            () -> c.kernel() + " of " + format + " row " + row);
      }
    }
  }

  /** K' (K v) has, for the u it computes, the bits of chains over parts of rows. */
  @Property
  void theFusedProductIsTheTwoProductsInTheirOrder(@ForAll Format format, @ForAll long seed) {
    Case c = Case.draw(format, new SplittableRandom(seed));
    Frame k = c.stored();
    KernelProduct product = c.product();
    DoubleMatrix v = RowsOp.doubles(c.v());
    DoubleMatrix u = product.multiply(v, RowPartition.caller());
    double[] expected = new double[c.v().rows() * c.b().rows()];
    for (int t = 0; t < c.v().rows(); t++) {
      for (int j = 0; j < c.b().rows(); j++) {
        double sum = 0;
        for (int part = 0; part < c.a().rows(); part += 1024) {
          double chain = 0;
          for (int i = part; i < Math.min(part + 1024, c.a().rows()); i++) {
            chain = Math.fma(u.get(t, i), k.get(i, j), chain);
          }
          sum += chain;
        }
        expected[t * c.b().rows() + j] = sum;
      }
    }
    Check.same(
        expected,
        product.normal(v, RowPartition.caller()).array(),
        () -> c.kernel() + " of " + format);
  }

  /** 1 to 4 threads, heap or segment, one vector or several: the same bits. */
  @Property(tries = 30)
  void splitPlaceAndOtherVectorsDoNotShow(@ForAll Format format, @ForAll long seed) {
    Case c = Case.draw(format, new SplittableRandom(seed));
    KernelProduct product = c.product();
    DoubleMatrix v = RowsOp.doubles(c.v());
    double[] kv = product.multiply(v, RowPartition.caller()).array();
    double[] normal = product.normal(v, RowPartition.caller()).array();
    try (Arena arena = Arena.ofShared()) {
      KernelProduct segment = c.product(arena);
      for (int threads = 1; threads <= 4; threads++) {
        RowPartition some = Threads.of(threads);
        Check.same(kv, product.multiply(v, some).array(), () -> "K v on threads");
        Check.same(normal, product.normal(v, some).array(), () -> "K' K v on threads");
        Check.same(kv, segment.multiply(v, some).array(), () -> "K v of segments");
        Check.same(normal, segment.normal(v, some).array(), () -> "K' K v of segments");
      }
    }
    double[] first = product.multiply(v.rowRange(0, 1), RowPartition.caller()).array();
    for (int i = 0; i < first.length; i++) {
      Check.same(kv[i], first[i], () -> "a vector alone");
    }
  }
}
