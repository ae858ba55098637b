package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A model taken apart into what both formats write.
 *
 * @param coefficients (classes - 1) x support vectors
 * @param vectors the support vectors; of a precomputed kernel their serial numbers alone
 * @param features columns a row has to have
 */
record ModelParts(
    ModelHeader header, double[][] coefficients, StoredVectors vectors, int features) {
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
    if (header.type().isClassification()) {
      List<Sigmoid> sigmoids = new ArrayList<>();
      for (int pair = 0; pair < header.probA().length; pair++) {
        sigmoids.add(new Sigmoid(header.probA()[pair], header.probB()[pair]));
      }
      return new StoredClassifier(header.type(), classifier(), sigmoids);
    }
    SvmRegressor function = function();
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

  private SvmClassifier classifier() {
    Kernel kernel = header.kernel();
    int[] labels = header.labels();
    int[] counts = header.supportVectorCounts();
    double[] rho = header.rho();
    return switch (vectors) {
      case StoredVectors.Floats(FloatMatrix m) ->
          SvmClassifier.of(kernel, labels, counts, rows(m), coefficients, rho);
      case StoredVectors.Doubles(DoubleMatrix m) ->
          SvmClassifier.of(kernel, labels, counts, m, coefficients, rho);
    };
  }

  private SvmRegressor function() {
    Kernel kernel = header.kernel();
    double rho = header.rho()[0];
    return switch (vectors) {
      case StoredVectors.Floats(FloatMatrix m) ->
          SvmRegressor.of(kernel, rows(m), coefficients[0], rho);
      case StoredVectors.Doubles(DoubleMatrix m) ->
          SvmRegressor.of(kernel, m, coefficients[0], rho);
    };
  }

  /** Serial numbers become rows of a precomputed kernel. */
  private FloatMatrix rows(FloatMatrix kept) {
    return precomputed() ? SerialNumbers.rows(kept, features) : kept;
  }

  /** Whether the vectors are serial numbers. */
  boolean precomputed() {
    return header.kernel() instanceof PrecomputedKernel;
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
    StoredVectors vectors =
        kept(
            model.kernel(),
            model.supportVectors(),
            model.holdsDoubles(),
            model::supportVectorsInDouble);
    return new ModelParts(header, coefficients, vectors, model.features());
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
    StoredVectors vectors =
        kept(
            function.kernel(),
            function.supportVectors(),
            function.holdsDoubles(),
            function::supportVectorsInDouble);
    return new ModelParts(header, new double[][] {coefficients}, vectors, function.features());
  }

  /** Serial numbers are floats in either case. */
  private static StoredVectors kept(
      Kernel kernel, FloatMatrix floats, boolean inDouble, Supplier<DoubleMatrix> doubles) {
    if (kernel instanceof PrecomputedKernel) {
      return new StoredVectors.Floats(SerialNumbers.of(floats));
    }
    return inDouble ? new StoredVectors.Doubles(doubles.get()) : new StoredVectors.Floats(floats);
  }
}
