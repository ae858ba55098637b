package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;

/** The rows that become support vectors, each kept once, class by class. */
final class SharedVectors {
  private final ExamplesByClass examples;

  /** Position of each example among the support vectors, or -1. */
  private final int[] positionOf;

  private final int[] counts;
  private final int total;

  /**
   * @param used which examples have a coefficient that is not 0
   */
  SharedVectors(ExamplesByClass examples, boolean[] used) {
    this.examples = examples;
    this.positionOf = new int[used.length];
    this.counts = new int[examples.labels().length];
    int next = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int row = examples.starts()[c]; row < examples.starts()[c + 1]; row++) {
        positionOf[row] = used[row] ? next++ : -1;
        counts[c] += used[row] ? 1 : 0;
      }
    }
    this.total = next;
  }

  int total() {
    return total;
  }

  /** Support vectors of each class. */
  int[] counts() {
    return counts;
  }

  /** Position of an example that is used. */
  int positionOf(int row) {
    return positionOf[row];
  }

  FloatMatrix vectors() {
    FloatMatrix features = examples.features();
    FloatMatrix vectors = FloatMatrix.allocate(total, features.cols());
    for (int row = 0; row < positionOf.length; row++) {
      if (positionOf[row] >= 0) {
        features.copyRow(row, vectors.array(), (int) vectors.position(positionOf[row]));
      }
    }
    return vectors;
  }

  /** Row of X of each support vector. */
  int[] originalRows() {
    int[] rows = new int[total];
    for (int row = 0; row < positionOf.length; row++) {
      if (positionOf[row] >= 0) {
        rows[positionOf[row]] = examples.order()[row];
      }
    }
    return rows;
  }
}
