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

  /** Some rows in double: a copy of floats, a view of doubles. */
  DoubleMatrix widened(long from, long to);

  /** Rows to widen at a time where the other side is in double: all of what is. */
  long atOnce(long some);

  /**
   * K of these rows and landmarks of the same width: in float when they are.
   *
   * @throws IllegalArgumentException when one is in float, the other in double, or the columns
   *     differ
   */
  KernelProduct product(Kernel kernel, FeatureRows landmarks);

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
    public DoubleMatrix widened(long from, long to) {
      return FloatWidened.rows(m, from, to);
    }

    @Override
    public long atOnce(long some) {
      return some;
    }

    @Override
    public KernelProduct product(Kernel kernel, FeatureRows landmarks) {
      if (landmarks instanceof Floats b) {
        return new FloatKernelProduct(kernel, m, b.m);
      }
      throw new IllegalArgumentException("rows in float, landmarks in double");
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
    public DoubleMatrix widened(long from, long to) {
      return m.rowRange(from, to);
    }

    @Override
    public long atOnce(long some) {
      return Math.max(1, rows());
    }

    @Override
    public KernelProduct product(Kernel kernel, FeatureRows landmarks) {
      if (landmarks instanceof Doubles b) {
        return new DoubleKernelProduct(kernel, m, b.m);
      }
      throw new IllegalArgumentException("rows in double, landmarks in float");
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
