package dev.lanewise.approximation;

/** Follows an iterative solution, and can stop it. Called on the calling thread. */
@FunctionalInterface
public interface SolverListener {
  /** Lets everything run. */
  SolverListener NONE = (iterations, residual) -> true;

  /**
   * Called before each iteration.
   *
   * @param iterations done so far
   * @param residual the largest ||r|| / ||b|| of the right-hand sides that are not done, as the
   *     recurrence has it
   * @return false to stop: what is not done ends with {@link SolverStatus#CANCELLED}
   */
  boolean proceed(int iterations, double residual);
}
