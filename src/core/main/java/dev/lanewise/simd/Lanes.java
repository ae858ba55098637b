package dev.lanewise.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The only home of vector species and shuffles. All of one width, chosen once: the widest the
 * machine prefers, narrowed by {@code -Dlanewise.vectorBits}. Loaded only where the vector module
 * is present.
 */
final class Lanes {
  /** Width of every vector in bits. */
  static final int BITS =
      Math.min(VectorWidth.requested(), FloatVector.SPECIES_PREFERRED.vectorBitSize());

  private static final VectorShape SHAPE = VectorShape.forBitSize(BITS);

  static final VectorSpecies<Float> FLOAT = SHAPE.withLanes(float.class);
  static final VectorSpecies<Double> DOUBLE = SHAPE.withLanes(double.class);
  static final VectorSpecies<Integer> INT = SHAPE.withLanes(int.class);
  static final VectorSpecies<Long> LONG = SHAPE.withLanes(long.class);

  /** As many float lanes as {@link #DOUBLE} has, for rows of floats that meet doubles. */
  static final VectorSpecies<Float> FLOAT_HALF =
      VectorShape.forBitSize(Math.max(64, BITS / 2)).withLanes(float.class);

  /** As many int lanes as {@link #DOUBLE} has. */
  static final VectorSpecies<Integer> INT_HALF = FLOAT_HALF.withLanes(int.class);

  /**
   * Shuffles that bring lane i + h to lane i, for folds by halves. Never {@code reduceLanes(ADD)}:
   * its order is not specified.
   */
  static final VectorShuffle<Float> FLOAT_DOWN_8 = FLOAT.iotaShuffle(8, 1, true);

  static final VectorShuffle<Float> FLOAT_DOWN_4 = FLOAT.iotaShuffle(4, 1, true);

  /** For lanes that no vector of doubles has: the name is there for twins. */
  static final VectorShuffle<Double> DOUBLE_DOWN_8 = DOUBLE.iotaShuffle(8, 1, true);

  static final VectorShuffle<Double> DOUBLE_DOWN_4 = DOUBLE.iotaShuffle(4, 1, true);

  private Lanes() {}

  /**
   * Folds the lanes to one by halves: {@code s[i] += s[i + h]} for h = lanes/2, ..., 2, 1. Never
   * {@code reduceLanes(ADD)}: its order is not specified.
   */
  static float fold(FloatVector s) {
    if (FLOAT.length() >= 16) {
      s = s.add(s.rearrange(FLOAT_DOWN_8));
    }
    if (FLOAT.length() >= 8) {
      s = s.add(s.rearrange(FLOAT_DOWN_4));
    }
    // The last four as numbers: their sums wait for less than shuffles of the whole vector do.
    return s.lane(0) + s.lane(2) + (s.lane(1) + s.lane(3)) + 0.0f;
  }

  /** The same fold for doubles. */
  static double fold(DoubleVector s) {
    if (DOUBLE.length() >= 8) {
      s = s.add(s.rearrange(DOUBLE_DOWN_4));
    }
    return DOUBLE.length() >= 4
        ? s.lane(0) + s.lane(2) + (s.lane(1) + s.lane(3)) + 0.0
        : s.lane(0) + s.lane(1) + 0.0;
  }
}
