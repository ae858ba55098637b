package dev.lanewise.svm;

import dev.lanewise.calibration.Calibration;
import dev.lanewise.calibration.PairwiseCoupling;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * A classifier that gives probabilities: the decision value of each pair of classes becomes the
 * probability of its first class ({@link Calibration}), and those of all pairs one for each class
 * ({@link PairwiseCoupling}). Immutable and thread-safe.
 *
 * <p><b>Two answers.</b> {@link SvmClassifier#predict} of {@link #model} counts votes and is the
 * same with and without probabilities. {@link #mostProbable} is the class of the greatest
 * probability, the first of equals in the order of labels. Each is consistent in itself; they may
 * differ, as they may in LIBSVM and scikit-learn, where
 *
 * <ul>
 *   <li>a calibration does not pass 1/2 at decision 0: between 0 and the decision where it does, -b
 *       / a for a sigmoid, the vote goes to one class and the probability to the other;
 *   <li>a calibration is not {@link Calibration#increasing}: held-out examples contradicted the
 *       sign of the decisions, and probabilities follow the examples;
 *   <li>there are three classes or more: votes count how many pairs a class wins, probabilities
 *       also how clearly.
 * </ul>
 *
 * <p>With two classes and an increasing calibration the probability of the first class is a
 * monotone function of the decision value: both answers are thresholds on it, 0 for votes. Where
 * the calibration besides is above 1/2 exactly for decisions above 0, both are the same.
 *
 * <p>A decision that overflows to NaN says nothing: its pair counts as 1/2. Single rows and batches
 * give the same bits.
 */
public final class CalibratedClassifier {
  private final SvmClassifier model;
  private final List<Calibration> calibrations;
  private final PairwiseCoupling coupling;
  private final int[] labels;

  private CalibratedClassifier(SvmClassifier model, List<Calibration> calibrations) {
    this.model = model;
    this.calibrations = calibrations;
    this.coupling = new PairwiseCoupling(model.classCount());
    this.labels = model.labels();
  }

  /**
   * A model with its calibrations. Of {@link SvmClassifier#inDouble} it has decision values of
   * kernel values in double.
   *
   * @param calibrations one for each pair of classes (0,1), (0,2), ..., (1,2), ..., each for the
   *     probability of the first class of the pair
   * @throws IllegalArgumentException when there are not as many calibrations as pairs
   */
  public static CalibratedClassifier of(
      SvmClassifier model, List<? extends Calibration> calibrations) {
    if (calibrations.size() != model.pairCount()) {
      throw new IllegalArgumentException(
          calibrations.size() + " calibrations, the model has " + model.pairCount() + " pairs");
    }
    return new CalibratedClassifier(model, List.copyOf(calibrations));
  }

  public SvmClassifier model() {
    return model;
  }

  /** The calibration of each pair of classes; immutable. */
  public List<Calibration> calibrations() {
    return calibrations;
  }

  /** Scratch space for one thread that asks for single rows. */
  public Scratch newScratch() {
    return new Scratch(
        model.newScratch(),
        coupling.newScratch(),
        new double[model.pairCount()],
        new double[labels.length]);
  }

  /** What a single row needs; one for each thread. */
  public static final class Scratch {
    private final SvmClassifier.Scratch decisions;
    private final PairwiseCoupling.Scratch coupling;
    private final double[] pairs;
    private final double[] classes;

    private Scratch(
        SvmClassifier.Scratch decisions,
        PairwiseCoupling.Scratch coupling,
        double[] pairs,
        double[] classes) {
      this.decisions = decisions;
      this.coupling = coupling;
      this.pairs = pairs;
      this.classes = classes;
    }
  }

  /**
   * Probabilities of the classes for one row, in the order of labels. Convenient, not free of
   * allocation: see {@link #probabilities(float[], int, double[], Scratch)}.
   *
   * @throws IllegalArgumentException when the row has not as many values as the model features, or
   *     one is not finite
   */
  public double[] probabilities(float[] row) {
    model.rows().requireFeatures(row.length);
    double[] out = new double[labels.length];
    probabilities(row, 0, out, newScratch());
    return out;
  }

  /**
   * Probabilities of the classes for the row at {@code row[offset]} and following. Allocates
   * nothing.
   *
   * @param out receives one for each class, in the order of labels; positive, with sum 1
   * @param scratch from {@link #newScratch} of this model, used by no other thread meanwhile
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array, or out is short
   */
  public void probabilities(float[] row, int offset, double[] out, Scratch scratch) {
    model.decisionValues(row, offset, scratch.pairs, scratch.decisions);
    couple(scratch.pairs, 0, out, scratch.coupling);
  }

  /**
   * Probabilities from decision values that are there already.
   *
   * @param decisions of all pairs of classes; not changed
   * @param out as of {@link #probabilities(float[], int, double[], Scratch)}
   * @throws IllegalArgumentException when there are not as many decisions as pairs
   */
  public void probabilities(double[] decisions, double[] out, Scratch scratch) {
    if (decisions.length != scratch.pairs.length) {
      throw new IllegalArgumentException(
          decisions.length + " decisions, the model has " + scratch.pairs.length + " pairs");
    }
    System.arraycopy(decisions, 0, scratch.pairs, 0, decisions.length);
    couple(scratch.pairs, 0, out, scratch.coupling);
  }

  /** Puts pair probabilities where the decisions were, and couples them. */
  private void couple(double[] values, int at, double[] out, PairwiseCoupling.Scratch scratch) {
    for (int pair = 0; pair < calibrations.size(); pair++) {
      double p = calibrations.get(pair).probability(values[at + pair]);
      values[at + pair] = Double.isNaN(p) ? 0.5 : p;
    }
    coupling.couple(values, at, out, 0, scratch);
  }

  /**
   * Most probable class of the row at {@code row[offset]} and following. Allocates nothing.
   *
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public int mostProbable(float[] row, int offset, Scratch scratch) {
    probabilities(row, offset, scratch.classes, scratch);
    return labels[greatest(scratch.classes)];
  }

  /** Probabilities for all rows of x; see the form with threads. */
  public DoubleMatrix probabilities(FloatMatrix x) {
    return probabilities(x, RowPartition.caller());
  }

  /**
   * Probabilities for all rows of x: m x classes, in the order of labels.
   *
   * @throws IllegalArgumentException when x has not as many columns as the model features, or a
   *     value is not finite
   */
  public DoubleMatrix probabilities(FloatMatrix x, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), labels.length);
    model
        .rows()
        .run(x, partition, coupled(partition, (row, p) -> out.setRow(row, 0, p, 0, p.length)));
    return out;
  }

  /**
   * The same for rows in double, of a model {@link SvmClassifier#inDouble}.
   *
   * @throws IllegalArgumentException also when the model computes in float
   */
  public DoubleMatrix probabilities(DoubleMatrix x, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), labels.length);
    model
        .rows()
        .run(x, partition, coupled(partition, (row, p) -> out.setRow(row, 0, p, 0, p.length)));
    return out;
  }

  /**
   * Most probable classes of all rows of x.
   *
   * @param out receives one label a row
   * @throws IllegalArgumentException when x has not as many columns as the model features, out is
   *     too short or a value is not finite
   */
  public void mostProbable(FloatMatrix x, int[] out, RowPartition partition) {
    if (out.length < x.rows()) {
      throw new IllegalArgumentException(
          "out has " + out.length + " places, x " + x.rows() + " rows");
    }
    model
        .rows()
        .run(x, partition, coupled(partition, (row, p) -> out[(int) row] = labels[greatest(p)]));
  }

  @FunctionalInterface
  private interface RowSink {
    void accept(long row, double[] probabilities);
  }

  /** Hands on the probabilities of each row of decision values. */
  private BatchDecisions.RowSink coupled(RowPartition partition, RowSink sink) {
    double[][] classes = new double[partition.threads()][labels.length];
    PairwiseCoupling.Scratch[] scratch = new PairwiseCoupling.Scratch[partition.threads()];
    for (int worker = 0; worker < scratch.length; worker++) {
      scratch[worker] = coupling.newScratch();
    }
    return (row, values, at, worker) -> {
      couple(values, at, classes[worker], scratch[worker]);
      sink.accept(row, classes[worker]);
    };
  }

  private static int greatest(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }
}
