package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How scores grow with the number of rows that are learned from. Where training and held-out scores
 * have met, more rows will not help; where they are far apart, they may.
 *
 * {@snippet :
 * List<CurvePoint<Svc>> curve =
 *     LearningCurve.run(
 *         svc, x, y, splits, TrainingSizes.shares(0.1, 0.3, 1).stratified(), options);
 * }
 *
 * <p>What is learned from in a fold are the first rows of an order by chance of its training part,
 * handed to the estimator in their order in x: all of them are a fold of {@link CrossValidation}.
 * Scaling is fitted to the rows that are learned from. Scores do not depend on threads.
 */
public final class LearningCurve {
  private LearningCurve() {}

  /**
   * Learns from more and more rows.
   *
   * @param x n x d features; neither changed nor kept
   * @param y n targets, or labels; neither changed nor kept
   * @return one point a size, ascending; a fold in which nothing can be learned, perhaps as there
   *     is one class only, has NaN and a message
   * @throws IllegalArgumentException when there is no split, lengths differ, a split has a row that
   *     is not there or an empty part, a value is not finite, a size is larger than the smallest
   *     training part, or nothing can be learned at all
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public static <E extends Estimator> List<CurvePoint<E>> run(
      E estimator,
      FloatMatrix x,
      double[] y,
      List<Split> splits,
      TrainingSizes sizes,
      SearchOptions options) {
    Checks.requireExamples(x, y, splits);
    int smallest = splits.stream().mapToInt(s -> s.train().length).min().orElseThrow();
    List<int[]> orders = splits.stream().map(s -> sizes.order(y, s.train())).toList();
    List<CurveCells.Place<E>> places = new ArrayList<>();
    for (int size : sizes.of(smallest)) {
      List<Split> smaller = new ArrayList<>();
      for (int f = 0; f < splits.size(); f++) {
        int[] train = Arrays.copyOf(orders.get(f), size);
        Arrays.sort(train);
        smaller.add(new Split(train, splits.get(f).test()));
      }
      places.add(new CurveCells.Place<>(size, estimator, smaller));
    }
    return CurveCells.run(places, x, y, options);
  }
}
