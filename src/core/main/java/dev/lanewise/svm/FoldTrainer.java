package dev.lanewise.svm;

import dev.lanewise.kernel.FloatSharedGram;
import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/**
 * Trains C-SVCs with many parameters on all folds of a cross-validation but one. What they have in
 * common is computed once: dot products or squared distances of a pair of classes for all kernels
 * of a family and all folds, which are ranges of it; the Gram matrix of a kernel for all C. From C
 * to the next larger C the search for the optimum goes on where it ended.
 *
 * <p>The models are those of {@link SvmTrainer} on the rows outside the fold, within the tolerance;
 * classes come in the order of all rows. They do not depend on threads. A time limit is that of
 * each pair of classes.
 */
public final class FoldTrainer {
  /** One training: of everything outside a fold. */
  public record Job(int fold, SvmParameters parameters) {}

  /**
   * What came of a training.
   *
   * @param status how it ended
   * @param labels of the rows held out, ascending
   * @param fitSeconds of a thread; what jobs share counts in equal parts
   * @param predictSeconds of a thread
   * @param fit makes the model
   */
  public record Outcome(
      Status status,
      int[] labels,
      double fitSeconds,
      double predictSeconds,
      Supplier<SvmFit> fit) {}

  /** Where outcomes go; one of the two is called once for each job, by any of the threads. */
  public interface Sink {
    void trained(int job, Outcome outcome);

    /** There is no model. */
    void failed(int job, IllegalArgumentException why, double seconds);
  }

  private final FoldedExamples examples;
  private final List<Job> jobs;
  private final List<ClassPair> pairs;
  private final RowPartition partition;
  private final DoublePredicate progress;
  private final Sink sink;
  private final AtomicReferenceArray<FoldSolution> solutions;

  /** Features of each fold, in the order of x; only where models of many classes predict. */
  private final FloatMatrix[] heldOutRows;

  private final AtomicInteger chainsDone = new AtomicInteger();
  private final FoldChain.Room[] rooms;
  private final Thread owner = Thread.currentThread();
  private volatile boolean stopped;
  private int chains;

  private FoldTrainer(
      FoldedExamples examples,
      List<Job> jobs,
      RowPartition partition,
      DoublePredicate progress,
      Sink sink) {
    this.examples = examples;
    this.jobs = jobs;
    this.pairs = ClassPair.all(examples.all().labels().length);
    this.partition = partition;
    this.progress = progress;
    this.sink = sink;
    this.rooms = new FoldChain.Room[partition.threads()];
    Arrays.setAll(rooms, worker -> new FoldChain.Room());
    this.heldOutRows = pairs.size() == 1 ? null : examples.heldOutRows();
    this.solutions = new AtomicReferenceArray<>(jobs.size() * pairs.size());
  }

  /**
   * Trains all jobs, or none where sharing does not fit into the memory that the parameters allow,
   * or where a class has no example outside a fold.
   *
   * @param x n x d features, all finite
   * @param labels n classes
   * @param foldOf fold of each row, from 0
   * @param folds how many there are
   * @param partition threads: for pairs of classes, or for kernels and folds where there is one
   *     pair
   * @param progress told the share that is done, by any thread; false stops the run
   * @return whether all was done
   * @throws IllegalArgumentException when lengths differ, a feature is not finite, or there are
   *     fewer than two classes
   * @throws CancellationException when progress says no, or the calling thread is interrupted
   */
  public static boolean train(
      FloatMatrix x,
      int[] labels,
      int[] foldOf,
      int folds,
      List<Job> jobs,
      RowPartition partition,
      DoublePredicate progress,
      Sink sink) {
    requireFolds(labels.length, foldOf, folds, jobs);
    FoldedExamples examples = FoldedExamples.of(x, labels, foldOf, folds);
    FoldMemory memory = FoldMemory.of(examples, jobs, partition.threads());
    if (memory.threads() == 0 || lacksClass(examples, jobs)) {
      return false;
    }
    new FoldTrainer(examples, jobs, partition.atMost(memory.threads()), progress, sink)
        .run(x, memory.jobsTogether());
    return true;
  }

