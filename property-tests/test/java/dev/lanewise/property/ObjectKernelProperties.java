package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.objects.ObjectKernel;
import dev.lanewise.objects.SubsetTreeKernel;
import dev.lanewise.objects.SubtreeKernel;
import dev.lanewise.objects.TextKernels;
import dev.lanewise.objects.Tree;
import dev.lanewise.oracle.PlainObjects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** Kernels on texts and trees against their feature maps, every feature listed. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ObjectKernelProperties {
  private static final double U = 0x1p-53;

  static String text(SplittableRandom random, int longest, String letters) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(longest + 1); n > 0; n--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  static String letters(SplittableRandom random) {
    return "abcd".substring(0, 1 + random.nextInt(4));
  }

  static Tree tree(SplittableRandom random, int deepest) {
    List<Tree> children = new ArrayList<>();
    if (deepest > 1) {
      for (int n = random.nextInt(4) % 3; n > 0; n--) {
        children.add(tree(random, deepest - 1));
      }
    }
    return Tree.of("xy".substring(random.nextInt(2)).substring(0, 1), children);
  }

  /** Powers of two, for which small values are exact, and others. */
  private static double lambda(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1;
      case 1 -> 0.5;
      case 2 -> 0.25;
      default -> 1 - random.nextDouble();
    };
  }

  /** Within so many roundings of the exact value, relative to it; the same either way round. */
  private static <T> void check(BigDecimal exact, int roundings, ObjectKernel<T> kernel, T a, T b) {
    double value = kernel.value(a, b);
    BigDecimal error = exact.subtract(new BigDecimal(value)).abs();
    BigDecimal bound = exact.multiply(new BigDecimal(1.01 * roundings * U));
    Check.that(
        error.compareTo(bound) <= 0,
        () -> kernel + " of " + a + " and " + b + " is " + value + ", exactly " + exact);
    Check.same(value, kernel.value(b, a), () -> kernel + " of " + a + " and " + b + " turned");
  }

  @Property
  void subsequencesAreThoseListed(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String letters = letters(random);
    String s = text(random, 9, letters);
    String t = text(random, 9, letters);
    int n = 1 + random.nextInt(5);
    double lambda = lambda(random);
    BigDecimal exact =
        PlainObjects.dot(
            PlainObjects.subsequences(s, n, lambda), PlainObjects.subsequences(t, n, lambda));
    int roundings = 4 * (s.length() + t.length() + n);
    check(exact, roundings, TextKernels.subsequences(n, lambda), s, t);
  }

  @Property
  void runsAndMismatchesAreThoseListed(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String letters = letters(random);
    String s = text(random, 14, letters);
    String t = text(random, 14, letters);
    int k = 1 + random.nextInt(4);
    int m = random.nextInt(k + 1);
    BigDecimal near =
        PlainObjects.dot(
            PlainObjects.mismatches(s, k, m, letters), PlainObjects.mismatches(t, k, m, letters));
    check(near, 0, TextKernels.mismatch(k, m, letters), s, t);
    BigDecimal same =
        PlainObjects.dot(
            PlainObjects.mismatches(s, k, 0, letters), PlainObjects.mismatches(t, k, 0, letters));
    check(same, 0, TextKernels.spectrum(k), s, t);
    double[] weights = new double[k];
    weights[k - 1] = 3;
    check(same.multiply(new BigDecimal(3)), 0, TextKernels.spectra(weights), s, t);
  }

  /** The sum over features of the products of their counts times a power of lambda. */
  private static BigDecimal dot(
      Map<String, Integer> a, Map<String, Integer> b, double lambda, ToIntFunction<String> power) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String feature : a.keySet()) {
      long pairs = (long) a.get(feature) * b.getOrDefault(feature, 0);
      BigDecimal weight = new BigDecimal(lambda).pow(power.applyAsInt(feature));
      sum = sum.add(weight.multiply(BigDecimal.valueOf(pairs)));
    }
    return sum;
  }

  @Property
  void subtreesAndFragmentsAreThoseListed(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tree a = tree(random, 5);
    Tree b = tree(random, 5);
    double lambda = lambda(random);
    BigDecimal subtrees =
        dot(
            PlainObjects.subtrees(a.toString()),
            PlainObjects.subtrees(b.toString()),
            lambda,
            PlainObjects::nodeCount);
    // A power within an ulp, a product and a sum for each size.
    int roundings = 4 * (int) (a.size() + b.size());
    check(subtrees, roundings, new SubtreeKernel(lambda), a, b);
    BigDecimal fragments =
        dot(
            PlainObjects.fragments(a.toString()),
            PlainObjects.fragments(b.toString()),
            lambda,
            PlainObjects::productionCount);
    check(fragments, roundings, new SubsetTreeKernel(lambda), a, b);
  }

  @Property
  void treesComeBackFromWriting(@ForAll long seed) {
    Tree tree = tree(new SplittableRandom(seed), 6);
    assertEquals(tree, Tree.parse(tree.toString()));
    assertEquals(tree.size(), PlainObjects.nodeCount(tree.toString()));
  }
}
