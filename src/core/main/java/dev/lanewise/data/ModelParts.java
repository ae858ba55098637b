package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model taken apart into what both formats write.
 *
 * @param coefficients (classes - 1) x support vectors
 * @param vectors the support vectors; of a precomputed kernel their serial numbers alone
 * @param features columns a row has to have
 */
record ModelParts(ModelHeader header, double[][] coefficients, FloatMatrix vectors, int features) {
  private static final int[] NO_COUNTS = {};
  private static final double[] NONE = {};

  static ModelParts of(StoredModel model) {
    return switch (model) {
      case StoredClassifier classifier -> of(classifier);
      case StoredRegressor regressor -> {
        double[] sigma = regressor.sigma().stream().toArray();
        yield of(regressor, regressor.model(), sigma, NONE);
      }
      case StoredOneClass oneClass -> {
        double[] marks = oneClass.densityMarks().map(DensityMarks::marks).orElse(NONE);
        yield of(oneClass, oneClass.model().function(), NONE, marks);
      }
    };
  }

  /**
   * The model.
   *
   * @throws IllegalArgumentException when the parts do not make one
   */
  StoredModel assemble() {
    FloatMatrix vectors = precomputed() ? SerialNumbers.rows(this.vectors, features) : this.vectors;
    if (header.type().isClassification()) {
      List<Sigmoid> sigmoids = new ArrayList<>();
      for (int pair = 0; pair < header.probA().length; pair++) {
        sigmoids.add(new Sigmoid(header.probA()[pair], header.probB()[pair]));
      }
      SvmClassifier classifier =
          SvmClassifier.of(
              header.kernel(),
              header.labels(),
              header.supportVectorCounts(),
              vectors,
              coefficients,
              header.rho());
      return new StoredClassifier(header.type(), classifier, sigmoids);
    }
    SvmRegressor function =
        SvmRegressor.of(header.kernel(), vectors, coefficients[0], header.rho()[0]);
    if (header.type().isRegression()) {
      double[] sigma = header.probA();
      return new StoredRegressor(
          header.type(),
          function,
          sigma.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sigma[0]));
    }
    double[] marks = header.densityMarks();
    return new StoredOneClass(
        new OneClassModel(function),
        marks.length == 0 ? Optional.empty() : Optional.of(DensityMarks.of(marks)));
  }

  /** Whether the vectors are serial numbers. */
  boolean precomputed() {
    return header.kernel() instanceof PrecomputedKernel;
  }

  private static ModelParts of(
      ModelHeader header, double[][] coefficients, FloatMatrix supportVectors) {
    boolean serials = header.kernel() instanceof PrecomputedKernel;
    FloatMatrix kept = serials ? SerialNumbers.of(supportVectors) : supportVectors;
    return new ModelParts(header, coefficients, kept, supportVectors.cols());
  }

  private static ModelParts of(StoredClassifier stored) {
    SvmClassifier model = stored.model();
    double[] rho = new double[model.pairCount()];
    Arrays.setAll(rho, model::rho);
    double[][] coefficients = new double[model.classCount() - 1][model.supportVectorCount()];
    for (int m = 0; m < coefficients.length; m++) {
      int machine = m;
      Arrays.setAll(coefficients[m], vector -> model.coefficient(machine, vector));
    }
    ModelHeader header =
        new ModelHeader(
            stored.type(),
            model.kernel(),
            model.classCount(),
            model.supportVectorCount(),
            rho,
            model.labels(),
            model.supportVectorCounts(),
            stored.sigmoids().stream().mapToDouble(Sigmoid::a).toArray(),
            stored.sigmoids().stream().mapToDouble(Sigmoid::b).toArray(),
            NONE);
    return of(header, coefficients, model.supportVectors());
  }

  private static ModelParts of(
      StoredModel stored, SvmRegressor function, double[] sigma, double[] marks) {
    double[] coefficients = new double[function.supportVectorCount()];
    Arrays.setAll(coefficients, function::coefficient);
    ModelHeader header =
        new ModelHeader(
            stored.type(),
            function.kernel(),
            2,
            coefficients.length,
            new double[] {function.rho()},
            NO_COUNTS,
            NO_COUNTS,
            sigma,
            NONE,
            marks);
    return of(header, new double[][] {coefficients}, function.supportVectors());
  }
}
