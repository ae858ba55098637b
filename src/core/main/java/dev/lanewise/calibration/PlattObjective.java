package dev.lanewise.calibration;

/** The negative log likelihood of a sigmoid, its gradient and Hessian; see {@link PlattScaling}. */
final class PlattObjective {
  private final double[] decisions;
  private final double[] targets;
  private final double[] weights;
  private final double positiveWeight;
  private final double negativeWeight;
  private double gradientA;
  private double gradientB;
  private double hessianAA;
  private double hessianAB;
  private double hessianBB;

  PlattObjective(double[] decisions, boolean[] positive, double[] weights) {
    this.decisions = decisions;
    this.weights = weights;
    double ofPositive = 0;
    double ofNegative = 0;
    for (int i = 0; i < weights.length; i++) {
      ofPositive += positive[i] ? weights[i] : 0;
      ofNegative += positive[i] ? 0 : weights[i];
    }
    this.positiveWeight = ofPositive;
    this.negativeWeight = ofNegative;
    double high = (ofPositive + 1) / (ofPositive + 2);
    double low = 1 / (ofNegative + 2);
    this.targets = new double[weights.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? high : low;
    }
  }

  double positiveWeight() {
    return positiveWeight;
  }

  double negativeWeight() {
    return negativeWeight;
  }

  double value(double a, double b) {
    double sum = 0;
    for (int i = 0; i < decisions.length; i++) {
      double z = a * decisions[i] + b;
      // t z + log(1 + exp(-z)), by the exponential that does not overflow.
      double loss =
          z >= 0
              ? targets[i] * z + Math.log1p(Math.exp(-z))
              : (targets[i] - 1) * z + Math.log1p(Math.exp(z));
      sum += weights[i] * loss;
    }
    return sum;
  }

  /** Computes gradient and Hessian at (a, b), to be asked for afterwards. */
  void differentiate(double a, double b) {
    gradientA = 0;
    gradientB = 0;
    hessianAA = 0;
    hessianAB = 0;
    hessianBB = 0;
    for (int i = 0; i < decisions.length; i++) {
      double f = decisions[i];
      double z = a * f + b;
      double small = Math.exp(-Math.abs(z));
      double p = z >= 0 ? small / (1 + small) : 1 / (1 + small);
      double curvature = weights[i] * small / ((1 + small) * (1 + small));
      double residual = weights[i] * (targets[i] - p);
      gradientA += residual * f;
      gradientB += residual;
      hessianAA += curvature * f * f;
      hessianAB += curvature * f;
      hessianBB += curvature;
    }
  }

  double gradientA() {
    return gradientA;
  }

  double gradientB() {
    return gradientB;
  }

  double hessianAA() {
    return hessianAA;
  }

  double hessianAB() {
    return hessianAB;
  }

  double hessianBB() {
    return hessianBB;
  }

  /** What a sum of so many losses may be off by. */
  double roundingOfValue(double value) {
    return decisions.length * 0x1p-52 * value;
  }
}
