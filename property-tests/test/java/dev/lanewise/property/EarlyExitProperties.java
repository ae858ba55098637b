package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.EarlyExit;
import dev.lanewise.svm.SvmClassifier;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P86 for early exit: the labels of the full sum, next to 0 as well. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class EarlyExitProperties {
  /** Everything a model is made of, so that its offsets can be changed. */
  private record Parts(
      Kernel kernel, int[] labels, int[] counts, FloatMatrix vectors, double[][] coefficients) {

    SvmClassifier model(double[] rho) {
      return SvmClassifier.of(kernel, labels, counts, vectors, coefficients, rho);
    }

    int pairs() {
      return labels.length * (labels.length - 1) / 2;
    }

    static Parts draw(SplittableRandom random) {
      int classes = 2 + random.nextInt(4);
      int cols = 1 + random.nextInt(5);
      int[] counts = new int[classes];
      for (int c = 0; c < classes; c++) {
        counts[c] = random.nextInt(160);
      }
      int total = Arrays.stream(counts).sum();
      double scale = Math.pow(10, random.nextInt(3) - 1);
      float[] x = new float[total * cols];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (scale * (random.nextDouble() - 0.3));
      }
      double fall = random.nextBoolean() ? 0 : 10 * random.nextDouble();
      double[][] coefficients = new double[classes - 1][total];
      for (double[] row : coefficients) {
        for (int s = 0; s < total; s++) {
          double sign = random.nextInt(3) == 0 ? -1 : 1;
          row[s] = sign * Math.exp(-fall * random.nextDouble() * random.nextInt(4));
        }
        // Rows that cancel almost, so that roundings are all that is left.
        for (int s = 1; s < total && fall == 0; s += 2) {
          row[s] = -row[s - 1];
          System.arraycopy(x, (s - 1) * cols, x, s * cols, cols);
        }
      }
      int[] labels = new int[classes];
      Arrays.setAll(labels, c -> 5 - 3 * c);
      return new Parts(
          kernel(random, cols), labels, counts, FloatMatrix.of(x, total, cols), coefficients);
    }

    private static Kernel kernel(SplittableRandom random, int cols) {
      double gamma = Math.pow(10, 3 * random.nextDouble() - 2) / cols;
      return switch (random.nextInt(8)) {
        case 0, 1 -> new PolynomialKernel(gamma, random.nextInt(3), random.nextInt(6));
        case 2 -> new SigmoidKernel(gamma, 0);
        case 3 -> new PolynomialKernel(gamma, -1, 2);
        default -> new RbfKernel(gamma);
      };
    }

    /** A support vector, or a row of its own. */
    float[] row(SplittableRandom random) {
      float[] row = new float[vectors.cols()];
      if (vectors.rows() > 0 && random.nextInt(4) == 0) {
        vectors.copyRow(random.nextInt((int) vectors.rows()), row, 0);
        return row;
      }
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) (random.nextDouble() * 4 - 2);
      }
      return row;
    }
  }

  private static void sameLabel(SvmClassifier model, EarlyExit early, float[] row) {
    EarlyExit.Scratch scratch = early.newScratch();
    assertEquals(
        model.predict(row),
        early.predict(row, 0, scratch),
        () -> model.kernel() + " after " + scratch.kernelValues() + " kernel values");
  }

  /** Any model, any row. */
  @Property
  void labelsAreThoseOfTheFullSum(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Parts parts = Parts.draw(random);
    double[] rho = new double[parts.pairs()];
    for (int p = 0; p < rho.length; p++) {
      rho[p] = random.nextInt(3) * (random.nextDouble() - 0.5);
    }
    SvmClassifier model = parts.model(rho);
    EarlyExit early = EarlyExit.of(model);
    for (int i = 0; i < 30; i++) {
      sameLabel(model, early, parts.row(random));
    }
  }

  /** Offsets that bring every decision value to 0, or next to it on either side. */
  @Property
  void decisionsNextToZeroComeOutTheSame(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Parts parts = Parts.draw(random);
    SvmClassifier noOffset = parts.model(new double[parts.pairs()]);
    for (int i = 0; i < 8; i++) {
      float[] row = parts.row(random);
      double[] values = new double[parts.pairs()];
      noOffset.decisionValues(row, 0, values, noOffset.newScratch());
      for (int p = 0; p < values.length; p++) {
        int ulps = random.nextInt(5) - 2;
        for (int u = 0; u < Math.abs(ulps); u++) {
          values[p] = ulps > 0 ? Math.nextUp(values[p]) : Math.nextDown(values[p]);
        }
      }
      if (Arrays.stream(values).allMatch(Double::isFinite)) {
        SvmClassifier model = parts.model(values);
        sameLabel(model, EarlyExit.of(model), row);
      }
    }
  }

  /** The sign of a sum that overflows, or whose terms vanish, is what the full sum makes of it. */
  @Example
  void extremeCoefficientsComeOutTheSame() {
    SplittableRandom random = new SplittableRandom(5);
    double[] sizes = {Double.MIN_VALUE, 1e-310, 1e-200, 1e150, 1e290, 1e308, Double.MAX_VALUE};
    for (int turn = 0; turn < 200; turn++) {
      Parts parts = Parts.draw(random);
      for (double[] row : parts.coefficients()) {
        for (int s = 0; s < row.length; s++) {
          row[s] =
              sizes[(turn + random.nextInt(2)) % sizes.length] * (random.nextBoolean() ? 1 : -1);
        }
      }
      double[] rho = new double[parts.pairs()];
      Arrays.setAll(rho, p -> sizes[random.nextInt(sizes.length)] / 2 * random.nextInt(3));
      SvmClassifier model = parts.model(rho);
      sameLabel(model, EarlyExit.of(model), parts.row(random));
    }
  }

  /** A clear case needs a part of the kernel values. */
  @Property(tries = 50)
  void clearCasesStopEarly(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 300 + random.nextInt(300);
    float[] x = new float[2 * n];
    double[][] coefficients = new double[1][n];
    for (int s = 0; s < n; s++) {
      double side = s < n / 2 ? 2 : -2;
      x[2 * s] = (float) (side + random.nextDouble());
      x[2 * s + 1] = (float) random.nextDouble();
      coefficients[0][s] = Math.signum(side) * Math.exp(-10 * random.nextDouble());
    }
    SvmClassifier model =
        SvmClassifier.of(
            new RbfKernel(0.05),
            new int[] {1, -1},
            new int[] {n / 2, n - n / 2},
            FloatMatrix.of(x, n, 2),
            coefficients,
            new double[1]);
    EarlyExit early = EarlyExit.of(model);
    EarlyExit.Scratch scratch = early.newScratch();
    assertEquals(1, early.predict(new float[] {3.5f, 0.5f}, 0, scratch));
    int evaluated = scratch.kernelValues();
    Check.that(evaluated <= n - 64, () -> evaluated + " of " + n);
  }
}
