package dev.lanewise.svm;

import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;

/**
 * The support vectors of a model: floats, or doubles with the floats nearest to them. Everything
 * but predictions in double looks at the floats.
 *
 * @param floats on the heap, not to be changed
 * @param doubles on the heap, not to be changed; null when the floats are all there is
 */
record SupportVectors(FloatMatrix floats, DoubleMatrix doubles) {
  private static final String NAME = "support vectors";

  /** Bits that a double has below those of a normal float, and the first of them alone. */
  private static final long BELOW_FLOAT = (1L << 29) - 1;

  private static final long HALF_OF_LAST_BIT = 1L << 28;

  /**
   * A copy of floats.
   *
   * @throws IllegalArgumentException when a value is not finite
   */
  static SupportVectors copyOf(FloatMatrix vectors) {
    FloatFinite.require(vectors, NAME, "a model needs finite values");
    return new SupportVectors(FloatMatrix.copyOf(vectors), null);
  }

  /**
   * A copy of doubles.
   *
   * @throws IllegalArgumentException when a value is not finite, or no finite float is near it
   */
  static SupportVectors copyOf(DoubleMatrix vectors) {
    DoubleFinite.require(vectors, NAME, "a model needs finite values");
    DoubleMatrix doubles = DoubleMatrix.copyOf(vectors);
    FloatMatrix floats = FloatMatrix.allocate(doubles.rows(), doubles.cols());
    double[] from = doubles.array();
    float[] to = floats.array();
    for (int i = 0; i < to.length; i++) {
      to[i] = nearest(from[i]);
    }
    FloatFinite.require(floats, NAME, "a model needs values within the range of floats");
    return new SupportVectors(floats, doubles);
  }

  /**
   * The float nearest to a double. Halfway between two, the shortest decimal of the double decides
   * before the even one does: so a float that was written as text and read as a double comes back.
   */
  static float nearest(double value) {
    boolean halfway =
        (Double.doubleToRawLongBits(value) & BELOW_FLOAT) == HALF_OF_LAST_BIT
            || Math.abs(value) < Float.MIN_NORMAL;
    return halfway && value != (float) value
        ? Float.parseFloat(Double.toString(value))
        : (float) value;
  }

  int rows() {
    return (int) floats.rows();
  }

  int cols() {
    return floats.cols();
  }

  /** The doubles, or else the floats as doubles; not to be changed. */
  DoubleMatrix inDouble() {
    if (doubles != null) {
      return doubles;
    }
    DoubleMatrix wide = DoubleMatrix.allocate(floats.rows(), floats.cols());
    float[] from = floats.array();
    double[] to = wide.array();
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
    return wide;
  }
}
