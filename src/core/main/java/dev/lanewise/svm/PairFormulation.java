package dev.lanewise.svm;

/** What is solved for a pair of classes: C-SVC or nu-SVC. */
interface PairFormulation {
  /**
   * How a run ended.
   *
   * @param scale what alphas and decision values are still to be divided by
   */
  record Outcome(Status status, double scale) {}

  /** Refuses parameters that cannot work, before any kernel value is computed. */
  void check(ExamplesByClass examples, ClassPair pair);

  /** The problem of a pair at alpha = 0. */
  SmoState state(ExamplesByClass examples, ClassPair pair);

  /**
   * Makes the alphas of an earlier solution feasible.
   *
   * @param alpha inside the box, all 0 when there is no earlier solution; changed
   * @return whether there is anything to start from but 0
   */
  boolean start(SmoState state, double[] alpha);

  /** Runs the solver. */
  Outcome solve(SmoState state, DualSolver solver, StoppingRule rule, String pairInMessages);
}
