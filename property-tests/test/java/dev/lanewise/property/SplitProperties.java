package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.select.KFold;
import dev.lanewise.select.Split;
import dev.lanewise.select.TrainTestSplit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P91: parts of the data for training and testing. */
@PropertyDefaults(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SplitProperties {
  /** Some folds of some examples; labels may be few, unequal, and any ints. */
  private record Case(int[] labels, KFold folds, boolean stratified, long seed) {
    static Case draw(SplittableRandom random) {
      int k = 2 + random.nextInt(random.nextBoolean() ? 4 : 20);
      int n = k + random.nextInt(120);
      int[] names = random.ints(1 + random.nextInt(6)).toArray();
      int[] labels = new int[n];
      for (int i = 0; i < n; i++) {
        // the first class more often: it has k examples at least
        labels[i] = i < k ? names[0] : names[random.nextInt(1 + random.nextInt(names.length))];
      }
      for (int i = n - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int moved = labels[i];
        labels[i] = labels[j];
        labels[j] = moved;
      }
      long seed = random.nextLong();
      KFold folds = random.nextBoolean() ? KFold.inOrder(k) : KFold.shuffled(k, seed);
      return new Case(labels, folds, random.nextBoolean(), seed);
    }

    int n() {
      return labels.length;
    }

    List<Split> splits() {
      return stratified ? folds.stratified(labels) : folds.split(n());
    }

    int[] classes() {
      return Arrays.stream(labels).distinct().toArray();
    }
  }

  @Property
  void everyExampleIsTestedOnceAndTrainedOnOtherwise(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    List<Split> splits = c.splits();
    assertEquals(c.folds().k(), splits.size());
    int[] tested = new int[c.n()];
    for (Split split : splits) {
      requireParts(split, c.n());
      Arrays.stream(split.test()).forEach(i -> tested[i]++);
    }
    assertTrue(Arrays.stream(tested).allMatch(times -> times == 1), Arrays.toString(tested));
  }

  /** Both ascend, and together they are all examples. */
  private static void requireParts(Split split, int n) {
    boolean[] inTest = new boolean[n];
    Arrays.stream(split.test()).forEach(i -> inTest[i] = true);
    assertArrayEquals(IntStream.range(0, n).filter(i -> inTest[i]).toArray(), split.test());
    assertArrayEquals(IntStream.range(0, n).filter(i -> !inTest[i]).toArray(), split.train());
  }

  @Property
  void foldsAndClassesDifferByOneAtMost(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    requireEven(c.splits(), i -> true);
    for (int label : c.stratified() ? c.classes() : new int[0]) {
      requireEven(c.splits(), i -> c.labels()[i] == label);
    }
  }

  private static void requireEven(List<Split> splits, IntPredicate of) {
    long[] sizes =
        splits.stream().mapToLong(s -> Arrays.stream(s.test()).filter(of).count()).toArray();
    long most = Arrays.stream(sizes).max().orElseThrow();
    assertTrue(most - Arrays.stream(sizes).min().orElseThrow() <= 1, Arrays.toString(sizes));
  }

  /** Blocks: neither of all examples nor of a class does any come after one of a later fold. */
  @Property
  void foldsInOrderAreBlocks(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    KFold folds = KFold.inOrder(c.folds().k());
    requireBlocks(folds.split(c.n()), i -> true);
    for (int label : c.classes()) {
      requireBlocks(folds.stratified(c.labels()), i -> c.labels()[i] == label);
    }
  }

  private static void requireBlocks(List<Split> splits, IntPredicate of) {
    int last = -1;
    for (Split split : splits) {
      int[] some = Arrays.stream(split.test()).filter(of).toArray();
      assertTrue(some.length == 0 || some[0] > last);
      last = some.length == 0 ? last : some[some.length - 1];
    }
  }

  @Property
  void theSeedAndNothingElseDecides(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    List<Split> once = c.splits();
    List<Split> again = c.splits();
    for (int f = 0; f < once.size(); f++) {
      assertArrayEquals(once.get(f).test(), again.get(f).test());
    }
  }

  @Property
  void aSplitHasItsSizeAndShares(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = random.ints(4 + random.nextInt(200), 0, 1 + random.nextInt(4)).toArray();
    int n = labels.length;
    int test = 1 + random.nextInt(n - 1);
    Split plain = TrainTestSplit.ofCount(n, test, seed);
    requireParts(plain, n);
    assertEquals(test, plain.test().length);
    int[] sizes = new int[4];
    Arrays.stream(labels).forEach(l -> sizes[l]++);
    long classes = Arrays.stream(sizes).filter(s -> s > 0).count();
    if (Arrays.stream(sizes).anyMatch(s -> s == 1) || Math.min(test, n - test) < classes) {
      return;
    }
    Split split = TrainTestSplit.stratifiedCount(labels, test, seed);
    requireParts(split, n);
    assertEquals(test, split.test().length);
    for (int l = 0; l < 4; l++) {
      int label = l;
      long found = Arrays.stream(split.test()).filter(i -> labels[i] == label).count();
      long off = found * n - (long) sizes[l] * test; // n times what it is off by
      assertTrue(Math.abs(off) < n, found + " of " + sizes[l] + " at " + test + " of " + n);
    }
  }

  /** All sets of 2 of 5 as often as any other, to five standard deviations. */
  @Property(tries = 1)
  void everySetIsAsLikely() {
    int[] found = new int[32];
    for (long seed = 0; seed < 10_000; seed++) {
      int[] test = TrainTestSplit.ofCount(5, 2, seed).test();
      found[1 << test[0] | 1 << test[1]]++;
    }
    for (int set = 0; set < 32; set++) {
      int expected = Integer.bitCount(set) == 2 ? 1000 : 0;
      assertTrue(Math.abs(found[set] - expected) <= expected / 1000 * 150, set + ": " + found[set]);
    }
  }
}
