package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Spd;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/**
 * P54: blocks do not show. Each element of the factor is what this order of operations gives, bit
 * for bit, whatever the blocking, the threads and the vectors:
 *
 * <pre>
 *   c = a[i][j]
 *   for each 256 columns k before the block of j:  c = c - (chain of FMAs from 0)
 *   strips of 12 columns from there up to that of j: one chain more
 *   columns k of the strip:                         c = fma(-l[j][k], l[i][k], c)
 *   l[i][j] = c / l[j][j],  l[j][j] = sqrt(c)
 * </pre>
 */
@PropertyDefaults(tries = 15, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CholeskyBlockProperties {
  private static final int BLOCK = 256;
  private static final int STRIP = 12;

  /** Orders around strips, blocks of rows and two block columns. */
  private static int order(SplittableRandom random) {
    int[] edges = {11, 12, 13, 25, 255, 256, 257, 260, 351, 352, 353, 512, 517};
    return random.nextInt(3) == 0 ? random.nextInt(120) : edges[random.nextInt(edges.length)];
  }

  private static double[] inOrder(Format f, double[] a, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        int block = j / BLOCK * BLOCK;
        int strip = block + (j - block) / STRIP * STRIP;
        double c = a[i * n + j];
        for (int k = 0; k < strip; k += BLOCK) {
          double chain = 0;
          for (int m = k; m < Math.min(k + BLOCK, strip); m++) {
            chain = f.fma(l[i * n + m], -l[j * n + m], chain);
          }
          c = f.add(c, chain);
        }
        for (int k = strip; k < j; k++) {
          c = f.fma(-l[j * n + k], l[i * n + k], c);
        }
        l[i * n + j] = i == j ? f.round(Math.sqrt(c)) : f.divide(c, l[j * n + j]);
      }
    }
    return l;
  }

  @Property
  void eachElementIsTheSameChainWhateverTheBlocks(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    Format f = random.nextBoolean() ? Format.FLOAT : Format.DOUBLE;
    double condition = Math.pow(f == Format.FLOAT ? 1e3 : 1e9, random.nextDouble());
    double[] a = Spd.withCondition(n, condition, Spd.Spectrum.GEOMETRIC, random);
    for (int i = 0; i < a.length; i++) {
      a[i] = f.round(a[i]);
    }
    double[] expected = inOrder(f, a, n);
    Frame frame = Frame.around(a, n, n, random.nextInt(5), random.nextInt(9), Double.NaN);
    int threads = 1 + random.nextInt(3);
    double[] actual = CholeskyOp.factor(f, frame, Threads.of(threads)).lower();
    Check.same(expected, actual, () -> f + " factor of order " + n);
  }
}
