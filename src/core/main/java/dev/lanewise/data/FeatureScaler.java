package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/**
 * A map of each column by itself that was fitted to the rows of a training set and is applied,
 * unchanged, to whatever comes later. In cross-validation it is fitted to the training rows of each
 * fold, not to all rows: what is held out must not show in it.
 *
 * {@snippet :
 * FeatureScaler scaler = StandardScaler.fit(train);
 * SvmFit fit = SvmTrainer.train(scaler.apply(train), labels, parameters);
 * int label = fit.model().predict(scaler.apply(row));
 * }
 *
 * <p>Each value is mapped in double and rounded once, so that a row gives the same bits alone and
 * in a matrix. A column that was constant in training says nothing: it becomes 0 whatever its
 * values later, and {@code undo} gives back the constant. Scalers are immutable.
 */
public sealed interface FeatureScaler permits Scaler, StandardScaler {
  /** Number of columns, constant ones included. */
  int features();

  /**
   * Maps a value of one column.
   *
   * @param column from 0, below {@link #features()}
   * @param value finite
   */
  double apply(int column, double value);

  /** What {@link #apply(int, double)} maps to a value, to rounding. */
  double undo(int column, double value);

  /**
   * Scales the rows of a data set; each scaler says what becomes of labels and of columns that it
   * does not know.
   */
  Dataset apply(Dataset data);

  /**
   * Scales rows into a new matrix.
   *
   * @throws IllegalArgumentException when the number of columns is another, a value is not finite
   *     or its image overflows float
   */
  default FloatMatrix apply(FloatMatrix x) {
    return ScaledRows.map(this, this::apply, x);
  }

  /** The same in double. */
  default DoubleMatrix apply(DoubleMatrix x) {
    return ScaledRows.map(this, this::apply, x);
  }

  /** Scales one row into a new one, as {@link #apply(FloatMatrix)} does. */
  default float[] apply(float[] row) {
    return apply(FloatMatrix.of(row, 1, row.length)).array();
  }

  /** Scales one row into a new one, as {@link #apply(DoubleMatrix)} does. */
  default double[] apply(double[] row) {
    return apply(DoubleMatrix.of(row, 1, row.length)).array();
  }

  /**
   * Brings scaled rows back, to rounding.
   *
   * @throws IllegalArgumentException as {@link #apply(FloatMatrix)} does
   */
  default FloatMatrix undo(FloatMatrix x) {
    return ScaledRows.map(this, this::undo, x);
  }

  /** The same in double. */
  default DoubleMatrix undo(DoubleMatrix x) {
    return ScaledRows.map(this, this::undo, x);
  }

  /** Brings one scaled row back, to rounding. */
  default float[] undo(float[] row) {
    return undo(FloatMatrix.of(row, 1, row.length)).array();
  }

  /** The same in double. */
  default double[] undo(double[] row) {
    return undo(DoubleMatrix.of(row, 1, row.length)).array();
  }
}
