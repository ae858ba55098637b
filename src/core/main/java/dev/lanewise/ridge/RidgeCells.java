package dev.lanewise.ridge;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The cells of a search as they come. Where the equations have no factor, or the error is no
 * number, the cell is infinitely bad; the search goes on.
 */
final class RidgeCells {
  private final List<RidgeSearch.Cell> cells = new ArrayList<>();
  private NotPositiveDefiniteException failure;

  RidgeSearch.Cell add(Kernel kernel, double lambda, DoubleSupplier leaveOneOut) {
    double error = Double.POSITIVE_INFINITY;
    try {
      double found = leaveOneOut.getAsDouble();
      error = found >= 0 ? found : error; // NaN after an overflow is no best error
    } catch (NotPositiveDefiniteException e) {
      failure = e;
    }
    cells.add(new RidgeSearch.Cell(kernel, lambda, error));
    return cells.getLast();
  }

  /**
   * The first cell with the smallest error is the best.
   *
   * @throws NotPositiveDefiniteException the last one, when every error is infinite and there was
   *     one
   */
  RidgeSearch.Result result() {
    RidgeSearch.Cell best = cells.getFirst();
    for (RidgeSearch.Cell cell : cells) {
      best = cell.error() < best.error() ? cell : best;
    }
    if (best.error() == Double.POSITIVE_INFINITY && failure != null) {
      throw failure;
    }
    return new RidgeSearch.Result(List.copyOf(cells), best);
  }
}
