package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.calibration.Calibration;
import dev.lanewise.calibration.IsotonicCurve;
import dev.lanewise.calibration.IsotonicRegression;
import dev.lanewise.calibration.PlattFit;
import dev.lanewise.calibration.PlattScaling;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.oracle.DoubleDouble;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P88: calibrations of one pair of classes are optimal, monotone, and treat both classes alike. */
@PropertyDefaults(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class PlattProperties {
  private record Examples(double[] f, boolean[] positive, double[] weights) {
    static Examples draw(SplittableRandom random) {
      int n = 1 + random.nextInt(80);
      double scale = Math.pow(10, 5 * random.nextDouble() - 3);
      double shift = random.nextInt(3) - 1;
      double apart = 6 * random.nextDouble() - 2;
      double share = random.nextDouble();
      boolean coarse = random.nextInt(4) == 0;
      boolean weighted = random.nextBoolean();
      Examples e = new Examples(new double[n], new boolean[n], new double[n]);
      for (int i = 0; i < n; i++) {
        e.positive[i] = random.nextDouble() < share;
        double f = shift + (e.positive[i] ? apart : -apart) + random.nextGaussian();
        e.f[i] = scale * (coarse ? Math.rint(f) : f);
        e.weights[i] = weighted ? random.nextInt(4) : 1;
      }
      e.weights[random.nextInt(n)] = 1 + random.nextInt(2);
      return e;
    }

    double sum(boolean ofPositive) {
      double sum = 0;
      for (int i = 0; i < f.length; i++) {
        sum += positive[i] == ofPositive ? weights[i] : 0;
      }
      return sum;
    }

    /** Targets of the paper. */
    double target(int i) {
      return positive[i] ? (sum(true) + 1) / (sum(true) + 2) : 1 / (sum(false) + 2);
    }

    Examples swapped() {
      boolean[] others = new boolean[f.length];
      for (int i = 0; i < f.length; i++) {
        others[i] = !positive[i];
      }
      return new Examples(f, others, weights);
    }

    /** Every example as often as its weight says. */
    Examples repeated() {
      int n = (int) (sum(true) + sum(false));
      Examples e = new Examples(new double[n], new boolean[n], new double[n]);
      Arrays.fill(e.weights, 1);
      int at = 0;
      for (int i = 0; i < f.length; i++) {
        for (int k = 0; k < weights[i]; k++) {
          e.f[at] = f[i];
          e.positive[at++] = positive[i];
        }
      }
      return e;
    }

    PlattFit platt() {
      return PlattScaling.solve(f, positive, weights);
    }

    IsotonicCurve isotonic() {
      return IsotonicRegression.fit(f, positive, weights);
    }
  }

  /** The gradient at the result, from its definition in twice the precision, is as good as 0. */
  @Property
  void theGradientVanishes(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    PlattFit fit = e.platt();
    Check.that(fit.converged(), () -> "not converged: " + fit);
    DoubleDouble ofA = DoubleDouble.of(0);
    DoubleDouble ofB = DoubleDouble.of(0);
    double squaresA = 0;
    for (int i = 0; i < e.f.length; i++) {
      double p = fit.sigmoid().probability(e.f[i]);
      double residual = e.weights[i] * (e.target(i) - p);
      ofA = ofA.plus(DoubleDouble.product(residual, e.f[i]));
      ofB = ofB.plus(residual);
      squaresA += e.weights[i] * e.f[i] * e.f[i];
    }
    // Or where no step shows in the objective any more: gradient^2 / curvature is its rounding.
    double unseenA = 1e-6 * Math.sqrt(squaresA);
    double unseenB = 1e-6 * Math.sqrt(e.sum(true) + e.sum(false));
    Check.within(Math.abs(ofA.toDouble()), 1e-5 + unseenA, () -> "gradient of a, " + fit);
    Check.within(Math.abs(ofB.toDouble()), 1e-5 + unseenB, () -> "gradient of b, " + fit);
  }

  /** No sigmoid near the result, nor a flat one, is more likely. */
  @Property(tries = 100)
  void nothingNearbyIsMoreLikely(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Examples e = Examples.draw(random);
    Sigmoid s = e.platt().sigmoid();
    double best = loss(e, s.a(), s.b());
    double allowed = 1e-13 * e.f.length * (1 + best);
    double base = Math.log((e.sum(false) + 1) / (e.sum(true) + 1));
    Check.that(best <= loss(e, 0, base) + allowed, () -> "the start is more likely than " + s);
    for (double h = 1; h > 1e-3; h /= 10) {
      double a = s.a() * (1 + h * (2 * random.nextDouble() - 1));
      double b = s.b() + h * (2 * random.nextDouble() - 1);
      double step = Math.abs(a - s.a()) + Math.abs(b - s.b());
      double other = loss(e, a, b) + allowed + 1e-5 * step;
      Check.that(best <= other, () -> a + ", " + b + " more likely than " + s);
    }
  }

  private static double loss(Examples e, double a, double b) {
    double sum = 0;
    for (int i = 0; i < e.f.length; i++) {
      double z = a * e.f[i] + b;
      double t = e.target(i);
      double logP = -Math.max(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
      double logQ = -Math.max(-z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
      sum -= e.weights[i] * (t * logP + (1 - t) * logQ);
    }
    return sum;
  }

  /** Swapped classes turn the sigmoid round; both probabilities add up to 1. */
  @Property
  void swappedClassesGiveTheComplement(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Examples e = Examples.draw(random);
    Sigmoid s = e.platt().sigmoid();
    Sigmoid other = e.swapped().platt().sigmoid();
    Sigmoid turned = new Sigmoid(-s.a(), -s.b());
    for (int i = 0; i < e.f.length; i++) {
      double f = e.f[i];
      if (e.weights[i] > 0) {
        assertEquals(1, s.probability(f) + other.probability(f), 1e-6);
      }
      assertEquals(1, s.probability(f) + turned.probability(f), 0x1p-52);
    }
    IsotonicCurve curve = e.isotonic();
    Examples mirrored = e.swapped();
    for (int i = 0; i < e.f.length; i++) {
      mirrored.f[i] = -mirrored.f[i];
    }
    IsotonicCurve opposite = mirrored.isotonic();
    for (double f : mirrored.f) {
      assertEquals(1, curve.probability(-f) + opposite.probability(f), 1e-13);
    }
  }

  /**
   * Separable examples too have probabilities inside (0, 1), and keep inside the targets' range.
   */
  @Property
  void separableExamplesHaveProbabilitiesInside(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 2 + random.nextInt(50);
    double[] f = new double[n];
    boolean[] positive = new boolean[n];
    double gap = Math.pow(10, 4 * random.nextDouble() - 2);
    for (int i = 0; i < n; i++) {
      positive[i] = i == 0 || i > 1 && random.nextBoolean();
      f[i] = (positive[i] ? 1 : -1) * (gap + random.nextDouble());
    }
    Sigmoid s = PlattScaling.fit(f, positive);
    Check.that(s.a() < 0, () -> "slope of separable examples: " + s);
    for (int i = 0; i < n; i++) {
      double p = s.probability(f[i]);
      double decision = f[i];
      Check.that(p > 0 && p < 1, () -> p + " at " + decision);
    }
  }

  /** A greater decision never has a smaller probability, from neighbour to neighbour. */
  @Property
  void probabilitiesNeverFall(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Examples e = Examples.draw(random);
    Sigmoid fitted = e.platt().sigmoid();
    Sigmoid rising = new Sigmoid(-Math.abs(fitted.a()), fitted.b());
    for (Calibration c : new Calibration[] {rising, e.isotonic()}) {
      Check.that(c.increasing(), () -> c + " is not increasing");
      for (int round = 0; round < 20; round++) {
        double f = e.f[random.nextInt(e.f.length)] * (1 + random.nextGaussian());
        double before = c.probability(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < 20; i++) {
          double p = c.probability(f);
          double at = f;
          double last = before;
          Check.that(p >= last && p <= 1, () -> c + " at " + at + ": " + p + " after " + last);
          before = p;
          f = i % 5 == 4 ? f + random.nextDouble() : Math.nextUp(f);
        }
      }
    }
  }

  /** An example of weight 2 counts as two, one of weight 0 not at all; two runs, the same bits. */
  @Property
  void weightsAreRepetitions(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    Examples repeated = e.repeated();
    Sigmoid once = e.platt().sigmoid();
    Sigmoid twice = repeated.platt().sigmoid();
    for (double f : repeated.f) {
      assertEquals(once.probability(f), twice.probability(f), 1e-6);
    }
    assertEquals(e.isotonic(), repeated.isotonic());
    assertEquals(once, e.platt().sigmoid(), "a second run");
  }

  /**
   * Isotonic regression against the min-max formula: at a decision the least, over upper ends at or
   * above it, of the greatest mean over lower ends at or below is the value.
   */
  @Property(tries = 150)
  void isotonicValuesObeyTheMinMaxFormula(@ForAll long seed) {
    Examples e = Examples.draw(new SplittableRandom(seed));
    IsotonicCurve curve = e.isotonic();
    double[] x =
        java.util.stream.IntStream.range(0, e.f.length)
            .filter(i -> e.weights[i] > 0)
            .mapToDouble(i -> e.f[i] + 0.0)
            .sorted()
            .distinct()
            .toArray();
    double[] weight = new double[x.length];
    double[] ofPositive = new double[x.length];
    for (int i = 0; i < e.f.length; i++) {
      int at = Arrays.binarySearch(x, e.f[i] + 0.0);
      if (at >= 0) {
        weight[at] += e.weights[i];
        ofPositive[at] += e.positive[i] ? e.weights[i] : 0;
      }
    }
    for (int i = 0; i < x.length; i++) {
      double least = 1;
      for (int high = i; high < x.length; high++) {
        double sum = 0;
        double positive = 0;
        double greatest = 0;
        for (int low = high; low >= 0; low--) {
          sum += weight[low];
          positive += ofPositive[low];
          greatest = low <= i ? Math.max(greatest, positive / sum) : greatest;
        }
        least = Math.min(least, greatest);
      }
      assertEquals(least, curve.probability(x[i]), 1e-15, "at " + x[i]);
    }
  }
}
