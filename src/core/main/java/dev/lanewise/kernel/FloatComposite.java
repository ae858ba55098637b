package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatBlockProduct;
import dev.lanewise.simd.TileShape;
import java.util.List;

/** What the kernels of {@link CompositeKernel} compute. */
final class FloatComposite {
  private FloatComposite() {}

  /** See {@link BlockKernel#evaluate}: block by block, so that scratch stays small. */
  static void evaluate(
      CompositeKernel kernel, FloatRows x, FloatRows y, float[] out, int oo, int step) {
    int width = FloatBlockProduct.COLUMN_BLOCK;
    for (int j = 0; j < y.count(); j += width) {
      FloatRows columns = y.some(j, Math.min(width, y.count() - j));
      for (int i = 0; i < x.count(); i += TileShape.ROW_BLOCK) {
        FloatRows rows = x.some(i, Math.min(TileShape.ROW_BLOCK, x.count() - i));
        block(kernel, rows, columns, out, oo + i * step + j, step);
      }
    }
  }

  private static void block(
      CompositeKernel kernel, FloatRows x, FloatRows y, float[] out, int oo, int step) {
    switch (kernel) {
      case SumKernel(Kernel a, Kernel b) -> {
        FloatRowKernel.evaluate(a, x, y, out, oo, step);
        float[] other = values(b, x, y);
        for (int p = 0; p < other.length; p++) {
          out[at(p, y, oo, step)] += other[p];
        }
      }
      case ProductKernel(Kernel a, Kernel b) -> {
        FloatRowKernel.evaluate(a, x, y, out, oo, step);
        float[] other = values(b, x, y);
        for (int p = 0; p < other.length; p++) {
          out[at(p, y, oo, step)] *= other[p];
        }
      }
      case ScaledKernel scaled -> {
        FloatRowKernel.evaluate(scaled.kernel(), x, y, out, oo, step);
        float factor = factor(scaled);
        for (int p = 0; p < x.count() * y.count(); p++) {
          out[at(p, y, oo, step)] *= factor;
        }
      }
      case NormalisedKernel(Kernel part) -> normalised(part, x, y, out, oo, step);
      case CosineKernel cosine -> normalised(cosine.part(), x, y, out, oo, step);
      case LengthScaleKernel(List<Double> scales, Kernel part) ->
          FloatRowKernel.evaluate(part, divided(x, scales), divided(y, scales), out, oo, step);
    }
  }

  /** K(x_i, x_i) for every row, in the bits of {@link #evaluate}. */
  static void ofSelf(CompositeKernel kernel, FloatRows x, float[] out) {
    int n = x.count();
    switch (kernel) {
      case SumKernel(Kernel a, Kernel b) -> {
        float[] other = self(b, x);
        FloatRowKernel.ofSelf(a, x, out);
        for (int i = 0; i < n; i++) {
          out[i] += other[i];
        }
      }
      case ProductKernel(Kernel a, Kernel b) -> {
        float[] other = self(b, x);
        FloatRowKernel.ofSelf(a, x, out);
        for (int i = 0; i < n; i++) {
          out[i] *= other[i];
        }
      }
      case ScaledKernel scaled -> {
        FloatRowKernel.ofSelf(scaled.kernel(), x, out);
        float factor = factor(scaled);
        for (int i = 0; i < n; i++) {
          out[i] *= factor;
        }
      }
      case NormalisedKernel(Kernel part) -> normalisedSelf(part, x, out);
      case CosineKernel cosine -> normalisedSelf(cosine.part(), x, out);
      case LengthScaleKernel(List<Double> scales, Kernel part) ->
          FloatRowKernel.ofSelf(part, divided(x, scales), out);
    }
  }

  /** Where value p of a dense block goes. */
  private static int at(int p, FloatRows y, int oo, int step) {
    return oo + p / y.count() * step + p % y.count();
  }

  private static float[] values(Kernel kernel, FloatRows x, FloatRows y) {
    float[] values = new float[x.count() * y.count()];
    FloatRowKernel.evaluate(kernel, x, y, values, 0, y.count());
    return values;
  }

  private static float[] self(Kernel kernel, FloatRows x) {
    float[] values = new float[x.count()];
    FloatRowKernel.ofSelf(kernel, x, values);
    return values;
  }

  private static float factor(ScaledKernel scaled) {
    return (float) Parameters.inRange("factor", scaled.factor(), Float.MAX_VALUE);
  }

  /**
   * In double. K(x, x) = K(y, y) is divided by itself, so that a row with itself is exactly 1; else
   * the product of two roots, which cannot leave the range.
   */
  private static void normalised(
      Kernel part, FloatRows x, FloatRows y, float[] out, int oo, int step) {
    FloatRowKernel.evaluate(part, x, y, out, oo, step);
    float[] ofX = self(part, x);
    float[] ofY = self(part, y);
    double most = part.positiveSemidefinite() ? 1 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < ofX.length; i++) {
      double ii = requireSquare(part, ofX[i], x, i);
      for (int j = 0; j < ofY.length; j++) {
        double jj = requireSquare(part, ofY[j], y, j);
        int at = oo + i * step + j;
        double size = ii == jj ? ii : Math.sqrt(ii) * Math.sqrt(jj);
        out[at] = size == 0 ? 0.0f : (float) Math.clamp(out[at] / size, -most, most);
      }
    }
  }

  private static void normalisedSelf(Kernel part, FloatRows x, float[] out) {
    FloatRowKernel.ofSelf(part, x, out);
    for (int i = 0; i < x.count(); i++) {
      float square = (float) requireSquare(part, out[i], x, i);
      out[i] = square == 0.0f ? 0.0f : square / square;
    }
  }

  private static double requireSquare(Kernel part, double square, FloatRows rows, int i) {
    if (square < 0) {
      throw new IllegalArgumentException(
          "K(x, x) is "
              + square
              + " for x = "
              + rows.at(i)
              + " and "
              + part
              + ": it cannot be normalised");
    }
    return square;
  }

  /** Each row divided by the scales, each quotient rounded once from double. */
  static FloatRows divided(FloatRows x, List<Double> scales) {
    int d = x.columns();
    LengthScaleKernel.requireColumns(scales, d);
    float[] to = new float[x.count() * d];
    for (int c = 0; c < d; c++) {
      double scale = scales.get(c);
      for (int i = 0; i < x.count(); i++) {
        to[i * d + c] = (float) (x.array()[x.offset() + i * x.step() + c] / scale);
      }
    }
    return new FloatRows(to, 0, d, x.count(), d, x.name() + " / length scales", x.first());
  }
}
