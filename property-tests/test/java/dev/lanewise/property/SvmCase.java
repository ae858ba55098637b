package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained classifier taken apart again: the alphas of every pair of classes, found by matching
 * the support vectors with the training rows. Equal rows of one class are interchangeable.
 *
 * @param set what it was trained on
 * @param parameters how
 * @param fit what came out
 */
record SvmCase(DataSet set, SvmParameters parameters, SvmFit fit) {

  /**
   * The dual of one pair of classes: y is +1 for the first class.
   *
   * @param rows indices of the examples in the data set
   * @param y their signs
   * @param alpha their dual variables
   * @param bound C times the weight of their class
   * @param fit the certificate
   * @param rho the offset in the model
   */
  record Pair(int[] rows, double[] y, double[] alpha, double[] bound, PairFit fit, double rho) {
    double totalBound() {
      double sum = 0;
      for (double c : bound) {
        sum += c;
      }
      return sum;
    }

    double largestBound() {
      double largest = 0;
      for (double c : bound) {
        largest = Math.max(largest, c);
      }
      return largest;
    }
  }

  static SvmCase train(DataSet set, SvmParameters parameters, RowPartition partition) {
    Frame dense = set.features();
    Frame framed =
        Frame.around(dense.dense(), dense.rows(), dense.cols(), 3, dense.rows() % 3, Double.NaN);
    FloatMatrix x = RowsOp.floats(framed);
    int[] labels = set.labels().clone();
    SvmFit fit = SvmTrainer.train(x, labels, parameters, partition);
    org.junit.jupiter.api.Assertions.assertArrayEquals(set.labels(), labels, "labels changed");
    float[] after = x.array();
    for (int p = 0; p < after.length; p++) {
      Check.same(framed.values()[p], after[p], () -> "training changed the features");
    }
    return new SvmCase(set, parameters, fit);
  }

  static SvmCase train(DataSet set, SvmParameters parameters) {
    return train(set, parameters, RowPartition.caller());
  }

  /** All pairs of classes, (0,1), (0,2), ..., (1,2), ... */
  List<Pair> pairs() {
    SvmClassifier model = fit.model();
    int[] labels = model.labels();
    double[] weights = parameters.weights().of(labels, countsOf(labels));
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < labels.length; a++) {
      for (int b = a + 1; b < labels.length; b++) {
        pairs.add(pair(a, b, pairs.size(), weights));
      }
    }
    assertEquals(pairs.size(), fit.pairs().size(), "pairs of classes");
    return pairs;
  }

  private int[] countsOf(int[] labels) {
    int[] counts = new int[labels.length];
    for (int label : set.labels()) {
      for (int c = 0; c < labels.length; c++) {
        counts[c] += labels[c] == label ? 1 : 0;
      }
    }
    return counts;
  }

  private Pair pair(int a, int b, int number, double[] weights) {
    int[] labels = fit.model().labels();
    int[] rows =
        java.util.stream.IntStream.range(0, set.labels().length)
            .filter(i -> set.labels()[i] == labels[a] || set.labels()[i] == labels[b])
            .toArray();
    double[] y = new double[rows.length];
    double[] bound = new double[rows.length];
    double[] alpha = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      boolean first = set.labels()[rows[i]] == labels[a];
      y[i] = first ? 1 : -1;
      bound[i] = parameters.c() * weights[first ? a : b];
    }
    assign(a, b - 1, rows, y, alpha, 1);
    assign(b, a, rows, y, alpha, -1);
    PairFit certificate = fit.pairs().get(number);
    assertEquals(labels[a], certificate.positiveLabel());
    assertEquals(labels[b], certificate.negativeLabel());
    return new Pair(rows, y, alpha, bound, certificate, fit.model().rho(number));
  }

  /** Gives the coefficients of a class in one machine to its training rows. */
  private void assign(int c, int machine, int[] rows, double[] y, double[] alpha, double sign) {
    SvmClassifier model = fit.model();
    FloatMatrix vectors = model.supportVectors();
    int[] counts = model.supportVectorCounts();
    int start = 0;
    for (int k = 0; k < c; k++) {
      start += counts[k];
    }
    boolean[] taken = new boolean[rows.length];
    for (int s = start; s < start + counts[c]; s++) {
      int i = 0;
      while (i < rows.length && (taken[i] || y[i] != sign || !equal(vectors, s, rows[i]))) {
        i++;
      }
      if (i == rows.length) {
        fail("support vector " + s + " is no example of class " + model.labels()[c]);
      }
      taken[i] = true;
      alpha[i] = sign * model.coefficient(machine, s);
    }
  }

  private boolean equal(FloatMatrix vectors, int s, int row) {
    Frame x = set.features();
    for (int j = 0; j < x.cols(); j++) {
      if (!Format.sameBits(vectors.get(s, j), x.get(row, j))) {
        return false;
      }
    }
    return true;
  }

  /** The kernel matrix of the examples of a pair, in the bits the library works with. */
  double[][] kernel(Pair pair) {
    Frame x = set.features();
    Frame k = KernelOp.gram(parameters.kernel()).of(Format.FLOAT, x, x);
    double[][] matrix = new double[pair.rows().length][pair.rows().length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        matrix[i][j] = k.get(pair.rows()[i], pair.rows()[j]);
      }
    }
    return matrix;
  }
}
