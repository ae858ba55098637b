package dev.lanewise.cli.grid;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.LearningCurve;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.select.Svr;
import dev.lanewise.select.TrainingSizes;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.SvrParameters;
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
      List<Svc> candidates = cells.stream().map(this::classifier).toList();
      return ModelSearch.run(candidates, x, y, splits, options);
    }
    List<Svr> candidates = cells.stream().map(this::regression).toList();
    return ModelSearch.run(candidates, x, y, splits, options);
  }

  /**
   * One cell on a tenth, a quarter, a half, three quarters and all of the training rows.
   *
   * @throws IllegalArgumentException when so few rows teach nothing
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public List<? extends CurvePoint<? extends Estimator>> learning(
      Cell cell, FloatMatrix x, double[] y, List<Split> splits, SearchOptions options) {
    TrainingSizes sizes = TrainingSizes.shares(0.1, 0.25, 0.5, 0.75, 1);
    return type == SvmType.C_SVC
        ? LearningCurve.run(classifier(cell), x, y, splits, sizes.stratified(), options)
        : LearningCurve.run(regression(cell), x, y, splits, sizes, options);
  }

  private Svc classifier(Cell cell) {
    return new Svc(rows -> parameters(cell, rows));
  }

  private Svr regression(Cell cell) {
    return new Svr(rows -> new SvrParameters(cell.tube(), parameters(cell, rows)));
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
}
