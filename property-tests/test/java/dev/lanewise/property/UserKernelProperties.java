package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P51, P52 and, for kernels of the user, P17 to P20, P22 and P23. */
@PropertyDefaults(tries = 80, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class UserKernelProperties {
  /** exp(-gamma D) from differences, and a watch over the rows it is called with. */
  private record NaiveRbf(double gamma) implements PairKernel {
    @Override
    public double value(float[] x, int i, float[] y, int j, int columns) {
      double d = 0;
      for (int c = 0; c < columns; c++) {
        double t = (double) x[i + c] - y[j + c];
        d += t * t;
      }
      return of(d);
    }

    @Override
    public double value(double[] x, int i, double[] y, int j, int columns) {
      double d = 0;
      for (int c = 0; c < columns; c++) {
        double t = x[i + c] - y[j + c];
        d += t * t;
      }
      return of(d);
    }

    private double of(double d) {
      // What lies between rows is NaN.
      Check.that(d >= 0 && d < Double.POSITIVE_INFINITY, () -> "called with no rows: " + d);
      return Math.exp(-gamma * d);
    }
  }

  private static Frame rows(int rows, int cols, SplittableRandom random) {
    double[] x = new double[rows * cols];
    for (int p = 0; p < x.length; p++) {
      x[p] = Format.FLOAT.round(Values.bell(random));
    }
    return Frame.around(x, rows, cols, random.nextInt(4), random.nextInt(3), Double.NaN);
  }

  private static int count(SplittableRandom random) {
    return random.nextInt(8) == 0 ? 480 + random.nextInt(60) : random.nextInt(60);
  }

  /** Each entry is the function of its two rows, called with whole rows only. */
  @Property
  void matricesHoldTheFunctionOfEachPair(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NaiveRbf kernel = new NaiveRbf(random.nextDouble() + 0.1);
    KernelOp op = new KernelOp(kernel, random.nextBoolean());
    int cols = random.nextInt(9);
    Frame x = rows(count(random), cols, random);
    Frame y = op.square() ? x : rows(count(random), cols, random);
    Frame k = op.of(f, x, y, Threads.of(1 + random.nextInt(3)));
    for (int i = 0; i < k.rows(); i++) {
      for (int j = 0; j < k.cols(); j++) {
        double expected = kernel.value(x.values(), x.row(i), y.values(), y.row(j), cols);
        int r = i;
        int c = j;
        Check.same(f.round(expected), k.get(i, j), () -> op + " of " + f + " " + r + ", " + c);
      }
    }
  }

  @Property
  void splitPlaceAndOrderDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean precomputed = random.nextBoolean();
    int cols = 1 + random.nextInt(9);
    Frame y = rows(1 + count(random), cols, random);
    Frame x = rows(count(random), cols, random);
    Kernel kernel = new NaiveRbf(0.5);
    if (precomputed) {
      Frame gram = KernelOp.gram(kernel).of(f, y, y);
      Frame cross = KernelOp.crossGram(kernel).of(f, x, y);
      y = withSerials(gram, random);
      x = withSerials(cross, random);
      kernel = new PrecomputedKernel();
    }
    KernelOp op = new KernelOp(kernel, random.nextBoolean());
    x = op.square() ? y : x;
    switch (random.nextInt(4)) {
      case 0 -> LevelThreeChecks.threadsDoNotShow(op, f, x, y);
      case 1 -> LevelThreeChecks.onlyTheResultIsWritten(op, f, x, y, random);
      case 2 -> LevelThreeChecks.storageDoesNotShow(op, f, x, y);
      default -> LevelThreeChecks.rowsAreIndependent(op, f, x, y, random);
    }
  }

  /** The layout of precomputed rows, put together by hand. */
  private static Frame withSerials(Frame values, SplittableRandom random) {
    int cols = values.cols() + 1;
    double[] rows = new double[values.rows() * cols];
    for (int i = 0; i < values.rows(); i++) {
      rows[i * cols] = i + 1;
      for (int j = 1; j < cols; j++) {
        rows[i * cols + j] = values.get(i, j - 1);
      }
    }
    return Frame.around(
        rows, values.rows(), cols, random.nextInt(4), random.nextInt(3), Double.NaN);
  }

  /** P51: training and predicting on the values gives the bits of the kernel itself. */
  @Property
  void precomputedValuesAreTheKernelItself(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = SmoProperties.data(random);
    Frame features = set.features();
    SvmParameters parameters =
        SmoProperties.parameters(random, SmoProperties.kernel(random, features.cols()));
    Kernel kernel = parameters.kernel();
    FloatMatrix x = RowsOp.floats(features);
    FloatMatrix rows = PrecomputedKernel.rows(FloatKernelMatrices.gram(kernel, x));
    int n = features.rows();
    SvmParameters onValues =
        new SvmParameters(
            new PrecomputedKernel(),
            parameters.c(),
            parameters.weights(),
            parameters.tolerance(),
            random.nextBoolean() ? parameters.memoryBytes() : 1 + random.nextInt(5 * n * n),
            parameters.maxIterations(),
            parameters.timeLimit());
    RowPartition threads = Threads.of(1 + random.nextInt(3));
    SvmFit direct = SvmTrainer.train(x, set.labels(), parameters);
    SvmFit fit = SvmTrainer.train(rows, set.labels(), onValues, threads);
    assertEquals(direct.pairs(), fit.pairs(), "certificates of " + kernel);
    sameCoefficients(direct.model(), fit.model());
    if (kernel instanceof LinearKernel) {
      return; // collapsed to its weights: other sums
    }
    Frame other = rows(1 + random.nextInt(40), features.cols(), random);
    FloatMatrix cross = FloatKernelMatrices.crossGram(kernel, RowsOp.floats(other), x);
    DoubleMatrix expected = direct.model().decisionValues(RowsOp.floats(other));
    DoubleMatrix decisions = fit.model().decisionValues(PrecomputedKernel.rows(cross), threads);
    Check.same(expected.array(), decisions.array(), () -> "decisions of " + kernel);
  }

  private static void sameCoefficients(SvmClassifier direct, SvmClassifier fit) {
    assertEquals(direct.supportVectorCount(), fit.supportVectorCount());
    for (int s = 0; s < fit.supportVectorCount(); s++) {
      for (int m = 0; m < fit.classCount() - 1; m++) {
        Check.same(direct.coefficient(m, s), fit.coefficient(m, s), () -> "a coefficient");
      }
    }
    for (int p = 0; p < fit.pairCount(); p++) {
      Check.same(direct.rho(p), fit.rho(p), () -> "rho");
    }
  }

  /** Sum of all alphas. */
  private static double alphas(SvmFit fit) {
    double sum = 0;
    for (int m = 0; m < fit.model().classCount() - 1; m++) {
      for (int s = 0; s < fit.model().supportVectorCount(); s++) {
        sum += Math.abs(fit.model().coefficient(m, s));
      }
    }
    return sum;
  }

  /** P52: a function of the user trains what the kernel built in trains, to rounding. */
  @Property(tries = 60)
  void aNaiveRbfTrainsLikeTheOneBuiltIn(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set =
        DataSet.classes(
            2 + random.nextInt(2), 20 + random.nextInt(60), 1 + random.nextInt(4), random);
    double gamma = 0.1 + random.nextDouble();
    BlockKernel own = new NaiveRbf(gamma);
    SvmParameters parameters = SvmParameters.defaults(own).withTolerance(1e-6);
    SvmParameters builtIn = SvmParameters.defaults(new RbfKernel(gamma)).withTolerance(1e-6);
    SvmFit fit = SvmCase.train(set, parameters, Threads.of(2)).fit();
    SvmFit reference = SvmCase.train(set, builtIn).fit();
    // At equal alphas the objectives differ by 1/2 sum alpha alpha' times the error of K.
    double alphas = Math.max(alphas(fit), alphas(reference));
    double error = DistanceProperties.eta(Format.FLOAT) + 0x1p-20;
    double bound = error * alphas * alphas + fit.gap() + reference.gap();
    Check.within(Math.abs(reference.objective() - fit.objective()), bound, () -> "objective");
    FloatMatrix x = RowsOp.floats(set.features());
    DoubleMatrix decisions = reference.model().decisionValues(x);
    DoubleMatrix ofOwn = fit.model().decisionValues(x);
    for (int i = 0; i < x.rows(); i++) {
      for (int p = 0; p < decisions.cols(); p++) {
        double d = decisions.get(i, p);
        int row = i;
        Check.that(Math.abs(d) < 0.1 || d > 0 == ofOwn.get(i, p) > 0, () -> "label of row " + row);
      }
    }
  }
}
