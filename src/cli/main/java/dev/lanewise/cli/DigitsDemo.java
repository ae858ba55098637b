package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.Limits;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.StratifiedFolds;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Trains on three quarters of the digits, one-vs-one, and predicts the last quarter. */
final class DigitsDemo {
  static final double C = 10;
  static final double GAMMA = 0.25;
  static final int FOLDS = 4;
  static final long SEED = 1;

  private static final String FILE = "digits.libsvm.gz";

  /**
   * What came out.
   *
   * @param training examples trained on
   * @param heldOut examples predicted
   * @param correct those of them predicted right
   * @param first seconds of training on a Java virtual machine that has just started
   * @param again seconds of training once more
   */
  record Result(int training, int heldOut, int correct, SvmFit fit, double first, double again) {
    double accuracy() {
      return (double) correct / heldOut;
    }
  }

  private DigitsDemo() {}

  /** Where the data come from and under which licence. */
  static String notice() throws IOException {
    try (InputStream in = DigitsDemo.class.getResourceAsStream("digits-NOTICE.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  static Dataset data() throws IOException {
    try (InputStream in = new GZIPInputStream(DigitsDemo.class.getResourceAsStream(FILE))) {
      return LibsvmFormat.read(in, FILE, 0, Limits.defaults());
    }
  }

  static Result run(Console console, Workers workers) throws CommandFailure, IOException {
    Dataset data = data();
    int[] labels = ClassLabels.of(data, FILE);
    StratifiedFolds folds = new StratifiedFolds(labels, FOLDS, SEED);
    int[] training = folds.outside(0);
    int[] heldOut = folds.inside(0);
    SvmParameters parameters = SvmParameters.defaults(new RbfKernel(GAMMA)).withC(C);
    FloatMatrix x = DataFiles.select(data.features(), training);
    int[] y = select(labels, training);
    long start = System.nanoTime();
    SvmFit fit = train(console, workers, x, y, parameters);
    long middle = System.nanoTime();
    train(console, workers, x, y, parameters);
    double again = (System.nanoTime() - middle) / 1e9;
    double first = (middle - start) / 1e9;
    int[] predicted = new int[heldOut.length];
    FloatMatrix test = DataFiles.select(data.features(), heldOut);
    fit.model().predict(test, predicted, workers.partition());
    int[] expected = select(labels, heldOut);
    int correct = 0;
    for (int i = 0; i < expected.length; i++) {
      correct += predicted[i] == expected[i] ? 1 : 0;
    }
    return new Result(training.length, heldOut.length, correct, fit, first, again);
  }

  private static SvmFit train(
      Console console, Workers workers, FloatMatrix x, int[] labels, SvmParameters parameters)
      throws CommandFailure {
    return Training.watched(
        console,
        workers.partition(),
        run -> SvmTrainer.train(x, labels, SampleWeights.none(), parameters, run));
  }

  private static int[] select(int[] labels, int[] rows) {
    return Arrays.stream(rows).map(row -> labels[row]).toArray();
  }
}
