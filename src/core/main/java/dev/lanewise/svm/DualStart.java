package dev.lanewise.svm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Alphas to begin with: a solution of the same problem that was interrupted, or of one with another
 * C, kernel, or part of the examples. Every start leads to the same optimum, a near one sooner.
 *
 * <p>What does not fit is left out: rows and classes that the new problem has not, alphas above
 * their bounds. Immutable.
 */
public final class DualStart {
  /** All alphas 0, or what comes nearest to that under the constraints. */
  public static final DualStart ZERO =
      new DualStart(new int[0], new int[0], new int[0], new double[0][0]);

  private final int[] labels;
  private final int[] firstOfClass;
  private final int[] rows;
  private final double[][] coefficients;

  /**
   * @param labels classes, none for machines that have no classes
   * @param counts support vectors of each
   * @param rows row of each support vector
   * @param coefficients as {@link SvmClassifier#coefficient} has them, one row less than there are
   *     labels, or as {@link OneVsRestClassifier#coefficient} has them, as many
   */
  DualStart(int[] labels, int[] counts, int[] rows, double[][] coefficients) {
    this.labels = labels;
    this.rows = rows;
    this.coefficients = coefficients;
    this.firstOfClass = new int[counts.length + 1];
    for (int c = 0; c < counts.length; c++) {
      firstOfClass[c + 1] = firstOfClass[c] + counts[c];
    }
  }

  static DualStart of(SvmClassifier model, int[] rows) {
    double[][] coefficients = new double[model.classCount() - 1][rows.length];
    for (int m = 0; m < coefficients.length; m++) {
      for (int s = 0; s < rows.length; s++) {
        coefficients[m][s] = model.coefficient(m, s);
      }
    }
    return new DualStart(model.labels(), model.supportVectorCounts(), rows, coefficients);
  }

  static DualStart of(OneVsRestClassifier model, int[] rows) {
    double[][] coefficients = new double[model.classCount()][rows.length];
    for (int c = 0; c < coefficients.length; c++) {
      for (int s = 0; s < rows.length; s++) {
        coefficients[c][s] = model.coefficient(c, s);
      }
    }
    return new DualStart(model.labels(), new int[model.classCount()], rows, coefficients);
  }

  static DualStart of(SvmRegressor model, int[] rows) {
    double[] coefficients = new double[rows.length];
    Arrays.setAll(coefficients, model::coefficient);
    return new DualStart(new int[0], new int[0], rows, new double[][] {coefficients});
  }

  /** All alphas times a factor: C' / C is a good one for going from C to C'. */
  public DualStart times(double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "factor is " + factor + ", expected a finite number, at least 0");
    }
    double[][] scaled = new double[coefficients.length][];
    for (int m = 0; m < scaled.length; m++) {
      scaled[m] = Arrays.stream(coefficients[m]).map(c -> c * factor).toArray();
    }
    return new DualStart(labels, counts(), rows, scaled);
  }

  /**
   * The same examples under other numbers: of a model trained on some rows of a larger problem.
   *
   * @param newRows row of the larger problem for each row trained on
   * @throws IllegalArgumentException when there is none for a row with an alpha
   */
  public DualStart onRows(int... newRows) {
    for (int row : rows) {
      if (row >= newRows.length) {
        throw new IllegalArgumentException(
            "the start has an alpha of row " + row + ", there are " + newRows.length + " new rows");
      }
    }
    int[] moved = Arrays.stream(rows).map(r -> newRows[r]).toArray();
    return new DualStart(labels, counts(), moved, coefficients);
  }

  private int[] counts() {
    int[] counts = new int[labels.length];
    Arrays.setAll(counts, c -> firstOfClass[c + 1] - firstOfClass[c]);
    return counts;
  }

  /** Coefficients of a machine without classes by row. */
  Map<Integer, Double> byRow() {
    Map<Integer, Double> byRow = new HashMap<>();
    for (int s = 0; s < rows.length && coefficients.length == 1; s++) {
      byRow.put(rows[s], coefficients[0][s]);
    }
    return byRow;
  }

  /** Alphas of the pair of two classes by row; empty when one of them is not here. */
  Map<Integer, Double> ofPair(int positiveLabel, int negativeLabel) {
    int a = indexOf(positiveLabel);
    int b = indexOf(negativeLabel);
    Map<Integer, Double> byRow = new HashMap<>();
    if (a >= 0 && b >= 0 && coefficients.length == labels.length - 1) {
      put(byRow, a, b);
      put(byRow, b, a);
    }
    return byRow;
  }

  /** Alphas of a class against all others by row; empty when it is not here. */
  Map<Integer, Double> ofRest(int label) {
    int c = indexOf(label);
    Map<Integer, Double> byRow = new HashMap<>();
    for (int s = 0; s < rows.length && c >= 0 && coefficients.length == labels.length; s++) {
      byRow.put(rows[s], Math.abs(coefficients[c][s]));
    }
    return byRow;
  }

  /** The coefficients of class c in its pair with another class. */
  private void put(Map<Integer, Double> byRow, int c, int other) {
    double[] machine = coefficients[other < c ? other : other - 1];
    for (int s = firstOfClass[c]; s < firstOfClass[c + 1]; s++) {
      if (machine[s] != 0) {
        byRow.put(rows[s], Math.abs(machine[s]));
      }
    }
  }

  private int indexOf(int label) {
    for (int c = 0; c < labels.length; c++) {
      if (labels[c] == label) {
        return c;
      }
    }
    return -1;
  }
}
