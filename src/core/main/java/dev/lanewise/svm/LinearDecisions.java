package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.TileShape;

/** A linear model needs no support vectors: w = sum coef s for each value, decision = w.x - rho. */
final class LinearDecisions implements DecisionFunction {
  private final double[][] w;
  private final DecisionSums sums;

  private record None() implements Workspace {}

  LinearDecisions(FloatMatrix vectors, DecisionSums sums) {
    this.sums = sums;
    CapacityException.check(
        "the weights of " + sums.count() + " decision values",
        CapacityException.bytes(sums.count(), vectors.cols(), Double.BYTES),
        "use fewer classes or features");
    this.w = new double[sums.count()][vectors.cols()];
    for (int p = 0; p < w.length; p++) {
      double[] coefficients = sums.coefficientsOf(p);
      for (int s = 0; s < coefficients.length; s++) {
        if (coefficients[s] != 0) {
          int at = (int) vectors.position(s);
          FloatMixedAxpy.axpy(coefficients[s], vectors.array(), at, w[p], 0, vectors.cols());
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
}
