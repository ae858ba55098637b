package dev.lanewise.svm;

import dev.lanewise.calibration.Calibration;
import dev.lanewise.calibration.IsotonicRegression;
import dev.lanewise.calibration.PlattScaling;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * One binary problem for each pair of classes, in parallel, then one model of them all.
 *
 * <p>Kernel rows stay under {@link SvmParameters#memoryBytes()}: the whole Gram matrix, shared by
 * all pairs of classes, where it fits and is not too large to be worth it; else the Gram matrix of
 * one pair at a time for each thread; else rows on demand with a cache. Up to 1,000 examples of a
 * pair that changes the time only; beyond, the result within the tolerance.
 */
final class OneVsOne {
  private final ExamplesByClass examples;
  private final SvmParameters parameters;
  private final PairFormulation formulation;
  private final TrainingRun run;

  /** How to learn probabilities, or null. */
  private final CalibrationParameters calibrating;

  private final StratifiedFolds folds;
  private final List<ClassPair> pairs;
  private final ManyProblems problems;

  /** Why the run ended before the first step, if it did. */
  private Status early;

  private OneVsOne(
      ExamplesByClass examples,
      SvmParameters parameters,
      PairFormulation formulation,
      TrainingRun run,
      CalibrationParameters calibrating) {
    this.calibrating = calibrating;
    this.folds = calibrating == null ? null : examples.folds(calibrating);
    this.examples = examples;
    this.parameters = parameters;
    this.formulation = formulation;
    this.run = run;
    this.pairs = ClassPair.all(examples.labels().length);
    this.problems = new ManyProblems(parameters, run.listener(), pairs.size());
  }

  static SvmFit fit(
      ExamplesByClass examples,
      SvmParameters parameters,
      PairFormulation formulation,
      TrainingRun run) {
    List<PairSolution> solutions =
        new OneVsOne(examples, parameters, formulation, run, null).solve();
    return ModelAssembly.of(parameters.kernel(), examples, solutions);
  }

  /** The same with probabilities: of each pair, right after its solution, from the same rows. */
  static CalibratedFit calibrated(
      ExamplesByClass examples,
      SvmParameters parameters,
      PairFormulation formulation,
      TrainingRun run,
      CalibrationParameters calibrating) {
    List<PairSolution> solutions =
        new OneVsOne(examples, parameters, formulation, run, calibrating).solve();
    SvmFit fit = ModelAssembly.of(parameters.kernel(), examples, solutions);
    Status status = fit.status();
    List<Calibration> curves = new ArrayList<>();
    for (PairSolution solution : solutions) {
      curves.add(solution.calibration().curve());
      status = status == Status.CONVERGED ? solution.calibration().status() : status;
    }
    return new CalibratedFit(CalibratedClassifier.of(fit.model(), curves), fit, status);
  }

  private List<PairSolution> solve() {
    for (ClassPair pair : pairs) {
      formulation.check(examples, pair);
    }
    PairSolution[] solutions = new PairSolution[pairs.size()];
    RowPartition outer = pairs.size() > 1 ? run.partition() : RowPartition.caller();
    try {
      FloatMatrix gram = sharedGram();
      outer.run(solutions.length, (p, worker) -> solutions[p] = solve(p, gram));
    } catch (CancellationException stopped) {
      if (early == null) {
        throw stopped; // not by us: a kernel, the listener or the caller's threads
      }
      for (int p = 0; p < solutions.length; p++) {
        solutions[p] = unsolved(p, early);
      }
    }
    return List.of(solutions);
  }

  /**
   * The Gram matrix of all examples, or null when it is too large or not needed.
   *
   * @throws CancellationException when the run has to end meanwhile
   */
  private FloatMatrix sharedGram() {
    int largest = 0;
    for (ClassPair pair : pairs) {
      largest = Math.max(largest, examples.count(pair.first()) + examples.count(pair.second()));
    }
    if (WorkingSetSolver.suits(largest) || !budget().sharesGram(examples.features().rows())) {
      return null;
    }
    RowPartition partition = run.partition();
    if (formulation.zeroIsFeasible()) {
      double violation = Optimality.violation(formulation.state(examples, pairs.get(0)));
      StoppingRule rule = problems.rule(0);
      partition =
          partition.whilst(
              () -> {
                early = rule.interruption(0, violation);
                return early == null;
              });
    }
    return FloatKernelMatrices.gram(parameters.kernel(), examples.features(), partition);
  }

  /** A pair left at alpha = 0. */
  private PairSolution unsolved(int number, Status over) {
    ClassPair pair = pairs.get(number);
    SmoState state = formulation.state(examples, pair);
    problems.ended(number, over, 0, Optimality.violation(state));
    MachineSolution machine = MachineSolution.of(state, 0, over, 1);
    PairCalibration unknown = PairCalibration.unknown(over);
    return PairSolution.of(machine, label(pair.first()), label(pair.second()), unknown);
  }

  private int label(int c) {
    return examples.labels()[c];
  }

  private PairSolution solve(int number, FloatMatrix gram) {
    ClassPair pair = pairs.get(number);
    RowPartition inner = pairs.size() > 1 ? RowPartition.caller() : run.partition();
    SmoState state = formulation.state(examples, pair);
    int positive = label(pair.first());
    int negative = label(pair.second());
    double[] alpha =
        FeasiblePoint.atLeastZero(
            state, run.start().ofPair(positive, negative), t -> original(pair, t));
    boolean begun = formulation.start(state, alpha);
    if (!begun) {
      // Not even features are packed when the run is over.
      Status over = problems.rule(number).interruption(0, Optimality.violation(state));
      if (over != null) {
        return unsolved(number, over);
      }
    }
    KernelRows rows = gram != null ? rowsOf(gram, pair) : rowsOf(pair, inner);
    DualSolver solver = new DualSolver(state, rows, t -> original(pair, t), inner);
    if (begun) {
      solver.startAt(alpha);
    }
    PairFormulation.Outcome outcome =
        formulation.solve(
            state, solver, problems.rule(number), "classes " + positive + " and " + negative);
    problems.ended(number, outcome.status(), solver.iterations(), solver.violation());
    PairCalibration calibration =
        calibrating == null ? null : calibrate(number, state, outcome.status(), rows, inner);
    MachineSolution machine =
        MachineSolution.of(state, solver.iterations(), outcome.status(), outcome.scale());
    return PairSolution.of(machine, positive, negative, calibration);
  }

  /** A curve from the folds that were finished. */
  private PairCalibration calibrate(
      int number, SmoState solved, Status before, KernelRows rows, RowPartition inner) {
    ClassPair pair = pairs.get(number);
    String name = "a fold of classes " + label(pair.first()) + " and " + label(pair.second());
    HeldOut heldOut =
        new HeldOutDecisions(solved, rows, t -> original(pair, t), inner)
            .of(
                t -> folds.of(examples.row(pair, t)),
                calibrating.folds(),
                before,
                (state, solver, start) -> {
                  if (formulation.start(state, start)) {
                    solver.startAt(start);
                  }
                  return formulation.solve(state, solver, problems.rule(number), name);
                });
    if (heldOut.status() == Status.CANCELLED) {
      problems.cancel();
    }
    if (!heldOut.anyKnown()) {
      return PairCalibration.unknown(heldOut.status());
    }
    boolean[] positive = new boolean[solved.size];
    double[] all = new double[solved.size];
    for (int t = 0; t < all.length; t++) {
      positive[t] = t < solved.split;
      all[t] = examples.weights()[examples.row(pair, t)];
    }
    double[] weights = heldOut.weights(all);
    Calibration curve =
        switch (calibrating.curve()) {
          case SIGMOID -> PlattScaling.fit(heldOut.decisions(), positive, weights);
          case ISOTONIC -> IsotonicRegression.fit(heldOut.decisions(), positive, weights);
        };
    return new PairCalibration(curve, heldOut.status());
  }

  private int original(ClassPair pair, int t) {
    return examples.order()[examples.row(pair, t)];
  }

  private KernelRows rowsOf(FloatMatrix gram, ClassPair pair) {
    int first = examples.starts()[pair.first()];
    int second = examples.starts()[pair.second()];
    return new GramRows(
        gram, first, examples.count(pair.first()), second, examples.count(pair.second()));
  }

  private KernelRows rowsOf(ClassPair pair, RowPartition inner) {
    return KernelRows.of(
        parameters.kernel(),
        examples.pair(pair.first(), pair.second()),
        examples.count(pair.first()),
        budget(),
        inner);
  }

  private MemoryBudget budget() {
    int running = Math.min(run.partition().threads(), pairs.size());
    return new MemoryBudget(parameters.memoryBytes(), running, pairs.size());
  }
}
