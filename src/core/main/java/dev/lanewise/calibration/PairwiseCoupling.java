package dev.lanewise.calibration;

import java.util.Arrays;
import java.util.Objects;

/**
 * One probability for each of k classes from those of all pairs (Wu, Lin and Weng, Probability
 * estimates for multi-class classification by pairwise coupling, 2004, their second method).
 *
 * <p>With r(i, j) the probability of i given that it is i or j, the result minimises
 *
 * <pre>  1/2 sum over i, j of (r(j, i) p(i) - r(i, j) p(j))^2 = p'Qp   for p >= 0, sum p = 1</pre>
 *
 * whose solution has all (Qp)(t) equal to p'Qp. Each step solves that equation for one class after
 * the other and brings the sum back to 1. For k = 2 the result is r(0, 1), r(1, 0).
 *
 * <p>LIBSVM stops at a violation of 0.005 / k, or after max(100, k) rounds over all classes; so do
 * the defaults. Pairs that agree with some p, r(i, j) = p(i) / (p(i) + p(j)), give back that p the
 * more exactly the smaller the tolerance. Immutable and thread-safe; the scratch is not.
 */
public final class PairwiseCoupling {
  /** No pair is taken to be surer than this: r is clamped to [1e-7, 1 - 1e-7]. */
  public static final double SMALLEST = 1e-7;

  private final int classes;
  private final double tolerance;
  private final int maxRounds;

  /**
   * The rule of LIBSVM.
   *
   * @throws IllegalArgumentException when there are fewer than two classes
   */
  public PairwiseCoupling(int classes) {
    this(classes, 0.005 / classes, Math.max(100, classes));
  }

  /**
   * @param tolerance largest difference between a (Qp)(t) and p'Qp
   * @param maxRounds rounds over all classes at most
   * @throws IllegalArgumentException when there are fewer than two classes, the tolerance is
   *     negative or NaN, or maxRounds is negative
   */
  public PairwiseCoupling(int classes, double tolerance, int maxRounds) {
    if (classes < 2) {
      throw new IllegalArgumentException("coupling needs at least two classes, got " + classes);
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + ", expected at least 0");
    }
    if (maxRounds < 0) {
      throw new IllegalArgumentException("maxRounds is " + maxRounds + ", expected at least 0");
    }
    this.classes = classes;
    this.tolerance = tolerance;
    this.maxRounds = maxRounds;
  }

  public int classes() {
    return classes;
  }

  /** Number of pairs of classes. */
  public int pairs() {
    return Math.multiplyExact(classes, classes - 1) / 2;
  }

  /** Scratch space for one thread. */
  public Scratch newScratch() {
    return new Scratch(classes);
  }

  /** What a single coupling needs; one for each thread. */
  public static final class Scratch {
    private final double[] q;
    private final double[] qp;

    private Scratch(int classes) {
      q = new double[classes > 2 ? Math.multiplyExact(classes, classes) : 0];
      qp = new double[classes > 2 ? classes : 0];
    }
  }

  /**
   * Probabilities of the classes. Allocates nothing.
   *
   * @param pairs from {@code at} on the probability of the first class of each pair (0,1), (0,2),
   *     ..., (1,2), ...; not NaN
   * @param out receives k probabilities from {@code to} on, positive and with sum 1
   * @param scratch from {@link #newScratch} of this coupling, used by no other thread meanwhile
   * @return whether the tolerance has been reached
   * @throws IndexOutOfBoundsException when the numbers do not lie inside the arrays
   * @throws IllegalArgumentException when one of the pairs is NaN
   */
  public boolean couple(double[] pairs, int at, double[] out, int to, Scratch scratch) {
    Objects.checkFromIndexSize(at, pairs(), pairs.length);
    Objects.checkFromIndexSize(to, classes, out.length);
    if (classes == 2) {
      out[to] = clamped(pairs[at], 0, 1);
      out[to + 1] = 1 - out[to];
      return true;
    }
    fillQ(pairs, at, scratch.q);
    Arrays.fill(out, to, to + classes, 1.0 / classes);
    boolean solved = false;
    for (int round = 0; !solved && round < maxRounds; round++) {
      double pqp = multiply(scratch.q, out, to, scratch.qp);
      solved = violation(scratch.qp, pqp) < tolerance;
      if (!solved) {
        round(scratch.q, pqp, out, to, scratch.qp);
      }
    }
    normalise(out, to);
    return solved;
  }

  private static double clamped(double r, int a, int b) {
    if (Double.isNaN(r)) {
      throw new IllegalArgumentException("the probability of pair (" + a + ", " + b + ") is NaN");
    }
    return Math.clamp(r, SMALLEST, 1 - SMALLEST);
  }

  /** q(t, t) = sum over the others of r(j, t)^2, q(t, j) = -r(j, t) r(t, j). */
  private void fillQ(double[] pairs, int at, double[] q) {
    int k = classes;
    for (int t = 0; t < k; t++) {
      q[t * k + t] = 0;
    }
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        double ofA = clamped(pairs[at++], a, b);
        double ofB = 1 - ofA;
        q[a * k + a] += ofB * ofB;
        q[b * k + b] += ofA * ofA;
        q[a * k + b] = -ofA * ofB;
        q[b * k + a] = -ofA * ofB;
      }
    }
  }

  /** qp = Q p; returns p'Qp. Afresh in each round, so that the updates do not drift. */
  private double multiply(double[] q, double[] p, int to, double[] qp) {
    double pqp = 0;
    for (int t = 0; t < classes; t++) {
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        sum += q[t * classes + j] * p[to + j];
      }
      qp[t] = sum;
      pqp += p[to + t] * sum;
    }
    return pqp;
  }

  private double violation(double[] qp, double pqp) {
    double largest = 0;
    for (int t = 0; t < classes; t++) {
      largest = Math.max(largest, Math.abs(qp[t] - pqp));
    }
    return largest;
  }

  /** Solves each equation in turn for its own p(t), then divides by the new sum 1 + change. */
  private void round(double[] q, double pqp, double[] p, int to, double[] qp) {
    for (int t = 0; t < classes; t++) {
      double qtt = q[t * classes + t];
      double change = (pqp - qp[t]) / qtt;
      double sum = 1 + change;
      p[to + t] += change;
      pqp = (pqp + change * (change * qtt + 2 * qp[t])) / sum / sum;
      for (int j = 0; j < classes; j++) {
        qp[j] = (qp[j] + change * q[t * classes + j]) / sum;
        p[to + j] /= sum;
      }
    }
  }

  /** Takes away what rounding has added to the sum of 1. */
  private void normalise(double[] p, int to) {
    double sum = 0;
    for (int t = 0; t < classes; t++) {
      sum += p[to + t];
    }
    for (int t = 0; t < classes; t++) {
      p[to + t] /= sum;
    }
  }
}
