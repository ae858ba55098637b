package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SvmFit;
import java.util.Arrays;
import java.util.Random;

/**
 * The article's question whether there is a kernel for every data set that separates its classes.
 * For distinct points there is: the Gram matrix of the RBF kernel is then positive definite for
 * every gamma above 0 (Micchelli, Interpolation of Scattered Data, 1986), so some function of its
 * space takes any values at all on them; with a large gamma the matrix is nearly the identity, and
 * such a function is near at hand. What is separated need not have been learned.
 *
 * @param examples in all
 * @param drawn right on the training examples whose labels chance has dealt
 * @param actual right on the training examples with their own labels
 * @param tested share of right ones among other examples, with their own labels
 * @param majority share of the largest class among these
 * @param fits both of them
 */
record Separation(
    long examples, long drawn, long actual, double tested, double majority, Fits fits) {
  static final double C = 1e6;
  static final double GAMMA = 1e5;

  /**
   * @throws java.util.concurrent.CancellationException when the user stopped it
   */
  static Separation of(TrainTest data, long seed, RowPartition partition) {
    Random random = new Random(seed);
    double[] coins = Arrays.stream(data.train().labels()).map(label -> random.nextInt(2)).toArray();
    Dataset dealt = new Dataset(data.train().features(), coins);
    Fits fits = new Fits();
    SvmFit drawn = fit(dealt, fits, partition);
    SvmFit actual = fit(data.train(), fits, partition);
    var test = Judged.confusion(actual.model(), data.test(), partition);
    return new Separation(
        coins.length,
        Judged.confusion(drawn.model(), dealt, partition).correct(),
        Judged.confusion(actual.model(), data.train(), partition).correct(),
        test.accuracy(),
        (double) Math.max(test.support(0), test.support(1)) / test.total(),
        fits);
  }

  private static SvmFit fit(Dataset data, Fits fits, RowPartition partition) {
    SvmFit fit =
        Experiment.finished(
            Experiment.svc(Family.RBF, Experiment.rbf(C, GAMMA))
                .fit(data.features(), data.labels(), partition));
    fits.add(fit.status());
    return fit;
  }
}
