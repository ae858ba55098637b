package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.Split;
import dev.lanewise.select.TrainTestSplit;
import java.util.Arrays;

/** Examples to train on and others to test on. */
record TrainTest(Dataset train, Dataset test) {
  /** A quarter of the rows held out at random, as the article does. */
  static TrainTest quarterOf(Dataset all, long seed) {
    return of(all, TrainTestSplit.ofFraction(all.labels().length, 0.25, seed));
  }

  static TrainTest of(Dataset all, Split split) {
    return new TrainTest(rows(all, split.train()), rows(all, split.test()));
  }

  private static Dataset rows(Dataset all, int[] rows) {
    FloatMatrix x = FloatMatrix.allocate(rows.length, all.features().cols());
    for (int i = 0; i < rows.length; i++) {
      all.features().copyRow(rows[i], x.array(), (int) x.position(i));
    }
    return new Dataset(x, Arrays.stream(rows).mapToDouble(row -> all.labels()[row]).toArray());
  }

  /** Classes of some examples, whole numbers. */
  static int[] labels(Dataset some) {
    return Arrays.stream(some.labels()).mapToInt(label -> (int) label).toArray();
  }
}
