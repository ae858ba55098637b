package dev.lanewise.svm;

/**
 * When a solver ends.
 *
 * @param tolerance the largest KKT violation that counts as converged
 * @param maxIterations limit of the pairs of alphas moved
 * @param nanoDeadline value of {@link System#nanoTime} that ends the run
 * @param progress told of the run, and asked whether it may go on
 */
record StoppingRule(double tolerance, long maxIterations, long nanoDeadline, Progress progress) {

  /** Follows a run. */
  @FunctionalInterface
  interface Progress {
    /** Returns whether the run may go on. */
    boolean proceed(long iterations, double violation);
  }

  StoppingRule withTolerance(double newTolerance) {
    return new StoppingRule(newTolerance, maxIterations, nanoDeadline, progress);
  }

  StoppingRule withMaxIterations(long limit) {
    return new StoppingRule(tolerance, limit, nanoDeadline, progress);
  }

  /** Why a run was stopped; the question may have been a listener's, who is not asked again. */
  Status stopped() {
    return System.nanoTime() - nanoDeadline >= 0 ? Status.TIME_LIMIT : Status.CANCELLED;
  }

  /** Why the run has to end now, or null. Reads the clock: not for every iteration. */
  Status interruption(long iterations, double violation) {
    if (Thread.currentThread().isInterrupted() || !progress.proceed(iterations, violation)) {
      return Status.CANCELLED;
    }
    return System.nanoTime() - nanoDeadline >= 0 ? Status.TIME_LIMIT : null;
  }
}
