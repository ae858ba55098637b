package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How scores change with one parameter. Where both are low too little can be learned; where only
 * the training score is high too much is learned by heart.
 *
 * {@snippet :
 * List<CurvePoint<Svc>> curve =
 *     ValidationCurve.run(
 *         gamma -> Svc.of(SvmParameters.defaults(new RbfKernel(gamma))),
 *         new double[] {0.01, 0.1, 1, 10}, x, y, splits, options);
 * }
 *
 * <p>Scores do not depend on threads.
 */
public final class ValidationCurve {
  private ValidationCurve() {}

  /**
   * Judges the estimator at each value.
   *
   * @param estimator for a value of the parameter
   * @param values in any order
   * @param x n x d features; neither changed nor kept
   * @param y n targets, or labels; neither changed nor kept
   * @return one point a value, in their order; a fold in which nothing can be learned has NaN and a
   *     message
   * @throws IllegalArgumentException when there is no value or no split, lengths differ, a split
   *     has a row that is not there or an empty part, a number is not finite, the estimator refuses
   *     a value, or nothing can be learned at all
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public static <E extends Estimator> List<CurvePoint<E>> run(
      DoubleFunction<E> estimator,
      double[] values,
      FloatMatrix x,
      double[] y,
      List<Split> splits,
      SearchOptions options) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values: there is nothing to try");
    }
    Checks.requireExamples(x, y, splits);
    List<CurveCells.Place<E>> places =
        Arrays.stream(values)
            .mapToObj(value -> new CurveCells.Place<>(value, estimator.apply(value), splits))
            .toList();
    return CurveCells.run(places, x, y, options);
  }
}
