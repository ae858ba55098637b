package dev.lanewise.approximation;

import java.time.Duration;
import java.util.Objects;

/**
 * When an iterative solution ends. Immutable.
 *
 * @param tolerance the largest ||b - A x|| / ||b|| that counts as converged; above 0, below 1
 * @param maxIterations limit of the iterations, at least 1
 * @param timeLimit looked at before each iteration
 * @param listener told of the progress
 */
public record SolverLimits(
    double tolerance, int maxIterations, Duration timeLimit, SolverListener listener) {
  /** A time that does not end. */
  public static final Duration NO_TIME_LIMIT = Duration.ofDays(36_500);

  /** Relative residuals of 1e-8 within 1,000 iterations, unwatched. */
  public static final SolverLimits DEFAULT =
      new SolverLimits(1e-8, 1000, NO_TIME_LIMIT, SolverListener.NONE);

  /**
   * @throws IllegalArgumentException when a number is outside its range
   */
  public SolverLimits {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ", expected a number above 0 and below 1");
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException(
          "maxIterations is " + maxIterations + ", expected at least 1");
    }
    if (timeLimit.isNegative()) {
      throw new IllegalArgumentException("timeLimit is " + timeLimit + ", expected at least 0");
    }
    Objects.requireNonNull(listener, "listener");
  }

  public SolverLimits withTolerance(double newTolerance) {
    return new SolverLimits(newTolerance, maxIterations, timeLimit, listener);
  }

  public SolverLimits withMaxIterations(int limit) {
    return new SolverLimits(tolerance, limit, timeLimit, listener);
  }

  public SolverLimits withTimeLimit(Duration limit) {
    return new SolverLimits(tolerance, maxIterations, limit, listener);
  }

  public SolverLimits with(SolverListener newListener) {
    return new SolverLimits(tolerance, maxIterations, timeLimit, newListener);
  }

  /** When a run that begins now has to end, as a value of {@link System#nanoTime}. */
  long nanoDeadline() {
    long nanos = timeLimit.compareTo(NO_TIME_LIMIT) >= 0 ? Long.MAX_VALUE / 2 : timeLimit.toNanos();
    return System.nanoTime() + nanos;
  }

  /** Why a run has to end now, or null. */
  SolverStatus interruption(int iterations, double residual, long nanoDeadline) {
    if (Thread.currentThread().isInterrupted() || !listener.proceed(iterations, residual)) {
      return SolverStatus.CANCELLED;
    }
    return System.nanoTime() - nanoDeadline >= 0 ? SolverStatus.TIME_LIMIT : null;
  }
}
