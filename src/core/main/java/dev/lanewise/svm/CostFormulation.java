package dev.lanewise.svm;

import dev.lanewise.kernel.Parameters;
import java.util.Arrays;

/**
 * C-SVC (Cortes, Vapnik 1995): p = -1 and an upper bound of C times the weights of the class and of
 * the example.
 *
 * @param weights by class, in the order of the examples
 */
record CostFormulation(double c, double[] weights) implements PairFormulation {
  /**
   * @throws IllegalArgumentException when a bound is 0 or they have no finite sum
   */
  void check(ExamplesByClass examples) {
    double sum = 0;
    for (int of = 0; of < weights.length; of++) {
      String name = "C times the weight of class " + examples.labels()[of];
      Parameters.requirePositive(name, c * weights[of]);
      for (int row = examples.starts()[of]; row < examples.starts()[of + 1]; row++) {
        double bound = bound(examples, of, row);
        if (!(bound > 0 && bound <= Double.MAX_VALUE)) {
          Parameters.requirePositive(name + " and of row " + examples.order()[row], bound);
        }
        sum += bound;
      }
    }
    Parameters.requirePositive("the sum of C times the weights of all rows", sum);
  }

  /** Nothing more than what {@link #check(ExamplesByClass)} has seen. */
  @Override
  public void check(ExamplesByClass examples, ClassPair pair) {}

  /** Upper bound of a row of a class. */
  double bound(ExamplesByClass examples, int of, int row) {
    return c * weights[of] * examples.weights()[row];
  }

  @Override
  public SmoState state(ExamplesByClass examples, ClassPair pair) {
    int positives = examples.count(pair.first());
    double[] bounds = new double[positives + examples.count(pair.second())];
    for (int t = 0; t < bounds.length; t++) {
      int of = t < positives ? pair.first() : pair.second();
      bounds[t] = bound(examples, of, examples.row(pair, t));
    }
    double[] linear = new double[bounds.length];
    Arrays.fill(linear, -1);
    return new SmoState(positives, linear, bounds);
  }

  @Override
  public boolean start(SmoState state, double[] alpha) {
    FeasiblePoint.balance(state, alpha);
    return Arrays.stream(alpha).anyMatch(a -> a != 0);
  }

  @Override
  public boolean zeroIsFeasible() {
    return true;
  }

  @Override
  public Outcome solve(
      SmoState state, DualSolver solver, StoppingRule rule, String pairInMessages) {
    return new Outcome(solver.solve(rule), 1);
  }
}
