package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.TileShape;

/** A linear model needs no support vectors: w = sum coef s for each value, decision = w.x - rho. */
final class LinearDecisions implements DecisionFunction {
  private final double[][] w;
  private final DecisionSums sums;
  private final boolean ofDoubles;

  private record None() implements Workspace {}

  LinearDecisions(FloatMatrix vectors, DecisionSums sums) {
    this(sums, vectors.cols(), false);
    float[] values = vectors.array();
    accumulate(
        (c, s, weights) ->
            FloatMixedAxpy.axpy(c, values, (int) vectors.position(s), weights, 0, weights.length));
  }

  LinearDecisions(DoubleMatrix vectors, DecisionSums sums) {
    this(sums, vectors.cols(), true);
    double[] values = vectors.array();
    accumulate(
        (c, s, weights) ->
            DoubleAxpy.axpy(c, values, (int) vectors.position(s), weights, 0, weights.length));
  }

  private LinearDecisions(DecisionSums sums, int features, boolean ofDoubles) {
    this.sums = sums;
    this.ofDoubles = ofDoubles;
    CapacityException.check(
        "the weights of " + sums.count() + " decision values",
        CapacityException.bytes(sums.count(), features, Double.BYTES),
        "use fewer classes or features");
    this.w = new double[sums.count()][features];
  }

  /** Adds {@code c} times support vector s to weights. */
  @FunctionalInterface
  private interface Update {
    void add(double c, int s, double[] weights);
  }

  private void accumulate(Update update) {
    for (int p = 0; p < w.length; p++) {
      double[] coefficients = sums.coefficientsOf(p);
      for (int s = 0; s < coefficients.length; s++) {
        if (coefficients[s] != 0) {
          update.add(coefficients[s], s, w[p]);
        }
      }
    }
  }

  @Override
  public int rowBlock() {
    return Math.clamp((1 << 20) / sums.count(), 1, TileShape.ROW_BLOCK);
  }

  @Override
  public Workspace newWorkspace(int rows) {
    return new None();
  }

  @Override
  public void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < w.length; p++) {
        double dot = FloatMixedDot.dot(x, offset + i * step, w[p], 0, w[p].length);
        out[i * w.length + p] = dot - sums.rho(p);
      }
    }
  }

  @Override
  public boolean takesDoubles() {
    return ofDoubles;
  }

  @Override
  public void evaluate(
      double[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < w.length; p++) {
        double dot = DoubleDot.dot(x, offset + i * step, w[p], 0, w[p].length);
        out[i * w.length + p] = dot - sums.rho(p);
      }
    }
  }
}
