package dev.lanewise.property;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Small random models of every type, with the numbers that files tend to lose. */
final class ModelCase {
  private static final double[] EDGES = {
    0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1 / 3.0,
    1e15,
    123456789,
    -1e-300
  };

  private final SplittableRandom random;

  private ModelCase(SplittableRandom random) {
    this.random = random;
  }

  static StoredModel of(long seed) {
    return new ModelCase(new SplittableRandom(seed)).model();
  }

  private StoredModel model() {
    SvmType type = SvmType.values()[random.nextInt(5)];
    boolean calibrated = random.nextBoolean();
    int features = 1 + random.nextInt(6);
    if (type.isClassification()) {
      SvmClassifier classifier = classifier(2 + random.nextInt(3), features);
      List<Sigmoid> sigmoids = new ArrayList<>();
      for (int pair = 0; calibrated && pair < classifier.pairCount(); pair++) {
        sigmoids.add(new Sigmoid(number(), number()));
      }
      return new StoredClassifier(type, classifier, sigmoids);
    }
    int vectors = random.nextInt(7);
    SvmRegressor function =
        SvmRegressor.of(kernel(), vectors(vectors, features), numbers(vectors), number());
    if (random.nextBoolean()) {
      function = function.withSupportVectors(doubles(vectors, features));
    }
    if (type.isRegression()) {
      OptionalDouble sigma =
          calibrated ? OptionalDouble.of(Math.abs(number())) : OptionalDouble.empty();
      return new StoredRegressor(type, function, sigma);
    }
    double[] marks = numbers(calibrated ? DensityMarks.COUNT : 0);
    Arrays.sort(marks);
    return new StoredOneClass(
        new OneClassModel(function),
        calibrated ? Optional.of(DensityMarks.of(marks)) : Optional.empty());
  }

  private SvmClassifier classifier(int classes, int features) {
    int[] labels = new int[classes];
    int[] counts = new int[classes];
    for (int c = 0; c < classes; c++) {
      labels[c] = c == 0 ? Integer.MIN_VALUE : c == 1 ? Integer.MAX_VALUE : 3 - c;
      counts[c] = random.nextInt(4);
    }
    int total = Arrays.stream(counts).sum();
    double[][] coefficients = new double[classes - 1][];
    Arrays.setAll(coefficients, machine -> numbers(total));
    double[] rho = numbers(classes * (classes - 1) / 2);
    FloatMatrix vectors = vectors(total, features);
    SvmClassifier model = SvmClassifier.of(kernel(), labels, counts, vectors, coefficients, rho);
    return random.nextBoolean() ? model.withSupportVectors(doubles(total, features)) : model;
  }

  /** Whether the support vectors of a model are doubles. */
  static boolean holdsDoubles(StoredModel model) {
    return switch (model) {
      case StoredClassifier c -> c.model().holdsDoubles();
      case StoredRegressor r -> r.model().holdsDoubles();
      case StoredOneClass o -> o.model().function().holdsDoubles();
    };
  }

  private Kernel kernel() {
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(random.nextDouble(1e-3, 2), -0.0, random.nextInt(5));
      case 2 -> new RbfKernel(random.nextDouble(1e-3, 2));
      default -> new SigmoidKernel(random.nextDouble(1e-3, 2), random.nextDouble(-1, 1));
    };
  }

  private double[] numbers(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> number());
    return numbers;
  }

  private double number() {
    return random.nextInt(4) == 0
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextDouble(-2, 2) * Math.pow(10, random.nextInt(-3, 4));
  }

  private FloatMatrix vectors(int rows, int columns) {
    FloatMatrix x = FloatMatrix.allocate(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float[] values = {0, -0.0f, Float.MIN_VALUE, 1e15f, (float) random.nextDouble(-2, 2)};
        x.set(i, j, values[random.nextInt(values.length)]);
      }
    }
    return x;
  }

  private DoubleMatrix doubles(int rows, int columns) {
    DoubleMatrix x = DoubleMatrix.allocate(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double[] values = {0, -0.0, Double.MIN_VALUE, 1e15, 16777217, random.nextDouble(-2, 2)};
        x.set(i, j, values[random.nextInt(values.length)]);
      }
    }
    return x;
  }

  /** The bits of the decision values of some rows. */
  static long[] predictions(StoredModel model) {
    FloatMatrix x = FloatMatrix.allocate(9, model.features());
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        x.set(i, j, (float) random.nextDouble(-2, 2));
      }
    }
    return switch (model) {
      case StoredClassifier c -> {
        int pairs = c.model().pairCount();
        var values = c.model().decisionValues(x);
        long[] bits = new long[9 * pairs];
        Arrays.setAll(bits, i -> Double.doubleToRawLongBits(values.get(i / pairs, i % pairs)));
        yield bits;
      }
      case StoredRegressor r -> bits(r.model(), x);
      case StoredOneClass o -> bits(o.model().function(), x);
    };
  }

  private static long[] bits(SvmRegressor function, FloatMatrix x) {
    double[] values = new double[(int) x.rows()];
    function.predict(x, values, RowPartition.caller());
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
