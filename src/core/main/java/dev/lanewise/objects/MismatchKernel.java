package dev.lanewise.objects;

/**
 * The (k, m)-mismatch kernel: each run of k symbols counts for all words of k letters that differ
 * from it in at most m places.
 *
 * <pre>
 *   phi_w(s) = number of runs r of s with d(r, w) &lt;= m          w any word of k letters
 *   K(s, t)  = sum over runs p of s and q of t of N(d(p, q))       d: places where they differ
 * </pre>
 *
 * N(d), how many words lie within m of two words d apart, is a table of k + 1 numbers, so that no
 * word is ever listed. Along a diagonal of all pairs (p, q) the distance changes by the places that
 * come and go: O(|s| |t|) for any k and m. Exact while below 2^53, and symmetric bit for bit
 * beyond.
 *
 * <p>(Leslie, Eskin, Cohen, Weston, Noble, Mismatch string kernels for discriminative protein
 * classification, 2004, define it; the sum over pairs of runs is their inner product rearranged.)
 *
 * <p>For texts see {@link TextKernels#mismatch}.
 */
public final class MismatchKernel implements PreparedKernel<int[], int[]> {
  private static final int LONGEST = 100;

  private final int k;
  private final int m;
  private final int letters;
  private final double[] common;

  /**
   * @param k length of the runs, 1 to 100; a sequence that is shorter has none
   * @param m mismatches that are allowed, 0 to k
   * @param letters of the alphabet, at least 1; symbols are the numbers 0 to letters - 1
   * @throws IllegalArgumentException naming the number that is out of its range
   */
  public MismatchKernel(int k, int m, int letters) {
    Counts.requirePositive("k", k);
    if (k > LONGEST) {
      throw new IllegalArgumentException("k is " + k + ", expected at most " + LONGEST);
    }
    Counts.requirePositive("letters", letters);
    if (m < 0 || m > k) {
      throw new IllegalArgumentException("m is " + m + ", expected 0 to k = " + k);
    }
    this.k = k;
    this.m = m;
    this.letters = letters;
    this.common = new double[k + 1];
    for (int d = 0; d <= Math.min(k, 2 * m); d++) { // no word is near both of two further apart
      common[d] = common(d);
    }
  }

  /**
   * Words within m of both of two words that differ in d places. Of these d places a word agrees
   * with the first in {@code a}, with the second in {@code b}; of the others it differs from both
   * in {@code e}.
   */
  private double common(int d) {
    double sum = 0;
    for (int a = 0; a <= d; a++) {
      for (int b = 0; a + b <= d; b++) {
        int most = Math.min(k - d, m - d + Math.min(a, b)); // of e
        double here =
            most < 0 ? 0 : choose(d, a) * choose(d - a, b) * power(letters - 2, d - a - b);
        double ways = 1; // choose(k - d, e) (letters - 1)^e
        for (int e = 0; e <= most; e++) {
          sum += here * ways;
          ways = ways * (k - d - e) / (e + 1) * (letters - 1);
        }
      }
    }
    return sum;
  }

  private static double choose(int n, int r) {
    double c = 1;
    for (int i = 1; i <= r; i++) {
      c = c * (n - r + i) / i;
    }
    return c;
  }

  private static double power(int base, int exponent) {
    double p = 1;
    for (int i = 0; i < exponent; i++) {
      p *= base;
    }
    return p;
  }

  /**
   * A copy.
   *
   * @throws IllegalArgumentException when a symbol is not in 0 to letters - 1, naming its position
   */
  @Override
  public int[] prepare(int[] sequence) {
    int[] own = sequence.clone();
    for (int i = 0; i < own.length; i++) {
      if (own[i] < 0 || own[i] >= letters) {
        throw new IllegalArgumentException(
            "symbol "
                + own[i]
                + " at position "
                + i
                + " is not one of the "
                + letters
                + " letters from 0 on");
      }
    }
    return own;
  }

  @Override
  public double preparedValue(int[] s, int[] t) {
    return Sequences.inOrder(s, t) ? sum(t, s) : sum(s, t);
  }

  /** Diagonal by diagonal; t is not longer than s. */
  private double sum(int[] s, int[] t) {
    if (k > t.length) {
      return 0;
    }
    double sum = 0;
    for (int shift = k - s.length; shift <= t.length - k; shift++) {
      sum += diagonal(s, Math.max(0, -shift), t, Math.max(0, shift));
    }
    return sum;
  }

  /** All pairs of runs that begin at (i, j), (i + 1, j + 1), ... */
  private double diagonal(int[] s, int i, int[] t, int j) {
    int n = Math.min(s.length - i, t.length - j);
    double sum = 0;
    int d = 0;
    for (int end = 0; end < n; end++) {
      d += s[i + end] != t[j + end] ? 1 : 0;
      int gone = end - k;
      if (gone >= 0) {
        d -= s[i + gone] != t[j + gone] ? 1 : 0;
      }
      if (end >= k - 1) {
        sum += common[d];
      }
    }
    return sum;
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }

  @Override
  public String toString() {
    return "MismatchKernel[k=" + k + ", m=" + m + ", letters=" + letters + "]";
  }
}