  private static void requireFolds(int rows, int[] foldOf, int folds, List<Job> jobs) {
    if (foldOf.length != rows) {
      throw new IllegalArgumentException(
          "there are " + rows + " labels, and folds of " + foldOf.length + " rows");
    }
    for (int row = 0; row < rows; row++) {
      requireFold("row " + row, foldOf[row], folds);
    }
    for (int number = 0; number < jobs.size(); number++) {
      requireFold("job " + number, jobs.get(number).fold(), folds);
    }
  }

  private static void requireFold(String what, int fold, int folds) {
    if (fold < 0 || fold >= folds) {
      throw new IllegalArgumentException(what + " has fold " + fold + " of " + folds);
    }
  }

  private static boolean lacksClass(FoldedExamples examples, List<Job> jobs) {
    for (Job job : jobs) {
      for (int count : examples.counts(job.fold())) {
        if (count == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Jobs that differ in C alone, upwards. */
  private record Chain(int fold, Kernel kernel, int[] numbers, List<SvmParameters> parameters) {}

  private void run(FloatMatrix x, int jobsTogether) {
    List<List<Chain>> families = families(x);
    for (List<Chain> family : families) {
      chains += family.size() * pairs.size();
    }
    for (List<Chain> family : families) {
      int from = 0;
      while (from < family.size()) {
        int to = pairs.size() == 1 ? family.size() : batch(family, from, jobsTogether);
        run(family.subList(from, to));
        from = to;
      }
    }
  }

  /** End of the chains whose solutions may be kept together, at least one. */
  private static int batch(List<Chain> family, int from, int most) {
    int to = from;
    int sum = 0;
    do {
      sum += family.get(to++).numbers().length;
    } while (to < family.size() && sum + family.get(to).numbers().length <= most);
    return to;
  }

  private void run(List<Chain> family) {
    Kernel kernel = family.get(0).kernel();
    if (pairs.size() == 1) {
      long start = System.nanoTime();
      FloatSharedGram shared = shared(kernel, pairs.get(0), partition);
      long each = (System.nanoTime() - start) / jobs(family);
      partition.run(
          family.size(),
          (c, worker) -> {
            solve(family.get(c), 0, shared, each, rooms[worker]);
            finish(family.get(c));
          });
      return;
    }
    partition.run(
        pairs.size(),
        (p, worker) -> {
          long start = System.nanoTime();
          FloatSharedGram shared = shared(kernel, pairs.get(p), RowPartition.caller());
          long each = (System.nanoTime() - start) / jobs(family);
          for (Chain chain : family) {
            solve(chain, p, shared, each, rooms[worker]);
          }
        });
    partition.run(family.size(), (c, worker) -> finish(family.get(c)));
  }

  private FloatSharedGram shared(Kernel kernel, ClassPair pair, RowPartition threads) {
    FloatMatrix rows = examples.all().pair(pair.first(), pair.second());
    return FloatSharedGram.of(kernel, rows, threads);
  }

  private static int jobs(List<Chain> family) {
    return family.stream().mapToInt(chain -> chain.numbers().length).sum();
  }

  /**
   * @param each nanoseconds that what is shared took, for each job
   */
  private void solve(Chain chain, int p, FloatSharedGram shared, long each, FoldChain.Room room) {
    new FoldChain(examples, pairs.get(p), chain.fold())
        .solve(
            shared,
            each,
            room,
            chain.parameters(),
            chain.numbers(),
            pairs.size() == 1,
            this::proceed,
            (job, solution) -> {
              stopped |= solution.isCancelled();
              solutions.set(job * pairs.size() + p, solution);
            });
    chainsDone.incrementAndGet();
    if (!proceed()) {
      throw new CancellationException("the search was stopped");
    }
  }

  private boolean proceed() {
    if (!stopped && (owner.isInterrupted() || !progress.test((double) chainsDone.get() / chains))) {
      stopped = true;
    }
    return !stopped;
  }

  /** Makes models of the solutions of all pairs. */
  private void finish(Chain chain) {
    for (int number : chain.numbers()) {
      List<FoldSolution> ofPairs = new ArrayList<>();
      IllegalArgumentException failure = null;
      long nanos = 0;
      for (int p = 0; p < pairs.size(); p++) {
        FoldSolution solution = solutions.getAndSet(number * pairs.size() + p, null);
        nanos += solution.nanos();
        failure = failure == null ? solution.failure() : failure;
        ofPairs.add(solution);
      }
      if (failure != null) {
        sink.failed(number, failure, nanos * 1e-9);
      } else if (pairs.size() == 1) {
        sink.trained(number, decided(chain, ofPairs.get(0)));
      } else {
        sink.trained(number, predicted(chain, assembled(chain.kernel(), ofPairs), nanos));
      }
    }
  }

  private SvmFit assembled(Kernel kernel, List<FoldSolution> solutions) {
    List<PairSolution> ofPairs = new ArrayList<>();
    for (int p = 0; p < pairs.size(); p++) {
      ofPairs.add(solutions.get(p).of(examples.all(), pairs.get(p)));
    }
    return ModelAssembly.of(kernel, examples.all(), ofPairs);
  }

  /** Of two classes: kernel values of the rows held out are among those that are shared. */
  private Outcome decided(Chain chain, FoldSolution solution) {
    int[] heldOut = FoldedExamples.numbers(examples.heldOut(pairs.get(0), chain.fold()));
    SortedMap<Integer, Integer> labels = new TreeMap<>();
    for (int i = 0; i < heldOut.length; i++) {
      int row = examples.all().order()[examples.all().row(pairs.get(0), heldOut[i])];
      labels.put(row, examples.all().labels()[solution.heldOut()[i] > 0 ? 0 : 1]);
    }
    return new Outcome(
        solution.certificate().status(),
        labels.values().stream().mapToInt(Integer::intValue).toArray(),
        solution.nanos() * 1e-9,
        solution.nanosHeldOut() * 1e-9,
        () -> assembled(chain.kernel(), List.of(solution)));
  }

  private Outcome predicted(Chain chain, SvmFit fit, long nanos) {
    long start = System.nanoTime();
    int[] labels = fit.model().predict(heldOutRows[chain.fold()]);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Outcome(fit.status(), labels, nanos * 1e-9, seconds, () -> fit);
  }

  /** Chains by what their kernels share; the jobs of kernels that refuse the features fail. */
  private List<List<Chain>> families(FloatMatrix x) {
    Map<Job, List<Integer>> chains = new LinkedHashMap<>();
    Map<Kernel, IllegalArgumentException> refused = new LinkedHashMap<>();
    for (int number = 0; number < jobs.size(); number++) {
      Job job = jobs.get(number);
      Kernel kernel = job.parameters().kernel();
      IllegalArgumentException why =
          refused.containsKey(kernel) ? refused.get(kernel) : refusal(kernel, x);
      refused.put(kernel, why);
      if (why == null) {
        Job butC = new Job(job.fold(), job.parameters().withC(1));
        chains.computeIfAbsent(butC, key -> new ArrayList<>()).add(number);
      } else {
        sink.failed(number, why, 0);
      }
    }
    Map<Object, List<Chain>> families = new LinkedHashMap<>();
    chains.forEach(
        (butC, numbers) -> {
          Kernel kernel = butC.parameters().kernel();
          families
              .computeIfAbsent(FloatSharedGram.family(kernel), key -> new ArrayList<>())
              .add(chain(butC.fold(), kernel, numbers));
        });
    return List.copyOf(families.values());
  }

  private Chain chain(int fold, Kernel kernel, List<Integer> numbers) {
    int[] upwards =
        numbers.stream()
            .sorted(Comparator.comparingDouble(n -> jobs.get(n).parameters().c()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<SvmParameters> parameters = new ArrayList<>();
    for (int number : upwards) {
      parameters.add(jobs.get(number).parameters());
    }
    return new Chain(fold, kernel, upwards, parameters);
  }

  private static IllegalArgumentException refusal(Kernel kernel, FloatMatrix x) {
    try {
      FloatTrainingRows.require(kernel, x, SampleWeights.none().rows(x.rows()), "X");
      return null;
    } catch (IllegalArgumentException why) {
      return why;
    }
  }
}
