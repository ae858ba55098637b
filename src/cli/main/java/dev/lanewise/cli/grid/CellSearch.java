package dev.lanewise.cli.grid;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import java.util.List;

/**
 * Judges cells by cross-validation.
 *
 * @param type C_SVC or EPSILON_SVR
 * @param base limits of each fit and weights of classes; kernel and C come from the cells
 */
public record CellSearch(SvmType type, SearchKernel kernel, SvmParameters base) {
  /**
   * Tries them all; trials have the numbers of the cells.
   *
   * @throws IllegalArgumentException as {@link ModelSearch#run}
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public SearchResult<? extends Estimator> run(
      List<Cell> cells, FloatMatrix x, double[] y, List<Split> splits, SearchOptions options) {
    if (type == SvmType.C_SVC) {
      List<Svc> candidates =
          cells.stream().map(cell -> new Svc(rows -> parameters(cell, rows))).toList();
      return ModelSearch.run(candidates, x, y, splits, options);
    }
    List<Tube> candidates = cells.stream().map(this::tube).toList();
    return ModelSearch.run(candidates, x, y, splits, options);
  }

  /** What to train with on some rows, which gamma may depend on. */
  public SvmParameters parameters(Cell cell, FloatMatrix rows) {
    double gamma = cell.gamma().resolve(rows);
    return new SvmParameters(
        kernel.of(gamma, cell),
        cell.c(),
        base.weights(),
        base.tolerance(),
        base.memoryBytes(),
        base.maxIterations(),
        base.timeLimit());
  }

  private Tube tube(Cell cell) {
    return new Tube(cell.tube(), rows -> parameters(cell, rows));
  }
}
