package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.DoubleSharedGram;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.FloatSharedGram;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P17, P18 and P23 for Gram matrices of several kernels from the same products or distances. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SharedGramProperties {
  /** The Gram matrix of the second kernel, after that of the first, in a frame of NaN. */
  private static Frame gram(
      Format f, EpilogueKernel first, EpilogueKernel second, Frame x, RowPartition p) {
    int n = x.rows();
    Frame out = Frame.around(new double[n * n], n, n, 3, 2, Double.NaN);
    if (f == Format.FLOAT) {
      FloatSharedGram shared = FloatSharedGram.of(first, RowsOp.floats(x), p);
      float[] values = Narrow.floats(out.values());
      shared.gram(first, RowsOp.view(values, out), p);
      shared.gram(second, RowsOp.view(values, out), p);
      Narrow.back(values, out.values());
    } else {
      DoubleSharedGram shared = DoubleSharedGram.of(first, RowsOp.doubles(x), p);
      shared.gram(first, RowsOp.doubles(out), p);
      shared.gram(second, RowsOp.doubles(out), p);
    }
    return out;
  }

  private static EpilogueKernel epilogue(SplittableRandom random) {
    Kernel kernel = KernelProperties.drawKernel(random);
    return kernel instanceof EpilogueKernel e ? e : new RbfKernel(1);
  }

  /** Values of the formula within twice the promise, symmetric bit for bit, nothing outside. */
  @Property
  void valuesAreThoseOfTheKernelItself(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EpilogueKernel kernel = epilogue(random);
    EpilogueKernel first = epilogue(random);
    while (first instanceof RbfKernel != kernel instanceof RbfKernel) {
      first = epilogue(random);
    }
    int n = random.nextInt(80);
    int cols = 1 + random.nextInt(20);
    double[] values = Values.NORMAL.draw(n * cols, f, random);
    double centre = random.nextInt(3) == 0 ? 100 : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = f.round(values[i] + centre);
    }
    for (int i = 1; i < n; i += 5) {
      System.arraycopy(values, 0, values, i * cols, cols);
    }
    Frame x = Frame.around(values, n, cols, random.nextInt(4), random.nextInt(3), Double.NaN);
    Frame k = gram(f, first, kernel, x, Threads.of(2));
    Check.that(k.outsideIs(Double.NaN), () -> f + " wrote outside, " + kernel);
    Frame direct = KernelOp.gram(kernel).of(f, x, x);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double v = k.get(i, j);
        Check.same(k.get(j, i), v, () -> f + " " + kernel + " is not symmetric");
        if (kernel instanceof RbfKernel(double gamma)) {
          // both keep the promise for exponents: relative eta, or eta / 8 where that is more
          double t = gamma * ReferenceKernel.squaredDistance(x, i, x, j).toDouble();
          double eta = DistanceProperties.eta(f);
          double shift = 2 * Math.max(eta * t, eta / 8) + 8 * f.unit() * t;
          double most = Math.max(v, direct.get(i, j)) * Math.expm1(shift) + 4 * f.unit() * v;
          Check.within(Math.abs(v - direct.get(i, j)), most + 2 * f.eta(), () -> f + " " + kernel);
        } else {
          Check.same(direct.get(i, j), v, () -> f + " " + kernel);
        }
      }
    }
    Frame again = gram(f, kernel, kernel, x, Threads.of(4));
    Check.same(k.values(), again.values(), () -> f + " on threads, " + kernel);
  }
}
