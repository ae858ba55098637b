package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P15 to P20, P22, P23 and P27 for the Gram matrix. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class GramProperties {
  private static final LevelThree OP = LevelThree.GRAM;

  private static Frame operand(Format f, SplittableRandom random) {
    int n = random.nextInt(5) == 0 ? 250 + random.nextInt(300) : random.nextInt(140);
    int k = random.nextInt(3) == 0 ? 250 + random.nextInt(300) : random.nextInt(40);
    return Frame.draw(f, n, n > 200 ? k % 40 : k, random);
  }

  /** P15, P16, P17: bound and bits of the specification, symmetric bit for bit. */
  @Property
  void gramIsTheSymmetricMatrixOfTheSpecification(@ForAll Format f, @ForAll long seed) {
    Frame x = operand(f, new SplittableRandom(seed));
    Frame g = OP.of(f, x, x);
    TileProperties.checkBound(f, x, x, g);
    int step = 1 + x.rows() * x.rows() / 4000;
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        int r = i;
        int c = j;
        Check.same(g.get(i, j), g.get(j, i), () -> f + " not symmetric at " + r + ", " + c);
        if (j % step == i % step) {
          Check.same(
              ScalarSpec.chain(f, x.values(), x.row(i), x.values(), x.row(j), x.cols()),
              g.get(i, j),
              () -> f + " (" + r + ", " + c + ") of " + x.rows() + " rows of " + x.cols());
        }
      }
    }
  }

  /** P17: the Gram matrix is the cross-Gram matrix of the rows with themselves. */
  @Property
  void gramIsTheCrossGramWithItself(@ForAll Format f, @ForAll long seed) {
    Frame x = operand(f, new SplittableRandom(seed));
    Check.same(
        LevelThree.CROSS_GRAM.of(f, x, x).values(),
        OP.of(f, x, x).values(),
        () -> f + " " + x.rows() + " rows of " + x.cols());
  }

  /** P18. */
  @Property(tries = 40)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    Frame x = operand(f, new SplittableRandom(seed));
    LevelThreeChecks.threadsDoNotShow(OP, f, x, x);
  }

  /** P19, P20: the rows in another order, repeated or alone. */
  @Property
  void rowsAreIndependent(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operand(f, random);
    LevelThreeChecks.rowsAreIndependent(OP, f, x, x, random);
  }

  /** P22, P23. */
  @Property
  void onlyTheResultIsWritten(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operand(f, random);
    LevelThreeChecks.onlyTheResultIsWritten(OP, f, x, x, random);
  }

  /** Native memory gives the bits of arrays. */
  @Property(tries = 40)
  void storageDoesNotShow(@ForAll Format f, @ForAll long seed) {
    Frame x = operand(f, new SplittableRandom(seed));
    LevelThreeChecks.storageDoesNotShow(OP, f, x, x);
  }

  /** P27: permutations, powers of two and small integers give exact results. */
  @Example
  void exactCases() {
    SplittableRandom random = new SplittableRandom(27);
    for (Format f : Format.values()) {
      int n = 67;
      double[] permutation = new double[n * n];
      double[] identity = new double[n * n];
      for (int i = 0; i < n; i++) {
        permutation[i * n + (i * 29 + 3) % n] = i % 2 == 0 ? 1 : -1;
        identity[i * n + i] = 1;
      }
      Frame g = OP.of(f, Frame.dense(permutation, n, n), Frame.dense(permutation, n, n));
      Check.same(identity, g.values(), () -> f + " signed permutation");
      int k = 300;
      double[] x = Values.INTEGERS.draw(11 * k, f, random);
      for (int p = 0; f == Format.FLOAT && p < x.length; p++) {
        x[p] %= 128; // sums of 300 products below 2^24
      }
      Frame integers = Frame.dense(x, 11, k);
      Frame exact = OP.of(f, integers, integers);
      for (int i = 0; i < 11; i++) {
        for (int j = 0; j < 11; j++) {
          long dot = 0;
          for (int q = 0; q < k; q++) {
            dot += (long) x[i * k + q] * (long) x[j * k + q];
          }
          Check.same(dot, exact.get(i, j) + 0.0, () -> f + " integers");
        }
      }
    }
  }
}
