package dev.lanewise.objects;

import dev.lanewise.matrix.CapacityException;
import java.util.Arrays;

/**
 * The gap-weighted subsequence kernel SSK(n, lambda): sequences are alike when they share
 * subsequences of n symbols, contiguous or not, and the more so the closer together these are.
 *
 * <pre>
 *   phi_u(s) = sum over all i1 &lt; ... &lt; in with s[i1] ... s[in] = u of lambda^(in - i1 + 1)
 * </pre>
 *
 * With "cat" and "car" and n = 2 only "ca" is common, lambda^2 in each: K = lambda^4.
 *
 * <p>By dynamic programming over prefixes, O(n |s| |t|) time, O(n min(|s|, |t|)) memory. K'_i
 * counts subsequences of i symbols as if they went on to the end of the prefix, K''_i those of them
 * that end with the last symbol of s:
 *
 * <pre>
 *   K'_0(s, t)    = 1
 *   K''_i(sx, ty) = lambda K''_i(sx, t) + [x = y] lambda^2 K'_(i-1)(s, t)
 *   K'_i(sx, t)   = lambda K'_i(s, t) + K''_i(sx, t)
 *   K_n(sx, t)    = K_n(s, t) + sum over j with t[j] = x of lambda^2 K'_(n-1)(s, t[1..j-1])
 * </pre>
 *
 * All terms are positive: where nothing underflows, the relative error is at most gamma(4 (|s| +
 * |t| + n)). Symmetric bit for bit. Very long sequences of few symbols may leave the range of
 * doubles for lambda near 1; {@link ObjectGram} refuses that. {@link CapacityException} when n
 * min(|s|, |t|) doubles fit into no array.
 *
 * <p>(Lodhi, Saunders, Shawe-Taylor, Cristianini, Watkins, Text Classification using String
 * Kernels, 2002.) For texts see {@link TextKernels#subsequences}.
 *
 * @param n symbols of a subsequence, at least 1
 * @param lambda what a subsequence loses for each place it stretches over; above 0, at most 1
 */
public record SubsequenceKernel(int n, double lambda) implements PreparedKernel<int[], int[]> {
  /**
   * @throws IllegalArgumentException naming the number that is out of its range
   */
  public SubsequenceKernel {
    Counts.requirePositive("n", n);
    Counts.requireDecay(lambda);
  }

  /** A copy. */
  @Override
  public int[] prepare(int[] sequence) {
    return sequence.clone();
  }

  @Override
  public double preparedValue(int[] a, int[] b) {
    return Sequences.inOrder(a, b) ? sum(b, a) : sum(a, b);
  }

  /** One symbol of s after the other; {@code prefix[j * n + i]} is K'_i of s and t up to j. */
  private double sum(int[] s, int[] t) {
    if (n > t.length) {
      return 0; // the shorter one has no subsequence of n symbols
    }
    CapacityException.check(
        "subsequences of " + n + " symbols, of " + t.length,
        CapacityException.bytes(n, t.length, Double.BYTES),
        CapacityException.bytes(CapacityException.LARGEST_ARRAY, 1, Double.BYTES),
        "count shorter ones");
    double[] prefix = new double[n * t.length];
    double[] ending = new double[n]; // K''_i(sx, t[1..j])
    double[] before = new double[n]; // K'_i(s, t[1..j-1]), of s without x
    double total = 0;
    for (int x : s) {
      Arrays.fill(ending, 0);
      Arrays.fill(before, 0);
      before[0] = 1;
      total += row(x, t, prefix, ending, before);
    }
    return total;
  }

  /** Goes from s to sx and returns what K_n gains. */
  private double row(int x, int[] t, double[] prefix, double[] ending, double[] before) {
    double squared = lambda * lambda;
    double gained = 0;
    for (int j = 0; j < t.length; j++) {
      int at = j * n;
      boolean same = t[j] == x;
      if (same) {
        gained += squared * before[n - 1];
      }
      for (int i = n - 1; i >= 1; i--) {
        ending[i] = lambda * ending[i] + (same ? squared * before[i - 1] : 0);
      }
      for (int i = 1; i < n; i++) {
        before[i] = prefix[at + i];
        prefix[at + i] = lambda * prefix[at + i] + ending[i];
      }
    }
    return gained;
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
