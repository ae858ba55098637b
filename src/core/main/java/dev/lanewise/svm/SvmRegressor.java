package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Objects;

/**
 * A trained support vector regression: {@code f(x) = sum over the support vectors s of coef K(s, x)
 * - rho}. Immutable and thread-safe.
 *
 * <p>Single rows and batches give the same bits. A linear model is collapsed to its weights w. A
 * model without support vectors is the constant -rho.
 */
public final class SvmRegressor {
  private final Kernel kernel;
  private final SupportVectors vectors;
  private final double[] coefficients;
  private final double rho;
  private final DecisionFunction values;
  private final boolean inDouble;

  private SvmRegressor(
      Kernel kernel, SupportVectors vectors, double[] coefficients, double rho, boolean inDouble) {
    this.kernel = kernel;
    this.vectors = vectors;
    this.coefficients = coefficients;
    this.rho = rho;
    this.inDouble = inDouble;
    // One pair of classes, one of them empty.
    int[] counts = {coefficients.length, 0};
    PairSums sums = new PairSums(counts, new double[][] {coefficients}, new double[] {rho});
    this.values = DecisionFunction.of(kernel, vectors, sums, inDouble);
  }

  /**
   * A model from its parts, which are copied.
   *
   * @param supportVectors n x d
   * @param coefficients n
   * @throws IllegalArgumentException when the shapes do not fit or a number is not finite
   */
  public static SvmRegressor of(
      Kernel kernel, FloatMatrix supportVectors, double[] coefficients, double rho) {
    requireNumbers(supportVectors.rows(), coefficients, rho);
    SupportVectors vectors = SupportVectors.copyOf(supportVectors);
    return new SvmRegressor(kernel, vectors, coefficients.clone(), rho, false);
  }

  /**
   * A model from its parts with support vectors in double, which are copied: {@link #inDouble} has
   * the very doubles, this model the floats nearest to them.
   *
   * @param supportVectors n x d
   * @param coefficients n
   * @throws IllegalArgumentException when the shapes do not fit, a number is not finite, or a
   *     support vector is outside the range of floats
   */
  public static SvmRegressor of(
      Kernel kernel, DoubleMatrix supportVectors, double[] coefficients, double rho) {
    requireNumbers(supportVectors.rows(), coefficients, rho);
    SupportVectors vectors = SupportVectors.copyOf(supportVectors);
    return new SvmRegressor(kernel, vectors, coefficients.clone(), rho, false);
  }

  private static void requireNumbers(long rows, double[] coefficients, double rho) {
    if (coefficients.length != rows) {
      throw new IllegalArgumentException(coefficients.length + " coefficients, expected " + rows);
    }
    if (!Double.isFinite(rho) || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a coefficient or rho is not finite");
    }
  }

  /** The same model that evaluates kernel values in double: see {@link SvmClassifier#inDouble}. */
  public SvmRegressor inDouble() {
    return inDouble ? this : new SvmRegressor(kernel, vectors, coefficients, rho, true);
  }

  /**
   * The same model with other support vectors, one for each coefficient; in double if this one is.
   *
   * @throws IllegalArgumentException as {@link #of(Kernel, DoubleMatrix, double[], double)}
   */
  public SvmRegressor withSupportVectors(DoubleMatrix others) {
    requireNumbers(others.rows(), coefficients, rho);
    SupportVectors copies = SupportVectors.copyOf(others);
    return new SvmRegressor(kernel, copies, coefficients, rho, inDouble);
  }

  public Kernel kernel() {
    return kernel;
  }

  /** Columns a row has to have. */
  public int features() {
    return vectors.cols();
  }

  public int supportVectorCount() {
    return coefficients.length;
  }

  /** The support vectors in float; a copy. */
  public FloatMatrix supportVectors() {
    return FloatMatrix.copyOf(vectors.floats());
  }

  /** Whether the support vectors were given in double. */
  public boolean holdsDoubles() {
    return vectors.doubles() != null;
  }

  /** The support vectors in double: as they were given, or else the floats; a copy. */
  public DoubleMatrix supportVectorsInDouble() {
    return DoubleMatrix.copyOf(vectors.inDouble());
  }

  /** Coefficient of a support vector. */
  public double coefficient(int sv) {
    return coefficients[sv];
  }

  public double rho() {
    return rho;
  }

  /** Scratch space for one thread that asks for single rows. */
  public Scratch newScratch() {
    return new Scratch(values.newWorkspace(1), new double[1]);
  }

  /** What a single prediction needs; one for each thread. */
  public static final class Scratch {
    private final DecisionFunction.Workspace workspace;
    private final double[] value;

    private Scratch(DecisionFunction.Workspace workspace, double[] value) {
      this.workspace = workspace;
      this.value = value;
    }
  }

  /**
   * Value of one row. Convenient, not free of allocation: see {@link #predict(float[], int,
   * Scratch)}.
   *
   * @throws IllegalArgumentException when the row has not {@link #features} values, or one is not
   *     finite
   */
  public double predict(float[] row) {
    requireFeatures(row.length);
    return predict(row, 0, newScratch());
  }

  /**
   * Value of the row at {@code row[offset]} and following. Allocates nothing, but for kernels that
   * do: a {@link dev.lanewise.kernel.CompositeKernel}, {@link dev.lanewise.kernel.MaternKernel} 3/2
   * and 5/2, or one of the user.
   *
   * @param scratch from {@link #newScratch} of this model, used by no other thread meanwhile
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public double predict(float[] row, int offset, Scratch scratch) {
    Objects.checkFromIndexSize(offset, features(), row.length);
    FloatFinite.requireRow(row, offset, features(), "X", 0, SvmTrainer.FINITE);
    values.evaluate(row, offset, features(), 0, 1, scratch.value, scratch.workspace);
    return scratch.value[0];
  }

  /** Values of all rows of x; see the form with threads. */
  public double[] predict(FloatMatrix x) {
    double[] out = new double[Math.toIntExact(x.rows())];
    predict(x, out, RowPartition.caller());
    return out;
  }

  /**
   * Values of all rows of x.
   *
   * @param out receives one value a row
   * @throws IllegalArgumentException when x has not {@link #features} columns, out is too short or
   *     a value is not finite
   */
  public void predict(FloatMatrix x, double[] out, RowPartition partition) {
    requireFeatures(x.cols());
    requireRoom(out, x.rows());
    BatchDecisions.run(
        values, 1, x, partition, (row, block, at, worker) -> out[(int) row] = block[at]);
  }

  /**
   * Values of all rows of x in double, of a model {@link #inDouble}.
   *
   * @param out receives one value a row
   * @throws IllegalArgumentException when this model computes in float, x has not {@link #features}
   *     columns, out is too short or a value is not finite
   */
  public void predict(DoubleMatrix x, double[] out, RowPartition partition) {
    requireFeatures(x.cols());
    requireRoom(out, x.rows());
    BatchDecisions.run(
        values, 1, x, partition, (row, block, at, worker) -> out[(int) row] = block[at]);
  }

  private static void requireRoom(double[] out, long rows) {
    if (out.length < rows) {
      throw new IllegalArgumentException("out has " + out.length + " places, x " + rows + " rows");
    }
  }

  private void requireFeatures(int d) {
    if (d != features()) {
      throw new IllegalArgumentException("model expects " + features() + " features, got " + d);
    }
  }
}
