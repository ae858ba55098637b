package dev.lanewise.calibration;

/** Turns the decision value of a pair of classes into the probability of the first. */
public sealed interface Calibration permits Sigmoid, IsotonicCurve {
  /**
   * Probability, from 0 to 1, of the class that decisions above 0 vote for. Allocates nothing.
   *
   * @param decision any number; infinities give the limits, NaN gives NaN
   */
  double probability(double decision);

  /** Does a greater decision never get a smaller probability? Rounding included. */
  boolean increasing();
}
