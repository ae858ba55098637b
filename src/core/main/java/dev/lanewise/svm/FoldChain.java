package dev.lanewise.svm;

import dev.lanewise.kernel.FloatSharedGram;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.FloatMixedDot;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Solves the problem of a pair of classes without a fold for one C after the other, upwards, from
 * one Gram matrix. Each C begins at the solution of the one before it: alphas at their bound go to
 * the new bound, the others stay. A solution with none at its bound is that of every greater C.
 */
final class FoldChain {
  private final FoldedExamples examples;
  private final ClassPair pair;
  private final int fold;
  private final int[] trained;
  private final int positives;

  FoldChain(FoldedExamples examples, ClassPair pair, int fold) {
    this.examples = examples;
    this.pair = pair;
    this.fold = fold;
    this.trained = examples.examples(pair, fold);
    this.positives = examples.count(pair.first(), fold);
  }

  /** An array that grows, and stays in the cache where new ones would not be. */
  static final class Room {
    private float[] values = {};

    float[] atLeast(int length) {
      if (values.length < length) {
        values = new float[length];
      }
      return values;
    }
  }

  /** Where solutions go. */
  @FunctionalInterface
  interface Results {
    void accept(int job, FoldSolution solution);
  }

  /**
   * @param shared of all examples of the pair
   * @param nanosOfShared what that took, for each job
   * @param room for a Gram matrix, used by no other thread meanwhile
   * @param jobs those of the fold that differ in C alone, upwards
   * @param numbers of the jobs
   * @param decide whether to decide the examples held out
   * @param proceed asked now and then; once it says no, what is left ends {@link Status#CANCELLED}
   */
  void solve(
      FloatSharedGram shared,
      long nanosOfShared,
      Room room,
      List<SvmParameters> jobs,
      int[] numbers,
      boolean decide,
      BooleanSupplier proceed,
      Results results) {
    long start = System.nanoTime();
    int m = trained.length;
    FloatMatrix gram = FloatMatrix.of(room.atLeast(m * m), m, m);
    shared.gram(jobs.get(0).kernel(), examples.ranges(pair, fold), gram, RowPartition.caller());
    GramRows rows = new GramRows(gram, 0, positives, positives, m - positives);
    long each = (System.nanoTime() - start) / jobs.size() + nanosOfShared;
    start = System.nanoTime();
    FloatMatrix crossGram = decide ? crossGram(shared, jobs.get(0).kernel()) : null;
    long eachCross = (System.nanoTime() - start) / jobs.size();
    double[] weights = weights(jobs.get(0));
    SmoState before = null;
    FoldSolution last = null;
    for (int j = 0; j < numbers.length; j++) {
      start = System.nanoTime();
      if (last != null && last.staysOptimal() && proceed.getAsBoolean()) {
        double total = totalBound(jobs.get(j).c(), weights);
        last = last.withBounds(total, System.nanoTime() - start + each, eachCross);
        results.accept(numbers[j], last);
        continue;
      }
      SmoState state = state(jobs.get(j).c(), weights);
      DualSolver solver;
      Status status;
      try {
        solver = new DualSolver(state, rows, this::original, RowPartition.caller());
        if (before != null) {
          solver.startAt(start(before, state));
        }
        status = solver.solve(rule(jobs.get(j), proceed));
      } catch (IllegalArgumentException refused) {
        results.accept(numbers[j], FoldSolution.failed(refused, System.nanoTime() - start + each));
        before = null;
        last = null;
        continue;
      }
      MachineSolution machine = MachineSolution.of(state, solver.iterations(), status, 1);
      long nanos = System.nanoTime() - start + each;
      FoldSolution solution = FoldSolution.of(machine, trained, nanos);
      if (decide) {
        start = System.nanoTime();
        double[] decisions = decisions(crossGram, machine);
        solution = solution.with(decisions, System.nanoTime() - start + eachCross);
      }
      results.accept(numbers[j], solution);
      before = state;
      last = solution;
    }
  }

  private FloatMatrix crossGram(FloatSharedGram shared, Kernel kernel) {
    int[] heldOut = examples.heldOut(pair, fold);
    FloatMatrix values =
        FloatMatrix.allocate(FoldedExamples.numbers(heldOut).length, trained.length);
    return shared.values(
        kernel, heldOut, examples.ranges(pair, fold), values, RowPartition.caller());
  }

  private static double[] decisions(FloatMatrix crossGram, MachineSolution machine) {
    double[] decisions = new double[(int) crossGram.rows()];
    double[] coefficients = machine.coefficients();
    for (int i = 0; i < decisions.length; i++) {
      int row = (int) crossGram.position(i);
      double sum = FloatMixedDot.dot(crossGram.array(), row, coefficients, 0, coefficients.length);
      decisions[i] = sum - machine.rho();
    }
    return decisions;
  }

  private static StoppingRule rule(SvmParameters parameters, BooleanSupplier proceed) {
    return new StoppingRule(
        parameters.tolerance(),
        parameters.maxIterations(),
        Deadline.of(parameters.timeLimit()),
        (iterations, violation) -> proceed.getAsBoolean());
  }

  private double[] weights(SvmParameters parameters) {
    return parameters.weights().of(examples.all().labels(), examples.counts(fold));
  }

  private SmoState state(double c, double[] weights) {
    double[] bounds = new double[trained.length];
    Arrays.fill(bounds, 0, positives, c * weights[pair.first()]);
    Arrays.fill(bounds, positives, bounds.length, c * weights[pair.second()]);
    double[] linear = new double[bounds.length];
    Arrays.fill(linear, -1);
    return new SmoState(positives, linear, bounds);
  }

  private double totalBound(double c, double[] weights) {
    return c * weights[pair.first()] * positives
        + c * weights[pair.second()] * (trained.length - positives);
  }

  private static double[] start(SmoState before, SmoState state) {
    double[] alpha = new double[state.size];
    for (int i = 0; i < alpha.length; i++) {
      boolean bounded = before.alpha[i] >= before.bound(i);
      alpha[i] = bounded ? state.bound(i) : before.alpha[i];
    }
    FeasiblePoint.balance(state, alpha);
    return alpha;
  }

  private int original(int i) {
    return examples.all().order()[examples.all().row(pair, trained[i])];
  }
}
