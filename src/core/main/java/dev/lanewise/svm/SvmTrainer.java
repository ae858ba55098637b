package dev.lanewise.svm;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * Trains support vector classifiers (C-SVC; one-vs-one for more than two classes).
 *
 * <p>Kernel rows stay under {@link SvmParameters#memoryBytes()}: the whole Gram matrix, shared by
 * all pairs of classes, where it fits; else the Gram matrix of one pair at a time for each thread;
 * else rows on demand with a cache. Which of them is used changes the time, not the result.
 */
public final class SvmTrainer {
  /** The rule in messages about features. */
  static final String FINITE = "SVMs need finite features (impute or drop the row)";

  private final ExamplesByClass examples;
  private final SvmParameters parameters;
  private final RowPartition partition;
  private final TrainingListener listener;
  private final long nanoDeadline;
  private volatile boolean cancelled;

  private SvmTrainer(
      ExamplesByClass examples,
      SvmParameters parameters,
      RowPartition partition,
      TrainingListener listener) {
    this.examples = examples;
    this.parameters = parameters;
    this.partition = partition;
    this.listener = listener;
    this.nanoDeadline = Deadline.of(parameters.timeLimit());
  }

  /** Trains on the calling thread; see the longest form. */
  public static SvmFit train(FloatMatrix x, int[] labels, SvmParameters parameters) {
    return train(x, labels, parameters, RowPartition.caller(), TrainingListener.NONE);
  }

  /** Trains on several threads; see the longest form. */
  public static SvmFit train(
      FloatMatrix x, int[] labels, SvmParameters parameters, RowPartition partition) {
    return train(x, labels, parameters, partition, TrainingListener.NONE);
  }

  /**
   * Trains a classifier on the n rows of x. Neither x nor labels is changed or kept.
   *
   * @param x n x d features, all finite
   * @param labels n classes
   * @throws IllegalArgumentException when lengths differ, there are fewer than two classes, a
   *     feature or kernel value is not finite, or x does not pass {@link FloatTrainingRows#require}
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static SvmFit train(
      FloatMatrix x,
      int[] labels,
      SvmParameters parameters,
      RowPartition partition,
      TrainingListener listener) {
    ExamplesByClass examples = ExamplesByClass.of(x, labels);
    FloatTrainingRows.require(parameters.kernel(), x, "X");
    return new SvmTrainer(examples, parameters, partition, listener).fit();
  }

  private SvmFit fit() {
    double[] weights = parameters.weights().of(examples.labels(), examples.counts());
    List<ClassPair> pairs = ClassPair.all(examples.labels().length);
    boolean whole = MemoryBudget.fitsGram(examples.features().rows(), 1, parameters.memoryBytes());
    FloatMatrix gram =
        whole
            ? FloatKernelMatrices.gram(parameters.kernel(), examples.features(), partition)
            : null;
    PairSolution[] solutions = new PairSolution[pairs.size()];
    partition.run(
        solutions.length,
        (p, worker) -> solutions[p] = solve(p, solutions.length, pairs.get(p), weights, gram));
    return ModelAssembly.of(parameters.kernel(), examples, pairs, List.of(solutions));
  }

  private PairSolution solve(
      int number, int pairs, ClassPair pair, double[] weights, FloatMatrix gram) {
    int positives = examples.count(pair.first());
    int negatives = examples.count(pair.second());
    SmoState state =
        SmoState.classification(
            positives, negatives, bound(pair.first(), weights), bound(pair.second(), weights));
    int[] starts = examples.starts();
    KernelRows rows =
        gram != null
            ? new GramRows(gram, starts[pair.first()], positives, starts[pair.second()])
            : rowsOfPair(examples.pair(pair.first(), pair.second()), positives, pairs);
    SmoSolver solver = new SmoSolver(state, rows, t -> examples.order()[examples.row(pair, t)]);
    Status status =
        solver.solve(
            parameters.tolerance(),
            parameters.maxIterations(),
            nanoDeadline,
            iterations -> proceed(number, pairs, iterations, solver.violation()));
    if (status == Status.CANCELLED) {
      cancelled = true; // an interrupt reaches one thread: the others stop too
    }
    proceed(number, pairs, solver.iterations(), solver.violation());
    int[] labels = examples.labels();
    return PairSolution.of(state, solver, status, labels[pair.first()], labels[pair.second()]);
  }

  private boolean proceed(int pair, int pairs, long iterations, double violation) {
    if (!cancelled && !listener.proceed(pair, pairs, iterations, violation)) {
      cancelled = true;
    }
    return !cancelled;
  }

  /** C times the weight of a class. */
  private double bound(int c, double[] weights) {
    double bound = parameters.c() * weights[c];
    Parameters.requirePositive("C times the weight of class " + examples.labels()[c], bound);
    return bound;
  }

  private KernelRows rowsOfPair(FloatMatrix x, int positives, int pairs) {
    int threads = Math.min(partition.threads(), pairs);
    return KernelRows.of(
        parameters.kernel(),
        x,
        positives,
        parameters.memoryBytes(),
        threads,
        RowPartition.caller());
  }
}
