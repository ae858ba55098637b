package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Objects;

/**
 * A trained support vector classifier. Immutable and thread-safe.
 *
 * <p>For each pair (a, b) of classes, a before b, the decision value of a row x is {@code sum over
 * the support vectors s of both classes of coef K(s, x) - rho}; above 0 is a vote for a, otherwise
 * for b (a decision that overflows to NaN too). The class with most votes wins; among equals the
 * one that comes first in {@link #labels}. That is LIBSVM's convention; scikit-learn sorts the
 * labels and turns the sign of binary decisions.
 *
 * <p>Single rows and batches give the same bits. A linear model is collapsed to its weights w.
 */
public final class SvmClassifier {
  private final Kernel kernel;
  private final int[] labels;
  private final int[] counts;
  private final FloatMatrix vectors;
  private final double[][] coefficients;
  private final double[] rho;
  private final DecisionFunction decisions;

  private SvmClassifier(
      Kernel kernel,
      int[] labels,
      int[] counts,
      FloatMatrix vectors,
      double[][] coefficients,
      double[] rho) {
    this.kernel = kernel;
    this.labels = labels;
    this.counts = counts;
    this.vectors = vectors;
    this.coefficients = coefficients;
    this.rho = rho;
    this.decisions = DecisionFunction.of(kernel, vectors, new PairSums(counts, coefficients, rho));
  }

  /**
   * A model from its parts, which are copied.
   *
   * @param labels k distinct classes
   * @param counts support vectors of each class
   * @param supportVectors rows grouped by class, in the order of labels
   * @param coefficients (k - 1) x total: row m of a support vector of class c belongs to its pair
   *     with the m-th of the other classes
   * @param rho offsets of the k (k - 1) / 2 pairs (0,1), (0,2), ..., (1,2), ...
   * @throws IllegalArgumentException when the shapes do not fit or a number is not finite
   */
  public static SvmClassifier of(
      Kernel kernel,
      int[] labels,
      int[] counts,
      FloatMatrix supportVectors,
      double[][] coefficients,
      double[] rho) {
    ModelShape.check(labels, counts, supportVectors, coefficients, rho);
    FloatMatrix vectors = FloatMatrix.copyOf(supportVectors);
    double[][] copied = new double[coefficients.length][];
    for (int m = 0; m < copied.length; m++) {
      copied[m] = coefficients[m].clone();
    }
    return new SvmClassifier(kernel, labels.clone(), counts.clone(), vectors, copied, rho.clone());
  }

  public Kernel kernel() {
    return kernel;
  }

  /** Columns a row has to have. */
  public int features() {
    return vectors.cols();
  }

  public int classCount() {
    return labels.length;
  }

  /** The classes, in the order that ties and pairs refer to; a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** Number of pairs of classes. */
  public int pairCount() {
    return rho.length;
  }

  /** Support vectors of each class, in the order of {@link #labels}; a copy. */
  public int[] supportVectorCounts() {
    return counts.clone();
  }

  /** Distinct support vectors. */
  public int supportVectorCount() {
    return (int) vectors.rows();
  }

  /** The support vectors, grouped by class; a copy. */
  public FloatMatrix supportVectors() {
    return FloatMatrix.copyOf(vectors);
  }

  /** Coefficient of support vector {@code sv} in its pair with the machine-th other class. */
  public double coefficient(int machine, int sv) {
    return coefficients[machine][sv];
  }

  /** Offset of a pair. */
  public double rho(int pair) {
    return rho[pair];
  }

  /** Scratch space for one thread that asks for single rows. */
  public Scratch newScratch() {
    return new Scratch(decisions.newWorkspace(1), new double[rho.length], new int[labels.length]);
  }

  /** What a single prediction needs; one for each thread. */
  public static final class Scratch {
    private final DecisionFunction.Workspace workspace;
    private final double[] values;
    private final int[] votes;

    private Scratch(DecisionFunction.Workspace workspace, double[] values, int[] votes) {
      this.workspace = workspace;
      this.values = values;
      this.votes = votes;
    }
  }

  /**
   * Class of one row. Convenient, not free of allocation: see {@link #predict(float[], int,
   * Scratch)}.
   *
   * @throws IllegalArgumentException when the row has not {@link #features} values, or one is not
   *     finite
   */
  public int predict(float[] row) {
    requireFeatures(row.length);
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
    decisionValues(row, offset, scratch.values, scratch);
    return labels[Votes.winner(scratch.values, 0, scratch.votes)];
  }

  /**
   * Decision values of one row, one for each pair, into {@code out}. Allocates nothing.
   *
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public void decisionValues(float[] row, int offset, double[] out, Scratch scratch) {
    Objects.checkFromIndexSize(offset, features(), row.length);
    FloatFinite.requireRow(row, offset, features(), "X", 0, SvmTrainer.FINITE);
    decisions.evaluate(row, offset, features(), 0, 1, out, scratch.workspace);
  }

  /** Classes of all rows of x; see the form with threads. */
  public int[] predict(FloatMatrix x) {
    int[] out = new int[Math.toIntExact(x.rows())];
    predict(x, out, RowPartition.caller());
    return out;
  }

  /** Classes of all rows of x, into {@code out}; see the form with threads. */
  public void predict(FloatMatrix x, int[] out) {
    predict(x, out, RowPartition.caller());
  }

  /**
   * Classes of all rows of x.
   *
   * @param out receives one label a row
   * @throws IllegalArgumentException when x has not {@link #features} columns, out is too short or
   *     a value is not finite
   */
  public void predict(FloatMatrix x, int[] out, RowPartition partition) {
    if (out.length < x.rows()) {
      throw new IllegalArgumentException(
          "out has " + out.length + " places, x " + x.rows() + " rows");
    }
    int[][] votes = new int[partition.threads()][labels.length];
    requireFeatures(x.cols());
    BatchDecisions.run(
        decisions,
        rho.length,
        x,
        partition,
        (row, values, at, worker) ->
            out[(int) row] = labels[Votes.winner(values, at, votes[worker])]);
  }

  /** Decision values of all rows of x; see the form with threads. */
  public DoubleMatrix decisionValues(FloatMatrix x) {
    return decisionValues(x, RowPartition.caller());
  }

  /**
   * Decision values of all rows of x: m x pairs.
   *
   * @throws IllegalArgumentException as {@link #predict(FloatMatrix, int[], RowPartition)}
   */
  public DoubleMatrix decisionValues(FloatMatrix x, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), rho.length);
    requireFeatures(x.cols());
    BatchDecisions.run(
        decisions,
        rho.length,
        x,
        partition,
        (row, values, at, worker) -> out.setRow(row, 0, values, at, rho.length));
    return out;
  }

  DecisionFunction decisions() {
    return decisions;
  }

  void requireFeatures(int d) {
    if (d != features()) {
      throw new IllegalArgumentException("model expects " + features() + " features, got " + d);
    }
  }
}
