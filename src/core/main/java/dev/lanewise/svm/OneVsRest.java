package dev.lanewise.svm;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.List;

/**
 * One problem for each class against all others, in parallel, then one model of them all.
 *
 * <p>Every problem has all examples, sorted by class, so the positive ones are a range. Kernel rows
 * stay under {@link SvmParameters#memoryBytes()}: the whole Gram matrix, read by all problems,
 * where it fits; else rows on demand with a cache for each problem that runs.
 */
final class OneVsRest {
  private final ExamplesByClass examples;
  private final SvmParameters parameters;
  private final CostFormulation formulation;
  private final TrainingRun run;
  private final int classes;
  private final ManyProblems problems;

  private OneVsRest(
      ExamplesByClass examples,
      SvmParameters parameters,
      CostFormulation formulation,
      TrainingRun run) {
    this.examples = examples;
    this.parameters = parameters;
    this.formulation = formulation;
    this.run = run;
    this.classes = examples.labels().length;
    this.problems = new ManyProblems(parameters, run.listener(), classes);
  }

  static OneVsRestFit fit(
      ExamplesByClass examples,
      SvmParameters parameters,
      CostFormulation formulation,
      TrainingRun run) {
    return new OneVsRest(examples, parameters, formulation, run).fit();
  }

  private OneVsRestFit fit() {
    FloatMatrix gram =
        budget().sharesGram(examples.features().rows())
            ? FloatKernelMatrices.gram(parameters.kernel(), examples.features(), run.partition())
            : null;
    MachineSolution[] solutions = new MachineSolution[classes];
    run.partition().run(classes, (c, worker) -> solutions[c] = solve(c, gram));
    return assemble(List.of(solutions));
  }

  private MachineSolution solve(int c, FloatMatrix gram) {
    SmoState state = state(c);
    KernelRows rows = gram != null ? GramRows.whole(gram) : rows();
    DualSolver solver =
        new DualSolver(state, rows, i -> examples.order()[i], RowPartition.caller());
    double[] alpha =
        FeasiblePoint.atLeastZero(
            state, run.start().ofRest(examples.labels()[c]), i -> examples.order()[i]);
    if (formulation.start(state, alpha)) {
      solver.startAt(alpha);
    }
    Status status = solver.solve(problems.rule(c));
    problems.ended(c, status, solver.iterations(), solver.violation());
    return MachineSolution.of(state, solver.iterations(), status, 1);
  }

  private SmoState state(int c) {
    int[] starts = examples.starts();
    double[] bounds = new double[examples.order().length];
    for (int of = 0; of < classes; of++) {
      for (int row = starts[of]; row < starts[of + 1]; row++) {
        bounds[row] = formulation.bound(examples, of, row);
      }
    }
    double[] linear = new double[bounds.length];
    Arrays.fill(linear, -1);
    return SmoState.withPositives(starts[c], starts[c + 1], linear, bounds);
  }

  private KernelRows rows() {
    return KernelRows.of(
        parameters.kernel(),
        examples.features(),
        examples.order().length,
        budget(),
        RowPartition.caller());
  }

  private OneVsRestFit assemble(List<MachineSolution> solutions) {
    boolean[] used = new boolean[examples.order().length];
    for (MachineSolution solution : solutions) {
      for (int row = 0; row < used.length; row++) {
        used[row] |= solution.coefficients()[row] != 0;
      }
    }
    SharedVectors shared = new SharedVectors(examples, used);
    double[][] coefficients = new double[classes][shared.total()];
    double[] rho = new double[classes];
    Status status = Status.CONVERGED;
    for (int c = 0; c < classes; c++) {
      MachineSolution solution = solutions.get(c);
      for (int row = 0; row < used.length; row++) {
        if (used[row]) {
          coefficients[c][shared.positionOf(row)] = solution.coefficients()[row];
        }
      }
      rho[c] = solution.rho();
      status = status == Status.CONVERGED ? solution.certificate().status() : status;
    }
    OneVsRestClassifier model =
        OneVsRestClassifier.of(
            parameters.kernel(), examples.labels(), shared.vectors(), coefficients, rho);
    return new OneVsRestFit(
        model,
        status,
        shared.originalRows(),
        solutions.stream().map(MachineSolution::certificate).toList());
  }

  private MemoryBudget budget() {
    int running = Math.min(run.partition().threads(), classes);
    return new MemoryBudget(parameters.memoryBytes(), running, classes);
  }
}
