package dev.lanewise.select;

import dev.lanewise.data.FeatureScaler;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Features of a fold: scaled, where that is wanted, by what the training rows alone say.
 *
 * @param train features to learn from
 * @param test features held out
 */
record FoldRows(FloatMatrix train, FloatMatrix test) {
  static FoldRows of(FloatMatrix x, Split split, Scaling scaling) {
    FloatMatrix train = select(x, split.train());
    FloatMatrix test = select(x, split.test());
    if (scaling == Scaling.NONE) {
      return new FoldRows(train, test);
    }
    FeatureScaler scaler = scaling.fit(train);
    return new FoldRows(scaler.apply(train), scaler.apply(test));
  }

  static FloatMatrix select(FloatMatrix x, int[] rows) {
    FloatMatrix some = FloatMatrix.allocate(rows.length, x.cols());
    for (int i = 0; i < rows.length; i++) {
      x.copyRow(rows[i], some.array(), (int) some.position(i));
    }
    return some;
  }
}
