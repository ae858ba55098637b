package dev.lanewise.cli;

import dev.lanewise.cli.grid.Cell;
import dev.lanewise.cli.grid.CellSearch;
import dev.lanewise.cli.grid.Score;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Split;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.SvmType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** The long parts of {@code grid}, under the eyes of the user. */
record GridRun(
    Console console,
    CellSearch search,
    GridProblem problem,
    GridReport report,
    RowPartition partition) {
  private static final long CURVE_POINTS = 5;

  /**
   * Judges the cells.
   *
   * @throws CommandFailure when the user stopped it
   * @throws IllegalArgumentException when there is no best one
   */
  SearchResult<? extends Estimator> search(List<Cell> cells, List<Split> splits, Score deciding)
      throws CommandFailure {
    long fits = (long) cells.size() * splits.size();
    return watched(
        fits,
        deciding,
        "interrupted, no model written",
        options -> search.run(cells, problem.features(), problem.labels(), splits, options));
  }

  /**
   * Learns the best one from fewer and fewer examples; no points where these teach nothing.
   *
   * @throws CommandFailure when the user stopped it
   */
  List<? extends CurvePoint<? extends Estimator>> learning(
      Cell best, List<Split> splits, Score deciding) throws CommandFailure {
    try {
      return watched(
          CURVE_POINTS * splits.size(),
          deciding,
          "interrupted, not all pictures drawn",
          options -> search.learning(best, problem.features(), problem.labels(), splits, options));
    } catch (IllegalArgumentException tooFew) {
      console.note("no learning curve: %s", tooFew.getMessage());
      return List.of();
    }
  }

  private <T> T watched(
      long fits, Score deciding, String interrupted, Function<SearchOptions, T> work)
      throws CommandFailure {
    Thread owner = Thread.currentThread();
    try (SearchProgress progress = new SearchProgress(console, owner, fits, report.quiet())) {
      SearchOptions options =
          SearchOptions.DEFAULT
              .with(deciding.scoring())
              .with(problem.scaling().inFolds())
              .with(partition)
              .with(progress);
      return work.apply(options);
    } catch (CancellationException stopped) {
      throw new CommandFailure(ExitCodes.INTERRUPTED, interrupted, stopped);
    }
  }

  /**
   * Trains the best one on everything.
   *
   * @throws CommandFailure when the user stopped it
   */
  Trained refit(Cell best, Optional<CalibrationParameters> calibrating) throws CommandFailure {
    Machine machine =
        search.type() == SvmType.C_SVC
            ? new CostClassifierMachine(search.base().weights())
            : new TubeMachine(best.tube());
    Training training =
        new Training(
            console, machine, rows -> search.parameters(best, rows), calibrating, partition);
    long start = System.nanoTime();
    Trained trained;
    try {
      trained = training.fit(problem.scaled(), problem.labels());
    } catch (CommandFailure stopped) {
      throw stopped.exitCode() == ExitCodes.INTERRUPTED
          ? new CommandFailure(ExitCodes.INTERRUPTED, "interrupted, no model written", stopped)
          : stopped;
    }
    report.refitted(trained, problem.labels().length, (System.nanoTime() - start) / 1e9);
    return trained;
  }
}
