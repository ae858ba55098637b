package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;

/** Models with more features than they came with. */
final class ModelWidth {
  private ModelWidth() {}

  /** The same model for rows with further columns, in which every support vector is zero. */
  static SvmClassifier widen(SvmClassifier model, int columns) {
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
