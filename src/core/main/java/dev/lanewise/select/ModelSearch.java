package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import java.util.List;

/**
 * Judges candidates by cross-validation and finds the best. Which candidates: all of a {@link
 * ParameterGrid}, some drawn at random, or any list.
 *
 * {@snippet :
 * List<Svc> candidates =
 *     ParameterGrid.of("C", 1, 10, 100).and("gamma", 0.01, 0.1).settings().stream()
 *         .map(s -> Svc.of(SvmParameters.defaults(new RbfKernel(s.get("gamma"))).withC(s.get("C"))))
 *         .toList();
 * SearchResult<Svc> found =
 *     ModelSearch.run(candidates, x, y, KFold.shuffled(5, 1).stratified(labels), options);
 * Svc.Classifier refitted = found.best().candidate().fit(x, y, RowPartition.caller());
 * }
 *
 * <p>{@link Svc} candidates on {@link KFold} splits share Gram matrices: dot products and squared
 * distances over gamma, coef0, degree and folds, a kernel's values over C; and they go on from C to
 * C. All that, where it fits into the bytes that their parameters allow; otherwise, as all other
 * candidates, they are fitted one by one. That makes no difference but within the tolerance, for
 * ties between votes, where classes then come in the order of all rows, and for fits that end at a
 * limit.
 *
 * <p>Scores do not depend on threads. A candidate that cannot learn in a fold fails there, and has
 * a message instead of a score.
 */
public final class ModelSearch {
  private ModelSearch() {}

  /**
   * Judges every candidate on every split.
   *
   * @param x n x d features; neither changed nor kept
   * @param y n targets, or labels; neither changed nor kept
   * @param splits what is trained on and what is tested on, usually those of {@link KFold}
   * @throws IllegalArgumentException when there is no candidate or no split, lengths differ, a
   *     split has a row that is not there or an empty part, a value is not finite, or no candidate
   *     has a score in every fold
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public static <E extends Estimator> SearchResult<E> run(
      List<E> candidates, FloatMatrix x, double[] y, List<Split> splits, SearchOptions options) {
    if (candidates.isEmpty() || splits.isEmpty()) {
      throw new IllegalArgumentException(
          candidates.size() + " candidates and " + splits.size() + " splits: nothing to try");
    }
    Checks.requireExamples(x, y, splits);
    FoldOutcomes outcomes = new FoldOutcomes(candidates.size(), y, splits, options);
    if (!SharedFits.run(candidates, x, y, splits, options, outcomes)) {
      new SeparateFits(candidates, x, y, splits, options, outcomes).run();
    }
    return outcomes.result(candidates);
  }
}
