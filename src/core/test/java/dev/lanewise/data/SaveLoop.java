package dev.lanewise.data;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A program that saves two models in turn over the same file until it is killed. */
final class SaveLoop {
  private SaveLoop() {}

  /** Takes the file and the name of the encoding; writes one byte once it has saved. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    ModelEncoding encoding = ModelEncoding.valueOf(args[1]);
    StoredModel[] models = {model(0), model(1)};
    for (int i = 0; ; i++) {
      ModelFormat.write(file, models[i % 2], encoding);
      if (i == 0) {
        System.out.write('.');
        System.out.flush();
      }
    }
  }

  /** Two models of different sizes, several buffers long. */
  static StoredModel model(int which) {
    SplittableRandom random = new SplittableRandom(which);
    int[] counts = {200 + 50 * which, 150};
    int total = counts[0] + counts[1];
    FloatMatrix vectors = FloatMatrix.allocate(total, 60);
    double[][] coefficients = new double[1][total];
    for (int i = 0; i < total; i++) {
      for (int j = 0; j < vectors.cols(); j++) {
        vectors.set(i, j, (float) random.nextDouble(-1, 1));
      }
      coefficients[0][i] = random.nextDouble(-1, 1);
    }
    return StoredClassifier.of(
        SvmClassifier.of(
            new RbfKernel(0.5),
            new int[] {1, -1},
            counts,
            vectors,
            coefficients,
            new double[] {random.nextDouble()}));
  }
}
