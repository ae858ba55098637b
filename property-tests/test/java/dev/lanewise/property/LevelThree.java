package dev.lanewise.property;

import dev.lanewise.matrix.DoubleCrossGram;
import dev.lanewise.matrix.DoubleGram;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.DoubleSquaredDistances;
import dev.lanewise.matrix.FloatCrossGram;
import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;

/** The level 3 ops of the library for either format: rows of x against rows of y. */
enum LevelThree implements RowsOp {
  /** Dot products of the rows of x; y is not looked at. */
  GRAM {
    @Override
    public boolean square() {
      return true;
    }

    @Override
    public FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p) {
      return FloatGram.gram(x, out, p);
    }

    @Override
    public DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p) {
      return DoubleGram.gram(x, out, p);
    }
  },

  /** Dot products of the rows of x with the rows of y. */
  CROSS_GRAM {
    @Override
    public FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p) {
      return FloatCrossGram.crossGram(x, y, out, p);
    }

    @Override
    public DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p) {
      return DoubleCrossGram.crossGram(x, y, out, p);
    }
  },

  /** Squared distances between the rows of x and the rows of y. */
  SQUARED_DISTANCES {
    @Override
    public FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p) {
      return FloatSquaredDistances.squaredDistances(x, y, out, p);
    }

    @Override
    public DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p) {
      return DoubleSquaredDistances.squaredDistances(x, y, out, p);
    }
  },

  /** Distances between the rows of x and the rows of y. */
  DISTANCES {
    @Override
    public FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p) {
      return FloatSquaredDistances.distances(x, y, out, p);
    }

    @Override
    public DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p) {
      return DoubleSquaredDistances.distances(x, y, out, p);
    }
  };
}
