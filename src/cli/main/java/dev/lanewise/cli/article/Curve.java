package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.KFold;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.select.TrainTestSplit;
import dev.lanewise.svm.SvmFit;
import java.util.List;

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
  static Curve learning(Svc machine, Dataset data, long seed, RowPartition partition) {
    double[] at = new double[SIZES.length];
    Curve curve = new Curve(at, new double[at.length], new double[at.length], new Fits());
    for (int i = 0; i < at.length; i++) {
      at[i] = SIZES[i];
      for (TrainTest fold : folds(data)) {
        curve.add(i, machine, first(SIZES[i], fold, seed), partition);
      }
    }
    return curve;
  }

  /**
   * Over gamma of the RBF kernel, along a row of a table: what is missing there is the accuracy on
   * the examples of training.
   */
  static Curve validation(ParameterTable table, int row, Dataset data, RowPartition partition) {
    double[] gamma = table.gamma();
    double[] trained = new double[gamma.length];
    Curve curve = new Curve(gamma, trained, new double[gamma.length], new Fits());
    for (int i = 0; i < gamma.length; i++) {
      Setting setting = Experiment.rbf(table.c()[row], gamma[i]);
      for (TrainTest fold : folds(data)) {
        curve.add(i, Experiment.svc(Family.RBF, setting), fold, partition);
      }
    }
    return new Curve(gamma, trained, table.accuracy()[row], curve.fits);
  }

  private static List<TrainTest> folds(Dataset data) {
    return KFold.inOrder(2).stratified(TrainTest.labels(data)).stream()
        .map(split -> TrainTest.of(data, split))
        .toList();
  }

  private static TrainTest first(int size, TrainTest fold, long seed) {
    int[] labels = TrainTest.labels(fold.train());
    if (size >= labels.length) {
      return fold;
    }
    Split split = TrainTestSplit.stratifiedCount(labels, size, seed);
    return new TrainTest(TrainTest.of(fold.train(), split).test(), fold.test());
  }

  private void add(int i, Svc machine, TrainTest fold, RowPartition partition) {
    SvmFit fit = machine.fit(fold.train().features(), fold.train().labels(), partition).fit();
    fits.add(fit.status());
    trained[i] += Judged.confusion(fit.model(), fold.train(), partition).accuracy() / 2;
    tested[i] += Judged.confusion(fit.model(), fold.test(), partition).accuracy() / 2;
  }
}
