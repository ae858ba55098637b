package dev.lanewise.bench.search;

import dev.lanewise.bench.svm.Examples;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.Split;
import dev.lanewise.select.TrainTestSplit;
import java.util.List;

/**
 * The 702 fits of the article Everything You Wanted to Know about the Kernel Trick (Eric Kim,
 * 2013): four kernels on two rings, two folds, a quarter of the rows to test.
 */
final class ArticleTask {
  private static final long MAX_ITERATIONS = 2_000_000;
  private static final int FOLDS = 2;

  private static final List<KernelGrid> GRIDS =
      List.of(
          KernelGrid.of("linear", ParameterGrid.of("C", 1, 10, 100, 1e3, 1e4)),
          KernelGrid.of(
              "poly",
              ParameterGrid.of("C", 1, 10, 100, 1e3)
                  .and("coef0", 1, 10, 100)
                  .and("gamma", 1e-3, 1e-2, 0.1)
                  .and("degree", 2, 4)),
          KernelGrid.of(
              "rbf",
              ParameterGrid.of("C", 1, 10, 100, 1e3, 1e4).and("gamma", 1e-4, 1e-3, 1e-2, 0.1)),
          KernelGrid.of(
              "sigmoid",
              ParameterGrid.of("C", 0.1, 1, 10, 100, 1e3, 1e5)
                  .and("coef0", -1e4, -1e3, -100, -10, 1, 10, 100)
                  .and("gamma", 1e-3, 1e-2, 0.1, 1, 10, 100)));

  private ArticleTask() {}

  /** The rings: first the rows to learn from, then those to test on. */
  static Examples examples(long seed) {
    Dataset all = KernelTrickData.rings(seed);
    FloatMatrix x = all.features();
    Split split = split(all.labels().length, seed);
    FloatMatrix sorted = FloatMatrix.allocate(x.rows(), x.cols());
    int[] labels = new int[all.labels().length];
    int next = 0;
    for (int[] part : List.of(split.train(), split.test())) {
      for (int row : part) {
        x.copyRow(row, sorted.array(), (int) sorted.position(next));
        labels[next++] = (int) all.labels()[row];
      }
    }
    return new Examples(sorted, labels);
  }

  /** The task for these. */
  static SearchTask of(Examples examples, long seed, int megabytes, int limitSeconds) {
    int n = examples.labels().length;
    Split split = split(n, seed);
    return new SearchTask(
        "article",
        split.train().length,
        split.test().length,
        examples.x().cols(),
        examples.classes(),
        FOLDS,
        true,
        "no",
        megabytes,
        MAX_ITERATIONS,
        limitSeconds,
        GRIDS);
  }

  private static Split split(int n, long seed) {
    return TrainTestSplit.ofFraction(n, 0.25, seed);
  }
}
