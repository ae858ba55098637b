package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatCholesky;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import java.util.Arrays;

/** The Cholesky factor in either format, values carried in doubles. */
record CholeskyOp(Format format, FloatCholesky narrow, DoubleCholesky wide) {
  /** Factors an n x n matrix of values of the format. */
  static CholeskyOp factor(Format f, double[] a, int n, RowPartition p) {
    return factor(f, Frame.dense(a.clone(), n, n), p);
  }

  static CholeskyOp factor(Format f, double[] a, int n) {
    return factor(f, a, n, RowPartition.caller());
  }

  static CholeskyOp factor(Format f, Frame a, RowPartition p) {
    return f == Format.FLOAT
        ? new CholeskyOp(f, FloatCholesky.factor(RowsOp.floats(a), p), null)
        : new CholeskyOp(f, null, DoubleCholesky.factor(RowsOp.doubles(a), p));
  }

  /** Factors in place of a matrix in a frame. */
  static void factorInPlace(Format f, Frame a, RowPartition p) {
    if (f == Format.DOUBLE) {
      DoubleCholesky.factorInPlace(RowsOp.doubles(a), p);
      return;
    }
    float[] values = Narrow.floats(a.values());
    FloatCholesky.factorInPlace(RowsOp.view(values, a), p);
    Narrow.back(values, a.values());
  }

  private static double[] widened(FloatMatrix m) {
    double[] values = new double[m.array().length];
    Narrow.back(m.array(), values);
    return values;
  }

  double[] lower() {
    return narrow == null ? wide.lower().array() : widened(narrow.lower());
  }

  /** X of A X = B, n x t without gaps. */
  double[] solve(double[] b, int n, int targets) {
    return narrow == null
        ? wide.solve(DoubleMatrix.of(b.clone(), n, targets)).array()
        : widened(narrow.solve(FloatMatrix.of(Narrow.floats(b), n, targets)));
  }

  /** The values in the format, which a generator may have drawn in double. */
  static double[] rounded(Format f, double[] a) {
    return Arrays.stream(a).map(f::round).toArray();
  }
}
