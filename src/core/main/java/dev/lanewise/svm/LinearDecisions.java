package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.TileShape;

/** A linear model needs no support vectors: w = sum coef s for each pair, decision = w.x - rho. */
final class LinearDecisions implements DecisionFunction {
  private final double[][] w;
  private final PairSums sums;

  private record None() implements Workspace {}

  LinearDecisions(FloatMatrix vectors, PairSums sums) {
    this.sums = sums;
    CapacityException.check(
        "the weights of " + sums.pairs() + " pairs of classes",
        CapacityException.bytes(sums.pairs(), vectors.cols(), Double.BYTES),
        "use fewer classes or features");
    this.w = new double[sums.pairs()][vectors.cols()];
    int p = 0;
    for (ClassPair pair : ClassPair.all(sums.classes())) {
      double[] coefficients = sums.coefficientsOf(pair.first(), pair.second());
      for (int s = 0; s < coefficients.length; s++) {
        if (coefficients[s] != 0) {
          int at = (int) vectors.position(s);
          FloatMixedAxpy.axpy(coefficients[s], vectors.array(), at, w[p], 0, vectors.cols());
        }
      }
      p++;
    }
  }

  @Override
  public int rowBlock() {
    return Math.clamp((1 << 20) / sums.pairs(), 1, TileShape.ROW_BLOCK);
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
