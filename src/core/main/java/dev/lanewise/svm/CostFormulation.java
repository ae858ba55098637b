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
  @Override
  public void check(ExamplesByClass examples, ClassPair pair) {
    for (int of : new int[] {pair.first(), pair.second()}) {
      Parameters.requirePositive(
          "C times the weight of class " + examples.labels()[of], c * weights[of]);
    }
  }

  @Override
  public SmoState state(ExamplesByClass examples, ClassPair pair) {
    int positives = examples.count(pair.first());
    double[] bounds = new double[positives + examples.count(pair.second())];
    for (int t = 0; t < bounds.length; t++) {
      int of = t < positives ? pair.first() : pair.second();
      bounds[t] = c * weights[of] * examples.weights()[examples.row(pair, t)];
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
  public Outcome solve(
      SmoState state, DualSolver solver, StoppingRule rule, String pairInMessages) {
    return new Outcome(solver.solve(rule), 1);
  }
}
