package dev.lanewise.svm;

import dev.lanewise.kernel.DistanceKernel;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * One binary problem for each pair of classes, in parallel, then one model of them all.
 *
 * <p>Kernel rows stay under {@link SvmParameters#memoryBytes()}: the whole Gram matrix, shared by
 * all pairs of classes, where it fits; else the Gram matrix of one pair at a time for each thread;
 * else rows on demand with a cache. Which of them is used changes the time, not the result.
 */
final class OneVsOne {
  private final ExamplesByClass examples;
  private final SvmParameters parameters;
  private final PairFormulation formulation;
  private final TrainingRun run;
  private final List<ClassPair> pairs;
  private final ManyProblems problems;

  private OneVsOne(
      ExamplesByClass examples,
      SvmParameters parameters,
      PairFormulation formulation,
      TrainingRun run) {
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
    if (parameters.kernel() instanceof DistanceKernel) {
      FloatFinite.requireSquaredNorms(examples.features(), "X");
    }
    return new OneVsOne(examples, parameters, formulation, run).fit();
  }

  private SvmFit fit() {
    for (ClassPair pair : pairs) {
      formulation.check(examples, pair);
    }
    long n = examples.features().rows();
    boolean shared = pairs.size() > 1 || !WorkingSetSolver.suits(n);
    FloatMatrix gram =
        shared && MemoryBudget.fitsGram(n, 1, parameters.memoryBytes())
            ? FloatKernelMatrices.gram(parameters.kernel(), examples.features(), run.partition())
            : null;
    PairSolution[] solutions = new PairSolution[pairs.size()];
    RowPartition outer = pairs.size() > 1 ? run.partition() : RowPartition.caller();
    outer.run(solutions.length, (p, worker) -> solutions[p] = solve(p, gram));
    return ModelAssembly.of(parameters.kernel(), examples, pairs, List.of(solutions));
  }

  private PairSolution solve(int number, FloatMatrix gram) {
    ClassPair pair = pairs.get(number);
    RowPartition inner = pairs.size() > 1 ? RowPartition.caller() : run.partition();
    SmoState state = formulation.state(examples, pair);
    KernelRows rows = gram != null ? rowsOf(gram, pair) : rowsOf(pair, inner);
    DualSolver solver = new DualSolver(state, rows, t -> original(pair, t), inner);
    int positive = examples.labels()[pair.first()];
    int negative = examples.labels()[pair.second()];
    double[] alpha =
        FeasiblePoint.within(state, run.start().ofPair(positive, negative), t -> original(pair, t));
    if (formulation.start(state, alpha)) {
      solver.startAt(alpha);
    }
    PairFormulation.Outcome outcome =
        formulation.solve(
            state, solver, problems.rule(number), "classes " + positive + " and " + negative);
    problems.ended(number, outcome.status(), solver);
    return PairSolution.of(
        MachineSolution.of(state, solver, outcome.status(), outcome.scale()), positive, negative);
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
        parameters.memoryBytes(),
        Math.min(run.partition().threads(), pairs.size()),
        inner);
  }
}
