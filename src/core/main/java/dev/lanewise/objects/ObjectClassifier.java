package dev.lanewise.objects;

import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A support vector classifier of objects: {@link SvmTrainer} on their Gram matrix. Keeps the
 * prepared support objects and evaluates the kernel with those only. Immutable and thread-safe as
 * far as the objects are; single objects and batches get the same bits.
 *
 * <pre>
 *   LabelNames names = LabelNames.of(topics);
 *   ObjectClassifier&lt;CharSequence&gt; model =
 *       ObjectClassifier.train(
 *               TextKernels.subsequences(5, 0.5),
 *               texts,
 *               names.encode(topics),
 *               SvmParameters.defaults(new PrecomputedKernel()).withC(10))
 *           .model();
 *   String topic = names.name(model.predict(text));
 * </pre>
 */
public final class ObjectClassifier<T> {
  private final PreparedObjects<T, ?> support;
  private final SvmClassifier machine;

  private ObjectClassifier(PreparedObjects<T, ?> support, SvmClassifier machine) {
    this.support = support;
    this.machine = machine;
  }

  /** Trains on normalised values, on the calling thread; see the longest form. */
  public static <T> ObjectFit<T> train(
      ObjectKernel<T> kernel, List<? extends T> objects, int[] labels, SvmParameters parameters) {
    return train(kernel, objects, labels, Scale.UNIT, parameters, TrainingRun.DEFAULT);
  }

  /**
   * Trains a classifier on n objects. Memory: 4 n^2 bytes for their Gram matrix in floats, as much
   * again for the copy sorted by class, and what {@link SvmParameters#memoryBytes} allows.
   *
   * @param labels n classes; {@link dev.lanewise.svm.LabelNames} turns names into these
   * @param scale whether values are normalised, in training and prediction
   * @param parameters those of {@link SvmParameters#defaults} for {@link PrecomputedKernel}
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException as {@link ObjectGram#gram(ObjectKernel, List, Scale,
   *     RowPartition)} and {@link SvmTrainer}, when a kernel value is larger than floats are, there
   *     are other labels than objects, or the parameters have another kernel
   * @throws dev.lanewise.matrix.CapacityException when the Gram matrix does not fit into the heap
   */
  public static <T> ObjectFit<T> train(
      ObjectKernel<T> kernel,
      List<? extends T> objects,
      int[] labels,
      Scale scale,
      SvmParameters parameters,
      TrainingRun run) {
    if (objects.size() != labels.length) {
      throw new IllegalArgumentException(
          "there are " + objects.size() + " objects, " + labels.length + " labels");
    }
    if (!(parameters.kernel() instanceof PrecomputedKernel)) {
      throw new IllegalArgumentException(
          "parameters have " + parameters.kernel() + ", expected " + new PrecomputedKernel());
    }
    FloatMatrix rows = FloatMatrix.allocate(labels.length, labels.length + 1L);
    PreparedObjects<T, ?> prepared =
        PreparedObjects.of(PreparedKernel.of(kernel), objects, scale, run.partition());
    prepared.lowerTriangle(
        run.partition(),
        Float.MAX_VALUE,
        (i, j, value) -> {
          rows.set(i, j + 1, (float) value);
          rows.set(j, i + 1, (float) value);
        });
    for (int i = 0; i < labels.length; i++) {
      rows.set(i, 0, i + 1);
    }
    SvmFit fit = SvmTrainer.train(rows, labels, SampleWeights.none(), parameters, run);
    return new ObjectFit<>(
        new ObjectClassifier<>(prepared.some(fit.supportRows()), narrow(fit, rows)), fit);
  }

  /** The same model with serial numbers 1 to S for its S support objects. */
  private static SvmClassifier narrow(SvmFit fit, FloatMatrix rows) {
    SvmClassifier wide = fit.model();
    int[] chosen = fit.supportRows();
    int s = chosen.length;
    FloatMatrix values = FloatMatrix.allocate(s, s);
    double[][] coefficients = new double[wide.classCount() - 1][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        values.set(i, j, rows.get(chosen[i], chosen[j] + 1));
      }
      for (int m = 0; m < coefficients.length; m++) {
        coefficients[m][i] = wide.coefficient(m, i);
      }
    }
    double[] rho = new double[wide.pairCount()];
    for (int p = 0; p < rho.length; p++) {
      rho[p] = wide.rho(p);
    }
    return SvmClassifier.of(
        wide.kernel(),
        wide.labels(),
        wide.supportVectorCounts(),
        PrecomputedKernel.rows(values),
        coefficients,
        rho);
  }

  public ObjectKernel<T> kernel() {
    return support.kernel();
  }

  public Scale scale() {
    return support.scale();
  }

  /** The objects that predictions are made from, in the order of {@link #machine}. */
  public List<T> supportObjects() {
    return support.objects();
  }

  /**
   * The classifier on kernel values: column s of a row is the value with support object s, from 1
   * on, and column 0 is not looked at. It can be stored like any other of precomputed values; 4 S^2
   * bytes for S support objects.
   */
  public SvmClassifier machine() {
    return machine;
  }

  /**
   * Class of an object.
   *
   * @throws IllegalArgumentException as the form for many
   */
  public int predict(T object) {
    return predict(Collections.singletonList(object))[0];
  }

  /** Classes of objects, on the calling thread; see the form with threads. */
  public int[] predict(List<? extends T> objects) {
    return predict(objects, RowPartition.caller());
  }

  /**
   * Classes of objects.
   *
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException when a kernel value is not finite or larger than floats are,
   *     naming both objects, or when values are normalised and K of an object with itself is
   *     negative or not finite
   */
  public int[] predict(List<? extends T> objects, RowPartition partition) {
    int[] out = new int[objects.size()];
    run(objects, partition, (i, row, scratch) -> out[i] = machine.predict(row, 0, scratch));
    return out;
  }

  /** Decision values of objects, on the calling thread; see the form with threads. */
  public DoubleMatrix decisionValues(List<? extends T> objects) {
    return decisionValues(objects, RowPartition.caller());
  }

  /**
   * Decision values of m objects: m x pairs of classes.
   *
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException when a kernel value is not finite or larger than floats are,
   *     naming both objects, or when values are normalised and K of an object with itself is
   *     negative or not finite
   */
  public DoubleMatrix decisionValues(List<? extends T> objects, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(objects.size(), machine.pairCount());
    run(
        objects,
        partition,
        (i, row, scratch) -> {
          double[] values = new double[machine.pairCount()];
          machine.decisionValues(row, 0, values, scratch);
          out.setRow(i, 0, values, 0, values.length);
        });
    return out;
  }

  /** Takes the row of kernel values of one object. */
  @FunctionalInterface
  private interface Decision {
    void of(int i, float[] row, SvmClassifier.Scratch scratch);
  }

  private void run(List<? extends T> objects, RowPartition partition, Decision decision) {
    float[][] rows = new float[partition.threads()][machine.features()];
    SvmClassifier.Scratch[] scratch = new SvmClassifier.Scratch[rows.length];
    Arrays.setAll(scratch, worker -> machine.newScratch());
    support.rows(
        objects,
        partition,
        Float.MAX_VALUE,
        (i, values, worker) -> {
          for (int s = 0; s < values.length; s++) {
            rows[worker][s + 1] = (float) values[s];
          }
          decision.of(i, rows[worker], scratch[worker]);
        });
  }
}
