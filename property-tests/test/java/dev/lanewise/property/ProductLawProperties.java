package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P21, P24, P25 and P27: what products of matrices have to do with each other. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ProductLawProperties {
  private static final LevelThree GRAM = LevelThree.GRAM;

  /** Roundings an element of a chunked product of this depth passes, as a factor. */
  private static double gamma(Format f, int k) {
    return Bounds.gamma(f, Bounds.chunkedRoundings(k));
  }

  private static Frame operand(Format f, SplittableRandom random) {
    int n = 1 + random.nextInt(40);
    int k = 1 + (random.nextInt(3) == 0 ? 250 + random.nextInt(300) : random.nextInt(60));
    return Frame.draw(f, n, k, random);
  }

  /** |x_i|.|x_j|, rounded up. */
  private static double magnitude(Frame x, int i, int j) {
    return ExactDot.ofMagnitudes(x.values(), x.row(i), x.values(), x.row(j), x.cols()).toDoubleUp();
  }

  /**
   * P21: features in another order are other chains: each is within gamma |X| |X'| of the same
   * exact matrix, so the two are within twice that.
   */
  @Property
  void theOrderOfFeaturesStaysWithinTwiceTheBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operand(f, random);
    int[] order = shuffled(x.cols(), random);
    double[] permuted = new double[x.rows() * x.cols()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        permuted[i * x.cols() + j] = x.get(i, order[j]);
      }
    }
    Frame y = Frame.dense(permuted, x.rows(), x.cols());
    Frame g = GRAM.of(f, x, x);
    Frame h = GRAM.of(f, y, y);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        double bound = 2 * Bounds.up(gamma(f, x.cols()) * magnitude(x, i, j));
        Check.within(
            Math.abs(g.get(i, j) - h.get(i, j)),
            Bounds.up(bound + 2 * x.cols() * f.eta()) * (1 + 0x1p-50),
            () -> f + " features permuted, " + LevelThreeChecks.shape(x, x));
      }
    }
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = order[i];
      order[i] = order[j];
      order[j] = v;
    }
    return order;
  }

  /** P25: Gram([X | Z]) is Gram(X) + Gram(Z) within the bounds of the three. */
  @Property
  void gramMatricesOfFeaturesSideBySideAdd(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operand(f, random);
    Frame z = Frame.draw(f, x.rows(), 1 + random.nextInt(300), random);
    Frame both = sideBySide(x, z);
    Frame gx = GRAM.of(f, x, x);
    Frame gz = GRAM.of(f, z, z);
    Frame g = GRAM.of(f, both, both);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        double size = magnitude(both, i, j);
        double bound = 2 * Bounds.up(gamma(f, both.cols()) * size) + 2 * both.cols() * f.eta();
        double difference =
            DoubleDouble.sum(gx.get(i, j), gz.get(i, j)).minus(g.get(i, j)).abs().toDouble();
        Check.within(
            difference,
            Bounds.up(bound) * (1 + 0x1p-50),
            () -> f + " side by side, " + LevelThreeChecks.shape(x, z));
      }
    }
  }

  private static Frame sideBySide(Frame x, Frame z) {
    int cols = x.cols() + z.cols();
    double[] values = new double[x.rows() * cols];
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(x.values(), x.row(i), values, i * cols, x.cols());
      System.arraycopy(z.values(), z.row(i), values, i * cols + x.cols(), z.cols());
    }
    return Frame.dense(values, x.rows(), cols);
  }

  /**
   * P24: C t = A (B t) for a vector of small integers, within gamma |A| |B| |t|: every one of the
   * four million elements of C counts, at the price of three products with a vector.
   */
  @Example
  void aLargeProductActsOnAVectorAsItsFactorsDo() {
    SplittableRandom random = new SplittableRandom(24);
    int n = 2000;
    int k = 300;
    for (Format f : Format.values()) {
      for (GemmForm form : new GemmForm[] {GemmForm.NN, GemmForm.TT}) {
        double[] a = Values.UNIFORM.draw(n * k, f, random);
        double[] b = Values.UNIFORM.draw(k * n, f, random);
        double[] t = random.ints(n, -4, 5).asDoubleStream().toArray();
        boolean turned = form == GemmForm.TT;
        GemmCase g =
            new GemmCase(
                f,
                form,
                1,
                Frame.dense(a, turned ? k : n, turned ? n : k),
                Frame.dense(b, turned ? n : k, turned ? k : n),
                0,
                Frame.dense(new double[n * n], n, n));
        checkAction(g, t);
      }
    }
  }

  private static void checkAction(GemmCase g, double[] t) {
    Frame c = g.run(Threads.of(2));
    double[] x = g.left();
    double[] bt = GemmCase.turned(Frame.dense(g.right(), g.n(), g.k())).values();
    int n = g.n();
    int k = g.k();
    DoubleDouble[] inner = new DoubleDouble[k];
    double[] size = new double[k];
    for (int l = 0; l < k; l++) {
      inner[l] = DoubleDouble.dot(bt, l * n, t, 0, n);
      for (int j = 0; j < n; j++) {
        size[l] += Math.abs(bt[l * n + j] * t[j]);
      }
    }
    double gamma = gamma(g.format(), k);
    for (int i = 0; i < g.m(); i++) {
      DoubleDouble exact = DoubleDouble.ZERO;
      double magnitude = 0;
      for (int l = 0; l < k; l++) {
        exact = exact.plus(inner[l].times(x[i * k + l]));
        magnitude += Math.abs(x[i * k + l]) * size[l];
      }
      DoubleDouble acted = DoubleDouble.dot(c.values(), i * n, t, 0, n);
      int row = i;
      Check.within(
          acted.minus(exact).abs().toDouble(),
          gamma * magnitude * (1 + 0x1p-30),
          () -> g + ", row " + row + " times a vector");
    }
  }

  /** P27: signed permutations, powers of two on the diagonal, Hadamard rows: nothing is rounded. */
  @Example
  void matricesWhoseProductsAreExact() {
    SplittableRandom random = new SplittableRandom(27);
    for (Format f : Format.values()) {
      for (GemmForm form : GemmForm.values()) {
        int n = 64;
        int cols = 130;
        double[] b = Values.SPREAD.draw(n * cols, f, random);
        int[] order = shuffled(n, random);
        double[] a = new double[n * n];
        double[] expected = new double[n * cols];
        for (int i = 0; i < n; i++) {
          double scale = Math.scalb(i % 2 == 0 ? 1.0 : -1.0, i % 11 - 5);
          a[i * n + order[i]] = scale;
          for (int j = 0; j < cols; j++) {
            expected[i * cols + j] = scale * b[order[i] * cols + j];
          }
        }
        Check.same(
            expected,
            product(f, form, Frame.dense(a, n, n), Frame.dense(b, n, cols)),
            () -> f + " " + form + " scaled permutation");
        double[] hadamard = new double[n * n];
        double[] diagonal = new double[n * n];
        for (int p = 0; p < n * n; p++) {
          hadamard[p] = Integer.bitCount(p / n & p % n) % 2 == 0 ? 1 : -1;
          diagonal[p] = p / n == p % n ? n : 0.0;
        }
        Frame h = Frame.dense(hadamard, n, n);
        Check.same(diagonal, product(f, form, h, h), () -> f + " " + form + " Hadamard");
      }
    }
  }

  private static double[] product(Format f, GemmForm form, Frame a, Frame b) {
    Frame left = form.turnsA() ? GemmCase.turned(a) : a;
    Frame right = form.turnsB() ? GemmCase.turned(b) : b;
    Frame c = Frame.dense(new double[a.rows() * b.cols()], a.rows(), b.cols());
    return new GemmCase(f, form, 1, left, right, 0, c).run().values();
  }
}
