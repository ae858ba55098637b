package dev.lanewise.calibration;

/**
 * Platt's sigmoid: the probability of the first class is {@code 1 / (1 + exp(a f + b))} for a
 * decision value f. Falls with f when a is above 0, rises when a is below.
 *
 * @param a slope, negative when the sigmoid rises
 * @param b offset
 */
public record Sigmoid(double a, double b) {
  /** The probability for a decision value, between 0 and 1. Neither branch can overflow. */
  public double probability(double decision) {
    double z = Math.fma(a, decision, b);
    if (z >= 0) {
      double small = Math.exp(-z);
      return small / (1 + small);
    }
    return 1 / (1 + Math.exp(z));
  }
}
