package dev.lanewise.svm;

/** Follows a training run, and can stop it. Called from the threads that train, often: be quick. */
@FunctionalInterface
public interface TrainingListener {
  /** Lets everything run. */
  TrainingListener NONE = (pair, pairs, iterations, violation) -> true;

  /**
   * Called every hundred iterations of a pair of classes, or of a class against the rest, before
   * blocks of kernel values that take their time, and at its end. The folds of a calibration go on
   * under the number of their pair, with their own iterations.
   *
   * @param pair number of the pair or class, in [0, pairs)
   * @param violation KKT violation m - M now, to seven digits
   * @return false to stop the whole run: pairs that are not finished end with {@link
   *     Status#CANCELLED}
   */
  boolean proceed(int pair, int pairs, long iterations, double violation);
}
