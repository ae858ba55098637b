package dev.lanewise.svm;

import dev.lanewise.calibration.IsotonicCurve;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.data.AllocatedBytes;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.List;
import java.util.Random;

/** Fails when the prediction of a single row allocates: a program of its own. */
final class PredictionAllocations {
  private static final int N = 1000;
  private static final int FEATURES = 3;
  private static final Kernel RBF = new RbfKernel(.1);

  /** In the middle of either blob, and between them. */
  private static final float[] ROWS = {1, 1, 1, 0, 0, 0, -1, -1, -1};

  private final FloatMatrix vectors = blobs();
  private double sink;
  private int at;

  private PredictionAllocations() {}

  public static void main(String[] args) {
    PredictionAllocations all = new PredictionAllocations();
    all.votes();
    all.oneAgainstTheRest();
    all.values();
    all.earlyExit();
    all.probabilities();
  }

  private static FloatMatrix blobs() {
    Random random = new Random(1);
    float[] x = new float[N * FEATURES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) ((i < x.length / 2 ? 1 : -1) + .3 * random.nextGaussian());
    }
    return FloatMatrix.of(x, N, FEATURES);
  }

  /** Of sizes that fall off, the largest somewhere in the middle; the classes of the blobs. */
  private static double[][] coefficients(int machines) {
    double[][] coefficients = new double[machines][N];
    for (int m = 0; m < machines; m++) {
      for (int i = 0; i < N; i++) {
        int rank = (i * 7 + 300 * (m + 1)) % N;
        coefficients[m][i] = (i < N / 2 ? 1 : -1) * Math.exp(-rank / 40.0);
      }
    }
    return coefficients;
  }

  private int next() {
    at = (at + FEATURES) % ROWS.length;
    return at;
  }

  void votes() {
    int[] labels = {4, -1, 9};
    int[] counts = {N / 2, N / 4, N / 4};
    SvmClassifier model =
        SvmClassifier.of(RBF, labels, counts, vectors, coefficients(2), new double[3]);
    var scratch = model.newScratch();
    allocatesNothing("a vote", () -> sink += model.predict(ROWS, next(), scratch));
  }

  void oneAgainstTheRest() {
    OneVsRestClassifier model =
        OneVsRestClassifier.of(RBF, new int[] {4, -1, 9}, vectors, coefficients(3), new double[3]);
    var scratch = model.newScratch();
    allocatesNothing("one-vs-rest", () -> sink += model.predict(ROWS, next(), scratch));
  }

  void values() {
    SvmRegressor model = SvmRegressor.of(RBF, vectors, coefficients(1)[0], 0.5);
    var scratch = model.newScratch();
    allocatesNothing("a value", () -> sink += model.predict(ROWS, next(), scratch));
    SvmRegressor inDouble = model.inDouble();
    var wide = inDouble.newScratch();
    allocatesNothing("a value in double", () -> sink += inDouble.predict(ROWS, next(), wide));
  }

  void earlyExit() {
    SvmClassifier model =
        SvmClassifier.of(
            RBF,
            new int[] {1, 2},
            new int[] {N / 2, N / 2},
            vectors,
            coefficients(1),
            new double[1]);
    EarlyExit early = EarlyExit.of(model);
    var scratch = early.newScratch();
    allocatesNothing("an early exit", () -> sink += early.predict(ROWS, next(), scratch));
  }

  /** The decision values of the pairs are the features. */
  void probabilities() {
    SvmClassifier model =
        SvmClassifier.of(
            new LinearKernel(),
            new int[] {7, 3, 5},
            new int[] {2, 1, 0},
            FloatMatrix.copyOf(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
            new double[][] {{1, 0, 0}, {0, 1, 1}},
            new double[3]);
    Sigmoid plain = new Sigmoid(-1, 0);
    IsotonicCurve curve = IsotonicCurve.of(new double[] {-1, 1}, new double[] {0, 1});
    CalibratedClassifier calibrated = CalibratedClassifier.of(model, List.of(plain, plain, curve));
    var scratch = calibrated.newScratch();
    double[] out = new double[3];
    allocatesNothing("probabilities", () -> calibrated.probabilities(ROWS, next(), out, scratch));
    allocatesNothing(
        "the most probable class", () -> sink += calibrated.mostProbable(ROWS, next(), scratch));
  }

  private static void allocatesNothing(String what, Runnable prediction) {
    long bytes = AllocatedBytes.onceCompiled(prediction);
    if (bytes > 0) {
      throw new AssertionError("500 times " + what + " allocates " + bytes + " bytes");
    }
  }
}
