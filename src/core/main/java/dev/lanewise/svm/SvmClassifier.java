package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * A trained support vector classifier. Immutable and thread-safe.
 *
 * <p>For each pair (a, b) of classes, a before b, the decision value of a row x is {@code sum over
 * the support vectors s of both classes of coef K(s, x) - rho}; above 0 is a vote for a, otherwise
 * for b (a decision that overflows to NaN too). The class with most votes wins; among equals the
 * one that comes first in {@link #labels}. That is LIBSVM's convention. scikit-learn sorts the
 * labels, and with two classes its decision value is above 0 for the greater label: it is ours
 * where that label comes first in {@link #labels}, and ours with its sign turned where it comes
 * second.
 *
 * <p>{@link #classScores} are one value a class, as scikit-learn has them with {@code
 * decision_function_shape="ovr"}.
 *
 * <p>Single rows and batches give the same bits. A linear model is collapsed to its weights w.
 */
public final class SvmClassifier implements Classifier {
  private final Kernel kernel;
  private final int[] labels;
  private final int[] counts;
  private final SupportVectors vectors;
  private final double[][] coefficients;
  private final double[] rho;
  private final PairSums sums;
  private final RowClassifier rows;
  private final boolean inDouble;

  private SvmClassifier(
      Kernel kernel,
      int[] labels,
      int[] counts,
      SupportVectors vectors,
      double[][] coefficients,
      double[] rho,
      boolean inDouble) {
    this.kernel = kernel;
    this.labels = labels;
    this.counts = counts;
    this.vectors = vectors;
    this.coefficients = coefficients;
    this.rho = rho;
    this.inDouble = inDouble;
    this.sums = new PairSums(counts, coefficients, rho);
    this.rows =
        new RowClassifier(
            DecisionFunction.of(kernel, vectors, sums, inDouble),
            vectors.cols(),
            rho.length,
            labels,
            Votes::winner);
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
    ModelShape.check(labels, counts, supportVectors.rows(), coefficients, rho);
    SupportVectors vectors = SupportVectors.copyOf(supportVectors);
    return copied(kernel, labels, counts, vectors, coefficients, rho);
  }

  /**
   * A model from its parts with support vectors in double, which are copied: {@link #inDouble} has
   * the very doubles, this model the floats nearest to them. See the form with floats.
   *
   * @throws IllegalArgumentException when the shapes do not fit, a number is not finite, or a
   *     support vector is outside the range of floats
   */
  public static SvmClassifier of(
      Kernel kernel,
      int[] labels,
      int[] counts,
      DoubleMatrix supportVectors,
      double[][] coefficients,
      double[] rho) {
    ModelShape.check(labels, counts, supportVectors.rows(), coefficients, rho);
    SupportVectors vectors = SupportVectors.copyOf(supportVectors);
    return copied(kernel, labels, counts, vectors, coefficients, rho);
  }

  private static SvmClassifier copied(
      Kernel kernel,
      int[] labels,
      int[] counts,
      SupportVectors vectors,
      double[][] coefficients,
      double[] rho) {
    double[][] copied = new double[coefficients.length][];
    for (int m = 0; m < copied.length; m++) {
      copied[m] = coefficients[m].clone();
    }
    return new SvmClassifier(
        kernel, labels.clone(), counts.clone(), vectors, copied, rho.clone(), false);
  }

  /**
   * The same model, with the same parts and files, that evaluates kernel values in double, of
   * support vectors in double where it was given such, and otherwise of the floats. Rows may be
   * floats or doubles. Kernel values in float are some 1e-7 off, those of distances between
   * unscaled rows more, and decision values by that times the sum of |coef|: use this one where
   * they are to agree with those of a program that computes in double, such as LIBSVM.
   *
   * <p>The cost: about four times the memory of the support vectors besides this model, and half as
   * many lanes for each kernel value. Linear models compute in double anyway. A kernel of a user,
   * or with one as a part, stays in float unless the support vectors were given in double: then its
   * form for doubles is called.
   *
   * @throws dev.lanewise.matrix.CapacityException when the support vectors do not fit into the heap
   */
  public SvmClassifier inDouble() {
    return inDouble
        ? this
        : new SvmClassifier(kernel, labels, counts, vectors, coefficients, rho, true);
  }

  /**
   * The same model with other support vectors, as many of each class; in double if this one is.
   *
   * @throws IllegalArgumentException as {@link #of(Kernel, int[], int[], DoubleMatrix, double[][],
   *     double[])}
   */
  public SvmClassifier withSupportVectors(DoubleMatrix others) {
    ModelShape.check(labels, counts, others.rows(), coefficients, rho);
    SupportVectors copies = SupportVectors.copyOf(others);
    return new SvmClassifier(kernel, labels, counts, copies, coefficients, rho, inDouble);
  }

  /** Whether it came from {@link #inDouble}. */
  boolean isInDouble() {
    return inDouble;
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

  /** The classes, in the order that ties and pairs refer to; a copy. */
  @Override
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
    return vectors.rows();
  }

  /** The support vectors in float, grouped by class; a copy. */
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

  /** Coefficient of support vector {@code sv} in its pair with the machine-th other class. */
  public double coefficient(int machine, int sv) {
    return coefficients[machine][sv];
  }

  /** Offset of a pair. */
  public double rho(int pair) {
    return rho[pair];
  }

  /** The sums behind the decision values. */
  PairSums sums() {
    return sums;
  }

  /** How rows are decided. */
  RowClassifier rows() {
    return rows;
  }

  /** Scratch space for one thread that asks for single rows. */
  public Scratch newScratch() {
    return new Scratch(rows.newSpace(), new double[labels.length]);
  }

  /** What a single prediction needs; one for each thread. */
  public static final class Scratch {
    private final RowClassifier.Space space;
    private final double[] scores;

    private Scratch(RowClassifier.Space space, double[] scores) {
      this.space = space;
      this.scores = scores;
    }
  }

  /** Convenient, not free of allocation: see {@link #predict(float[], int, Scratch)}. */
  @Override
  public int predict(float[] row) {
    rows.requireFeatures(row.length);
    return predict(row, 0, newScratch());
  }

  /**
   * Class of the row at {@code row[offset]} and following. Allocates nothing, but for kernels that
   * do: a {@link dev.lanewise.kernel.CompositeKernel}, {@link dev.lanewise.kernel.MaternKernel} 3/2
   * and 5/2, or one of the user.
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
   * Classes of all rows of x in double, of a model {@link #inDouble}.
   *
   * @param out receives one label a row
   * @throws IllegalArgumentException when this model computes in float, x has not {@link #features}
   *     columns, out is too short or a value is not finite
   */
  public void predict(DoubleMatrix x, int[] out, RowPartition partition) {
    rows.predict(x, out, partition);
  }

  /**
   * Decision values of one row, one for each pair, into {@code out}. Allocates as {@link
   * #predict(float[], int, Scratch)}.
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
   * Decision values of all rows of x: m x pairs.
   *
   * @throws IllegalArgumentException as {@link #predict(FloatMatrix, int[], RowPartition)}
   */
  public DoubleMatrix decisionValues(FloatMatrix x, RowPartition partition) {
    return rows.values(x, partition);
  }

  /**
   * Decision values of all rows of x in double, of a model {@link #inDouble}: m x pairs.
   *
   * @throws IllegalArgumentException as {@link #predict(DoubleMatrix, int[], RowPartition)}
   */
  public DoubleMatrix decisionValues(DoubleMatrix x, RowPartition partition) {
    return rows.values(x, partition);
  }

  /**
   * One score for each class, in the order of {@link #labels}, into {@code out}: {@code votes + s /
   * (3 (|s| + 1))}, s the sum of the decision values of the pairs of that class, with the sign that
   * speaks for it. The greatest score belongs to a class with most votes; among these s decides
   * where {@link #predict} takes the first. Allocates as {@link #predict(float[], int, Scratch)}.
   *
   * <p>scikit-learn counts a decision value of exactly 0 as a vote for the other class of the pair
   * than {@link #predict} does; here votes are those of {@link #predict}. A decision that
   * overflowed to NaN adds nothing to s. With two classes there are two scores here.
   *
   * @param out k places
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public void classScores(float[] row, int offset, double[] out, Scratch scratch) {
    double[] values = scratch.space.values();
    rows.values(row, offset, values, scratch.space);
    ClassScores.of(values, 0, labels.length, out, 0);
  }

  /** Class scores of all rows of x; see the form with threads. */
  public DoubleMatrix classScores(FloatMatrix x) {
    return classScores(x, RowPartition.caller());
  }

  /**
   * Class scores of all rows of x: m x k; see the form for one row.
   *
   * @throws IllegalArgumentException as {@link #predict(FloatMatrix, int[], RowPartition)}
   */
  public DoubleMatrix classScores(FloatMatrix x, RowPartition partition) {
    int k = labels.length;
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), k);
    double[][] scores = new double[partition.threads()][k];
    rows.run(
        x,
        partition,
        (row, values, at, worker) -> {
          ClassScores.of(values, at, k, scores[worker], 0);
          out.setRow(row, 0, scores[worker], 0, k);
        });
    return out;
  }

  /**
   * Class with the greatest of the {@link #classScores}, the first of equals: {@link #predict} with
   * ties between votes broken by the decision values, scikit-learn's {@code break_ties=True}.
   * Allocates as {@link #predict(float[], int, Scratch)}.
   *
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public int predictBreakingTies(float[] row, int offset, Scratch scratch) {
    classScores(row, offset, scratch.scores, scratch);
    return labels[ClassScores.greatest(scratch.scores, 0, labels.length)];
  }
}
