package dev.lanewise.svm;

import dev.lanewise.calibration.LaplaceNoise;
import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Map;

/**
 * What the two regressions share: each example stands in the dual problem twice, alpha_i with s =
 * +1 and p = tube - y_i pulls f_i up, alpha*_i with s = -1 and p = tube + y_i down; beta = alpha -
 * alpha* are the coefficients.
 */
final class TubeProblem {
  private final SmoState state;
  private final MirroredRows rows;
  private final SingleProblem problem;
  private final double[] targets;
  private final double[] bounds;
  private final double tube;
  private final double nu;
  private final TrainingRun run;

  /**
   * @param tube epsilon; 0 where nu finds it
   * @param nu 0 where epsilon is given
   * @throws IllegalArgumentException when lengths differ, a target of a row that counts, C times a
   *     weight or the sum of these is not finite
   */
  TubeProblem(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      double tube,
      double nu,
      SvmParameters training,
      TrainingRun run) {
    check(x, targets, weights);
    this.run = run;
    this.tube = tube;
    this.nu = nu;
    this.targets = targets;
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
      Parameters.requirePositive("C times the weight of row " + problem.original[i], bounds[i]);
    }
    Parameters.requirePositive(
        "the sum of C times the weights, each row counting twice,", Arrays.stream(bounds).sum());
    this.state = new SmoState(n, linear, bounds, nu > 0);
    this.rows = new MirroredRows(problem.rows, n);
  }

  private static void check(FloatMatrix x, double[] targets, SampleWeights weights) {
    if (x.rows() != targets.length) {
      throw new IllegalArgumentException(
          "X has " + x.rows() + " rows, there are " + targets.length + " targets");
    }
    for (int i : weights.rows(x.rows())) {
      if (!Double.isFinite(targets[i])) {
        throw new IllegalArgumentException(
            "target " + i + " is " + targets[i] + ", expected a finite number");
      }
    }
  }

  /** Solves and assembles. */
  SvrFit solve() {
    DualSolver solver = problem.solver(state, rows);
    begin(state, solver, earlier());
    Status status = problem.solve(solver);
    int n = problem.original.length;
    double[] beta = new double[n];
    Arrays.setAll(beta, i -> state.alpha[i] - state.alpha[n + i]);
    SingleFunction function = problem.function(beta, bounds, Optimality.rho(state));
    return new SvrFit(
        function.model(),
        nu > 0 ? Math.max(0, -Optimality.margin(state)) : tube,
        function.supportRows(),
        function.certificate(state, solver, status));
  }

  /** Alphas of an earlier solution, inside the box. */
  private double[] earlier() {
    Map<Integer, Double> beta = run.start().byRow();
    double[] alpha = new double[state.size];
    int n = problem.original.length;
    for (int i = 0; i < n; i++) {
      double b = beta.getOrDefault(problem.original[i], 0.0);
      alpha[b > 0 ? i : n + i] = Math.min(Math.abs(b), bounds[i]);
    }
    return alpha;
  }

  /** Makes alphas inside the box feasible, and has the solver begin there. */
  private void begin(SmoState some, DualSolver solver, double[] alpha) {
    if (nu > 0) {
      double half = nu * some.totalBound() / 4; // the bounds count each example twice
      FeasiblePoint.scale(some, alpha, 0, some.split, half);
      FeasiblePoint.scale(some, alpha, some.split, some.size, half);
      solver.startAt(alpha);
    } else if (Arrays.stream(alpha).anyMatch(a -> a != 0)) {
      FeasiblePoint.balance(some, alpha);
      solver.startAt(alpha);
    }
  }

  /** Solves, assembles, and looks at targets less the values of regressions without them. */
  NoisyFit solveWithNoise(CalibrationParameters parameters) {
    SvrFit fit = solve();
    HeldOut heldOut = heldOut(parameters, fit.certificate().status());
    int n = problem.original.length;
    boolean any = heldOut.anyKnown();
    double rho = Optimality.rho(state);
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      double value = any ? heldOut.decisions()[i] : state.sum(i) - rho;
      residuals[i] = targets[problem.original[i]] - value;
    }
    double[] weights = any ? heldOut.weights(problem.weights) : problem.weights;
    return new NoisyFit(fit, LaplaceNoise.fit(residuals, weights), heldOut.status());
  }

  private HeldOut heldOut(CalibrationParameters parameters, Status before) {
    int n = problem.original.length;
    StratifiedFolds folds = new StratifiedFolds(new int[n], parameters.folds(), parameters.seed());
    return problem
        .heldOut(state, rows)
        .of(
            i -> folds.of(i % n),
            parameters.folds(),
            before,
            (some, solver, start) -> {
              begin(some, solver, start);
              return new PairFormulation.Outcome(problem.solve(solver), 1);
            });
  }
}
