package dev.lanewise.ridge;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.approximation.DoubleWidened;
import dev.lanewise.approximation.FloatKernelProduct;
import dev.lanewise.approximation.FloatWidened;
import dev.lanewise.approximation.KernelProduct;
import dev.lanewise.kernel.DoubleTrainingRows;
import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;

/** Rows of features in float or in double. */
sealed interface FeatureRows {
  long rows();

  int cols();

  /** The rows in double on the heap; a copy. */
  DoubleMatrix widened();

  /** The rows on the heap, apart from the caller's. */
  FeatureRows copy();

  /** Refuses what is not finite. */
  void requireFinite(String name, String rule);

  /** Refuses rows the kernel cannot be trained on. */
  void requireFor(Kernel kernel, String name);

  /** K of these rows and landmarks: in float when both are. */
  default KernelProduct product(Kernel kernel, FeatureRows landmarks) {
    return this instanceof Floats x && landmarks instanceof Floats b
        ? new FloatKernelProduct(kernel, x.m, b.m)
        : new DoubleKernelProduct(kernel, doubles(this), doubles(landmarks));
  }

  private static DoubleMatrix doubles(FeatureRows rows) {
    return rows instanceof Doubles d ? d.m : rows.widened();
  }

  /** Rows of floats. */
  record Floats(FloatMatrix m) implements FeatureRows {
    @Override
    public long rows() {
      return m.rows();
    }

    @Override
    public int cols() {
      return m.cols();
    }

    @Override
    public DoubleMatrix widened() {
      return FloatWidened.all(m);
    }

    @Override
    public FeatureRows copy() {
      return new Floats(FloatMatrix.copyOf(m));
    }

    @Override
    public void requireFinite(String name, String rule) {
      FloatFinite.require(m, name, rule);
    }

    @Override
    public void requireFor(Kernel kernel, String name) {
      FloatTrainingRows.require(kernel, m, name);
    }
  }

  /** Rows of doubles. */
  record Doubles(DoubleMatrix m) implements FeatureRows {
    @Override
    public long rows() {
      return m.rows();
    }

    @Override
    public int cols() {
      return m.cols();
    }

    @Override
    public DoubleMatrix widened() {
      return DoubleWidened.all(m);
    }

    @Override
    public FeatureRows copy() {
      return new Doubles(DoubleMatrix.copyOf(m));
    }

    @Override
    public void requireFinite(String name, String rule) {
      DoubleFinite.require(m, name, rule);
    }

    @Override
    public void requireFor(Kernel kernel, String name) {
      DoubleTrainingRows.require(kernel, m, name);
    }
  }
}
