package dev.lanewise.svm;

/**
 * What the problems of one training run share while they are solved in parallel: limits, the
 * listener, and the end of all when one is cancelled. Thread-safe.
 */
final class ManyProblems {
  private final SvmParameters parameters;
  private final TrainingListener listener;
  private final int count;
  private final long nanoDeadline;
  private final Thread owner = Thread.currentThread();
  private volatile boolean cancelled;

  /** The time limit starts now. */
  ManyProblems(SvmParameters parameters, TrainingListener listener, int count) {
    this.parameters = parameters;
    this.listener = listener;
    this.count = count;
    this.nanoDeadline = Deadline.of(parameters.timeLimit());
  }

  StoppingRule rule(int number) {
    return new StoppingRule(
        parameters.tolerance(),
        parameters.maxIterations(),
        nanoDeadline,
        (iterations, violation) -> proceed(number, iterations, violation));
  }

  /** Hears the end of a problem. */
  void ended(int number, Status status, long iterations, double violation) {
    if (status == Status.CANCELLED) {
      cancel();
    }
    proceed(number, iterations, violation);
  }

  /** An interrupt reaches one thread: the others stop too. */
  void cancel() {
    cancelled = true;
  }

  private boolean proceed(int number, long iterations, double violation) {
    cancelled |= owner.isInterrupted(); // helpers do not see it otherwise
    if (!cancelled && !listener.proceed(number, count, iterations, violation)) {
      cancelled = true;
    }
    return !cancelled;
  }
}
