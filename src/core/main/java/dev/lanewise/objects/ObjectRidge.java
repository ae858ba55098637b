package dev.lanewise.objects;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.ridge.RidgeSolution;
import dev.lanewise.ridge.RidgeSystem;
import java.util.List;

/**
 * Kernel ridge regression on objects: (lambda I + K) A = Y on their Gram matrix, predictions k(x,
 * X) A, and b more with an intercept. Keeps all prepared objects. Immutable and thread-safe as far
 * as the objects are.
 */
public final class ObjectRidge<T> {
  private final PreparedObjects<T, ?> objects;
  private final DoubleMatrix coefficients;
  private final double[] intercepts;
  private final double jitter;

  private ObjectRidge(PreparedObjects<T, ?> objects, RidgeSolution solution, double jitter) {
    this.objects = objects;
    this.coefficients = solution.coefficients();
    this.intercepts = solution.intercepts();
    this.jitter = jitter;
  }

  /** Fits to normalised values, on the calling thread; see the form with threads. */
  public static <T> ObjectRidge<T> fit(
      ObjectKernel<T> kernel, double lambda, List<? extends T> objects, DoubleMatrix y) {
    return fit(kernel, lambda, objects, y, Scale.UNIT, RidgeOptions.DEFAULT, RowPartition.caller());
  }

  /**
   * Fits n objects to t targets each. Memory while fitting: 16 n^2 bytes.
   *
   * @param lambda above 0
   * @param y n x t
   * @param scale whether values are normalised, in fitting and prediction
   * @param options weights, intercept, refinement, jitter, which a kernel that is positive
   *     semidefinite has anyway
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException as {@link ObjectGram#gram(ObjectKernel, List, Scale,
   *     RowPartition)} and {@link RidgeSystem#of}, or when y has other rows than there are objects
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when lambda I + K is not, and jitter
   *     is not allowed or does not mend it: the kernel is not positive semidefinite
   * @throws dev.lanewise.matrix.CapacityException when the matrices do not fit into the heap
   */
  public static <T> ObjectRidge<T> fit(
      ObjectKernel<T> kernel,
      double lambda,
      List<? extends T> objects,
      DoubleMatrix y,
      Scale scale,
      RidgeOptions options,
      RowPartition partition) {
    if (objects.size() != y.rows()) {
      throw new IllegalArgumentException(
          "there are " + objects.size() + " objects, Y has " + y.rows() + " rows");
    }
    DoubleMatrix k = DoubleMatrix.allocate(objects.size(), objects.size());
    PreparedObjects<T, ?> prepared =
        PreparedObjects.of(PreparedKernel.of(kernel), objects, scale, partition);
    prepared.lowerTriangle(
        partition,
        (i, j, value) -> {
          k.set(i, j, value);
          k.set(j, i, value);
        });
    boolean rounding = kernel.positiveSemidefinite();
    RidgeSystem system =
        RidgeSystem.of(k, lambda, rounding ? options.withJitter(true) : options, partition);
    return new ObjectRidge<>(prepared, system.solve(y), system.jitter());
  }

  public ObjectKernel<T> kernel() {
    return objects.kernel();
  }

  public Scale scale() {
    return objects.scale();
  }

  /** Number of targets. */
  public int targets() {
    return coefficients.cols();
  }

  /** What was added to the diagonal beside lambda, against rounding; nearly always 0. */
  public double jitter() {
    return jitter;
  }

  /** The intercepts of the t targets; zeros unless one was asked for. */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /** The dual coefficients A, n x t; a copy. */
  public DoubleMatrix dualCoefficients() {
    return DoubleMatrix.copyOf(coefficients);
  }

  /** Predicts on the calling thread; see the form with threads. */
  public DoubleMatrix predict(List<? extends T> others) {
    return predict(others, RowPartition.caller());
  }

  /**
   * Predictions for m objects, m x t: sums over the n objects in their order.
   *
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException when a kernel value is not finite, naming both objects, or
   *     when values are normalised and K of an object with itself is negative or not finite
   */
  public DoubleMatrix predict(List<? extends T> others, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(others.size(), targets());
    objects.rows(
        others,
        partition,
        (i, values, worker) -> {
          for (int t = 0; t < targets(); t++) {
            double sum = intercepts[t];
            for (int j = 0; j < values.length; j++) {
              sum += values[j] * coefficients.get(j, t);
            }
            out.set(i, t, sum);
          }
        });
    return out;
  }
}
