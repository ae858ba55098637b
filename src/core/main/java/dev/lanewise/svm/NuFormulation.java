package dev.lanewise.svm;

/**
 * nu-SVC (Schoelkopf, Smola, Williamson, Bartlett 2000) as LIBSVM poses it: p = 0, upper bounds of
 * 1, and either class has alphas that add up to nu n / 2. The margin r, half the difference of the
 * two multipliers, is 1 / C of the C-SVC with the same solution alpha / r.
 */
record NuFormulation(double nu) implements PairFormulation {
  /** Rounding of float kernel values may have made any margin below this. */
  private static final double RESOLUTION = 0x1p-24;

  @Override
  public void check(ExamplesByClass examples, ClassPair pair) {
    double first = weight(examples, pair.first());
    double second = weight(examples, pair.second());
    double most = 2 * Math.min(first, second) / (first + second);
    if (nu > most) {
      int[] labels = examples.labels();
      throw new IllegalArgumentException(
          "nu is %s, too large for classes %d and %d of %s and %s examples: expected at most %s"
              .formatted(
                  nu,
                  labels[pair.first()],
                  labels[pair.second()],
                  text(first),
                  text(second),
                  most));
    }
  }

  private static String text(double count) {
    return count == Math.rint(count) ? Long.toString((long) count) : Double.toString(count);
  }

  private static double weight(ExamplesByClass examples, int of) {
    double sum = 0;
    for (int row = examples.starts()[of]; row < examples.starts()[of + 1]; row++) {
      sum += examples.weights()[row];
    }
    return sum;
  }

  @Override
  public SmoState state(ExamplesByClass examples, ClassPair pair) {
    double[] bounds = new double[examples.count(pair.first()) + examples.count(pair.second())];
    for (int t = 0; t < bounds.length; t++) {
      bounds[t] = examples.weights()[examples.row(pair, t)];
    }
    return new SmoState(examples.count(pair.first()), new double[bounds.length], bounds, true);
  }

  @Override
  public boolean start(SmoState state, double[] alpha) {
    double half = nu * state.totalBound() / 2;
    if (state.boundOfSign() < half * (1 - 1e-12)) {
      throw new IllegalArgumentException(
          "nu is " + nu + ", too large for the classes of a fold; use fewer folds or a smaller nu");
    }
    FeasiblePoint.scale(state, alpha, 0, state.split, half);
    FeasiblePoint.scale(state, alpha, state.split, state.size, half);
    return true;
  }

  @Override
  public boolean zeroIsFeasible() {
    return false;
  }

  /**
   * The tolerance is one of decision values, which are those of the solver over r: it is made
   * tighter until it holds for the r that comes out.
   *
   * @throws DegenerateProblemException when r is not above what rounding errors leave certain, or
   *     not yet when a limit stops the run
   */
  @Override
  public Outcome solve(
      SmoState state, DualSolver solver, StoppingRule rule, String pairInMessages) {
    double least = resolution(state);
    double tolerance = rule.tolerance();
    while (true) {
      Status status = solver.solve(rule.withTolerance(tolerance));
      double margin = Optimality.margin(state);
      boolean done = solver.violation() <= rule.tolerance() * margin;
      if (status != Status.CONVERGED || done || tolerance <= rule.tolerance() * least) {
        if (!(margin > least)) {
          throw noMargin(status, pairInMessages, margin, least);
        }
        return new Outcome(status, margin);
      }
      tolerance =
          rule.tolerance() * Math.max(least, Math.min(margin, tolerance / rule.tolerance() / 4));
    }
  }

  /** More time does not help against rounding errors: there the problem is to blame too. */
  private DegenerateProblemException noMargin(
      Status status, String pair, double margin, double least) {
    boolean stopped = status != Status.CONVERGED && status != Status.PRECISION_LIMIT;
    String message =
        stopped
            ? "nu is %s and the run was stopped (%s) before %s had a margin: it is %.3g so far, not above %.3g"
                .formatted(nu, status, pair, margin, least)
            : "nu is %s and the margin of %s is %.3g, not above %.3g: the classes overlap too much for it (%s); a larger nu or another kernel may help"
                .formatted(nu, pair, margin, least, status);
    return new DegenerateProblemException(message, stopped ? status : Status.CONVERGED);
  }

  private double resolution(SmoState state) {
    double most = 0;
    for (double k : state.diagonal) {
      most = Math.max(most, Math.abs(k));
    }
    return RESOLUTION * most * nu * state.totalBound();
  }
}
