package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * A classifier of k machines, one for each class against all others, over shared support vectors.
 * Immutable and thread-safe.
 *
 * <p>The decision value of class c for a row x is {@code sum over all support vectors s of coef_c
 * K(s, x) - rho_c}. The class with the greatest value wins; among equals the one that comes first
 * in {@link #labels}, and a decision that overflows to NaN loses against any number.
 *
 * <p>Single rows and batches give the same bits. A linear model is collapsed to its weights w.
 */
public final class OneVsRestClassifier implements Classifier {
  private final Kernel kernel;
  private final int[] labels;
  private final SupportVectors vectors;
  private final double[][] coefficients;
  private final double[] rho;
  private final RowClassifier rows;

  private OneVsRestClassifier(
      Kernel kernel,
      int[] labels,
      SupportVectors vectors,
      double[][] coefficients,
      double[] rho,
      boolean inDouble) {
    this.kernel = kernel;
    this.labels = labels;
    this.vectors = vectors;
    this.coefficients = coefficients;
    this.rho = rho;
    MachineSums sums = new MachineSums(coefficients, rho);
    this.rows =
        new RowClassifier(
            DecisionFunction.of(kernel, vectors, sums, inDouble),
            vectors.cols(),
            rho.length,
            labels,
            (values, at, votes) -> ClassScores.greatest(values, at, votes.length));
  }

  /**
   * A model from its parts, which are copied.
   *
   * @param labels k distinct classes
   * @param supportVectors rows of all machines
   * @param coefficients k x rows: row c of the machine of class c
   * @param rho k offsets
   * @throws IllegalArgumentException when the shapes do not fit or a number is not finite
   */
  public static OneVsRestClassifier of(
      Kernel kernel,
      int[] labels,
      FloatMatrix supportVectors,
      double[][] coefficients,
      double[] rho) {
    ModelShape.checkMachines(labels, supportVectors.rows(), coefficients, rho);
    double[][] copied = new double[coefficients.length][];
    for (int m = 0; m < copied.length; m++) {
      copied[m] = coefficients[m].clone();
    }
    return new OneVsRestClassifier(
        kernel, labels.clone(), SupportVectors.copyOf(supportVectors), copied, rho.clone(), false);
  }

  /** The same model that evaluates kernel values in double: see {@link SvmClassifier#inDouble}. */
  public OneVsRestClassifier inDouble() {
    return new OneVsRestClassifier(kernel, labels, vectors, coefficients, rho, true);
  }

  public Kernel kernel() {
    return kernel;
  }

  @Override
  public int features() {
    return vectors.cols();
  }

  public int classCount() {
    return labels.length;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  /** Distinct support vectors. */
  public int supportVectorCount() {
    return vectors.rows();
  }

  /** The support vectors of all machines; a copy. */
  public FloatMatrix supportVectors() {
    return FloatMatrix.copyOf(vectors.floats());
  }

  /** Coefficient of support vector {@code sv} in the machine of class number {@code c}. */
  public double coefficient(int c, int sv) {
    return coefficients[c][sv];
  }

  /** Offset of the machine of class number {@code c}. */
  public double rho(int c) {
    return rho[c];
  }

  /** Scratch space for one thread that asks for single rows. */
  public Scratch newScratch() {
    return new Scratch(rows.newSpace());
  }

  /** What a single prediction needs; one for each thread. */
  public static final class Scratch {
    private final RowClassifier.Space space;

    private Scratch(RowClassifier.Space space) {
      this.space = space;
    }
  }

  /** Convenient, not free of allocation: see {@link #predict(float[], int, Scratch)}. */
  @Override
  public int predict(float[] row) {
    rows.requireFeatures(row.length);
    return predict(row, 0, newScratch());
  }

  /**
   * Class of the row at {@code row[offset]} and following. Allocates nothing.
   *
   * @param scratch from {@link #newScratch} of this model, used by no other thread meanwhile
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public int predict(float[] row, int offset, Scratch scratch) {
    return rows.predict(row, offset, scratch.space);
  }

  @Override
  public void predict(FloatMatrix x, int[] out, RowPartition partition) {
    rows.predict(x, out, partition);
  }

  /**
   * Decision values of one row, one for each class, into {@code out}. Allocates nothing.
   *
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public void decisionValues(float[] row, int offset, double[] out, Scratch scratch) {
    rows.values(row, offset, out, scratch.space);
  }

  /** Decision values of all rows of x; see the form with threads. */
  public DoubleMatrix decisionValues(FloatMatrix x) {
    return decisionValues(x, RowPartition.caller());
  }

  /**
   * Decision values of all rows of x: m x k.
   *
   * @throws IllegalArgumentException as {@link #predict(FloatMatrix, int[], RowPartition)}
   */
  public DoubleMatrix decisionValues(FloatMatrix x, RowPartition partition) {
    return rows.values(x, partition);
  }
}
