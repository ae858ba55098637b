package dev.lanewise.cli;

import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmRegressor;

/** Models with more features than they came with. */
final class ModelWidth {
  private ModelWidth() {}

  /** The same model for rows with further columns, in which every support vector is zero. */
  static StoredModel widen(StoredModel stored, int columns) {
    return switch (stored) {
      case StoredClassifier c -> {
        DoubleMatrix vectors = widen(c.model().supportVectorsInDouble(), columns);
        yield new StoredClassifier(c.type(), c.model().withSupportVectors(vectors), c.sigmoids());
      }
      case StoredRegressor r -> new StoredRegressor(r.type(), widen(r.model(), columns), r.sigma());
      case StoredOneClass o ->
          new StoredOneClass(
              new OneClassModel(widen(o.model().function(), columns)), o.densityMarks());
    };
  }

  private static SvmRegressor widen(SvmRegressor model, int columns) {
    return model.withSupportVectors(widen(model.supportVectorsInDouble(), columns));
  }

  private static DoubleMatrix widen(DoubleMatrix x, int columns) {
    DoubleMatrix wide = DoubleMatrix.allocate(x.rows(), columns);
    for (long r = 0; r < x.rows(); r++) {
      x.copyRow(r, wide.array(), (int) wide.position(r));
    }
    return wide;
  }
}
