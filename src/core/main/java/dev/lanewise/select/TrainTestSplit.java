package dev.lanewise.select;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sets some examples aside for testing, at random: every set of them is as likely as any other, one
 * pass over the examples that takes each with probability (still needed) / (still to come) (Fan,
 * Muller and Rezucha, Development of Sampling Plans by Using Sequential (Item by Item) Selection
 * Techniques and a Digital Computer, 1962). The same seed gives the same split everywhere.
 *
 * <p>A stratified split does that class by class. A class of c among n examples gives c m / n of m
 * test examples, rounded down; what is missing is made up by one example each of the classes with
 * the largest remainders, among equals of the smaller label (scikit-learn draws among equals).
 */
public final class TrainTestSplit {
  private TrainTestSplit() {}

  /**
   * Sets a share of n examples aside: {@code ceil(fraction n)}, the product rounded to double as
   * scikit-learn has it, so that 0.07 of 100 are 8.
   *
   * @param fraction above 0 and below 1
   * @throws IllegalArgumentException when it is not, or as {@link #ofCount}
   */
  public static Split ofFraction(int n, double fraction, long seed) {
    return ofCount(n, count(n, fraction), seed);
  }

  /**
   * Sets some of n examples aside.
   *
   * @throws IllegalArgumentException unless 1 &lt;= test &lt; n
   */
  public static Split ofCount(int n, int test, long seed) {
    requireCount(n, test);
    return draw(new int[n], new int[] {n}, new int[] {test}, seed);
  }

  /**
   * Sets a share of the examples aside, of each class alike; see {@link #ofFraction}.
   *
   * @param labels class of each example
   * @throws IllegalArgumentException when the fraction is not above 0 and below 1, or as {@link
   *     #stratifiedCount}
   */
  public static Split stratifiedFraction(int[] labels, double fraction, long seed) {
    return stratifiedCount(labels, count(labels.length, fraction), seed);
  }

  /**
   * Sets some examples aside, of each class alike. As in scikit-learn, a class may still have all
   * its examples in one part when its share is below one example.
   *
   * @param labels class of each example
   * @throws IllegalArgumentException unless 1 &lt;= test &lt; n, when a class has one example only,
   *     or when either part has fewer examples than there are classes
   */
  public static Split stratifiedCount(int[] labels, int test, long seed) {
    int n = labels.length;
    requireCount(n, test);
    int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
    int[] classOf = new int[n];
    int[] sizes = new int[classes.length];
    for (int i = 0; i < n; i++) {
      classOf[i] = Arrays.binarySearch(classes, labels[i]);
      sizes[classOf[i]]++;
    }
    for (int c = 0; c < classes.length; c++) {
      if (sizes[c] < 2) {
        throw new IllegalArgumentException(
            "class " + classes[c] + " has 1 example, a stratified split needs at least 2");
      }
    }
    if (Math.min(test, n - test) < classes.length) {
      throw new IllegalArgumentException(
          (test + " examples to test and " + (n - test) + " to train on, expected at least ")
              + (classes.length + " each, one a class"));
    }
    return draw(classOf, sizes, shares(sizes, n, test), seed);
  }

  private static int count(int n, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "fraction is " + fraction + ", expected a number above 0 and below 1");
    }
    return (int) Math.ceil(fraction * n);
  }

  private static void requireCount(int n, int test) {
    if (test < 1 || test >= n) {
      throw new IllegalArgumentException(
          test + " of " + n + " examples to test, expected at least 1 and fewer than all");
    }
  }

  /** How many of each class are to be tested, by largest remainders; whole numbers throughout. */
  private static int[] shares(int[] sizes, int n, int test) {
    int[] shares = new int[sizes.length];
    long[] remainders = new long[sizes.length];
    int missing = test;
    for (int c = 0; c < sizes.length; c++) {
      shares[c] = (int) ((long) sizes[c] * test / n);
      remainders[c] = (long) sizes[c] * test % n;
      missing -= shares[c];
    }
    for (; missing > 0; missing--) {
      int largest = 0;
      for (int c = 1; c < sizes.length; c++) {
        largest = remainders[c] > remainders[largest] ? c : largest;
      }
      shares[largest]++;
      remainders[largest] = -1;
    }
    return shares;
  }

  /** Takes as many of each class as are needed. */
  private static Split draw(int[] classOf, int[] sizes, int[] needed, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] isTest = new boolean[classOf.length];
    for (int i = 0; i < isTest.length; i++) {
      int c = classOf[i];
      isTest[i] = random.nextInt(sizes[c]--) < needed[c];
      needed[c] -= isTest[i] ? 1 : 0;
    }
    return Split.of(isTest);
  }
}
