package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Map;

/**
 * What the two regressions share: each example stands in the dual problem twice, alpha_i with s =
 * +1 and p = tube - y_i pulls f_i up, alpha*_i with s = -1 and p = tube + y_i down; beta = alpha -
 * alpha* are the coefficients.
 */
final class TubeProblem {
  final SmoState state;
  final DualSolver solver;
  private final SingleProblem problem;
  private final double[] bounds;
  private final TrainingRun run;

  /**
   * @param tube epsilon; 0 where nu finds it
   * @param bySign whether alpha and alpha* have a sum each that is kept
   * @throws IllegalArgumentException when lengths differ or a target is not finite
   */
  TubeProblem(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      double tube,
      boolean bySign,
      SvmParameters training,
      TrainingRun run) {
    check(x, targets);
    this.run = run;
    this.problem = new SingleProblem(x, weights, training, run);
    int n = problem.original.length;
    double[] linear = new double[Math.multiplyExact(2, n)];
    this.bounds = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double target = targets[problem.original[i]];
      linear[i] = tube - target;
      linear[n + i] = tube + target;
      bounds[i] = training.c() * problem.weights[i];
      bounds[n + i] = bounds[i];
    }
    this.state = new SmoState(n, linear, bounds, bySign);
    this.solver = problem.solver(state, new MirroredRows(problem.rows, n));
  }

  private static void check(FloatMatrix x, double[] targets) {
    if (x.rows() != targets.length) {
      throw new IllegalArgumentException(
          "X has " + x.rows() + " rows, there are " + targets.length + " targets");
    }
    for (int i = 0; i < targets.length; i++) {
      if (!Double.isFinite(targets[i])) {
        throw new IllegalArgumentException(
            "target " + i + " is " + targets[i] + ", expected a finite number");
      }
    }
  }

  /** Alphas of an earlier solution, inside the box. */
  double[] start() {
    Map<Integer, Double> beta = run.start().byRow();
    double[] alpha = new double[state.size];
    int n = problem.original.length;
    for (int i = 0; i < n; i++) {
      double b = beta.getOrDefault(problem.original[i], 0.0);
      alpha[b > 0 ? i : n + i] = Math.min(Math.abs(b), bounds[i]);
    }
    return alpha;
  }

  /**
   * Solves and assembles.
   *
   * @param foundTube whether the width of the tube is the margin found, with its sign turned
   */
  SvrFit solve(double tube, boolean foundTube) {
    Status status = problem.solve(solver);
    int n = problem.original.length;
    double[] beta = new double[n];
    Arrays.setAll(beta, i -> state.alpha[i] - state.alpha[n + i]);
    SingleFunction function = problem.function(beta, bounds, state.rho());
    return new SvrFit(
        function.model(),
        foundTube ? -state.margin() : tube,
        function.supportRows(),
        function.certificate(state, solver, status));
  }
}
