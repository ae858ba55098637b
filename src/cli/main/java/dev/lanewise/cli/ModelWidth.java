package dev.lanewise.cli;

import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import java.util.Arrays;

/** Models with more features than they came with. */
final class ModelWidth {
  private ModelWidth() {}

  /** The same model for rows with further columns, in which every support vector is zero. */
  static StoredModel widen(StoredModel stored, int columns) {
    return switch (stored) {
      case StoredClassifier classifier ->
          new StoredClassifier(
              classifier.type(), widen(classifier.model(), columns), classifier.sigmoids());
      case StoredRegressor regressor ->
          new StoredRegressor(
              regressor.type(), widen(regressor.model(), columns), regressor.sigma());
      case StoredOneClass oneClass ->
          new StoredOneClass(
              new OneClassModel(widen(oneClass.model().function(), columns)),
              oneClass.densityMarks());
    };
  }

  private static SvmRegressor widen(SvmRegressor model, int columns) {
    double[] coefficients = new double[model.supportVectorCount()];
    Arrays.setAll(coefficients, model::coefficient);
    FloatMatrix vectors = DataFiles.widen(model.supportVectors(), columns);
    return SvmRegressor.of(model.kernel(), vectors, coefficients, model.rho());
  }

  private static SvmClassifier widen(SvmClassifier model, int columns) {
    int machines = model.classCount() - 1;
    double[][] coefficients = new double[machines][model.supportVectorCount()];
    for (int m = 0; m < machines; m++) {
      for (int s = 0; s < coefficients[m].length; s++) {
        coefficients[m][s] = model.coefficient(m, s);
      }
    }
    double[] rho = new double[model.pairCount()];
    for (int p = 0; p < rho.length; p++) {
      rho[p] = model.rho(p);
    }
    FloatMatrix vectors = DataFiles.widen(model.supportVectors(), columns);
    return SvmClassifier.of(
        model.kernel(), model.labels(), model.supportVectorCounts(), vectors, coefficients, rho);
  }
}
