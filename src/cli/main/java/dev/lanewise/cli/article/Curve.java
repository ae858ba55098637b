package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.KFold;
import dev.lanewise.select.LearningCurve;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.select.TrainingSizes;
import dev.lanewise.select.ValidationCurve;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Accuracy on the examples trained on, and on others, along something that grows; means of 2-fold
 * cross-validation.
 *
 * @param at what grows
 * @param trained accuracy on the examples of training
 * @param tested accuracy on the others
 * @param fits all of them
 */
record Curve(double[] at, double[] trained, double[] tested, Fits fits) {
  private static final int[] SIZES = {10, 20, 50, 100, 200, 300};

  /** Over the number of training examples, drawn with the same shares of classes. */
  static Curve learning(Svc machine, Dataset data, long seed, SearchOptions options) {
    TrainingSizes sizes = TrainingSizes.counts(SIZES).withSeed(seed).stratified();
    return of(
        LearningCurve.run(machine, data.features(), data.labels(), folds(data), sizes, options));
  }

  /** Over gamma of the RBF kernel. */
  static Curve validation(double c, double[] gamma, Dataset data, SearchOptions options) {
    return of(
        ValidationCurve.run(
            g -> Experiment.svc(Family.RBF, Experiment.rbf(c, g)),
            gamma,
            data.features(),
            data.labels(),
            folds(data),
            options));
  }

  private static List<Split> folds(Dataset data) {
    return KFold.inOrder(2).stratified(TrainTest.labels(data));
  }

  private static Curve of(List<CurvePoint<Svc>> points) {
    Fits fits = new Fits();
    points.forEach(point -> fits.add(point.heldOut()));
    return new Curve(
        all(points, CurvePoint::value),
        all(points, point -> point.training().mean()),
        all(points, point -> point.heldOut().mean()),
        fits);
  }

  private static double[] all(
      List<CurvePoint<Svc>> points, ToDoubleFunction<CurvePoint<Svc>> number) {
    return points.stream().mapToDouble(number).toArray();
  }
}
