package dev.lanewise.property;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.DoubleOneToMany;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatOneToMany;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import dev.lanewise.simd.DoubleCosine;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleL1Distance;
import dev.lanewise.simd.DoubleLinfDistance;
import dev.lanewise.simd.DoubleSegmentCosine;
import dev.lanewise.simd.DoubleSegmentDot;
import dev.lanewise.simd.DoubleSegmentL1Distance;
import dev.lanewise.simd.DoubleSegmentLinfDistance;
import dev.lanewise.simd.DoubleSegmentSquaredDistance;
import dev.lanewise.simd.DoubleSquaredDistance;
import dev.lanewise.simd.FloatCosine;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatL1Distance;
import dev.lanewise.simd.FloatLinfDistance;
import dev.lanewise.simd.FloatSegmentCosine;
import dev.lanewise.simd.FloatSegmentDot;
import dev.lanewise.simd.FloatSegmentL1Distance;
import dev.lanewise.simd.FloatSegmentLinfDistance;
import dev.lanewise.simd.FloatSegmentSquaredDistance;
import dev.lanewise.simd.FloatSquaredDistance;
import java.lang.foreign.MemorySegment;

/** The level 1 ops on two ranges, for either format, on arrays, on memory segments and by rows. */
enum PairOp {
  DOT(
      ScalarSpec::dot,
      FloatDot::dot,
      DoubleDot::dot,
      FloatSegmentDot::dot,
      DoubleSegmentDot::dot,
      FloatOneToMany::dots,
      DoubleOneToMany::dots),
  SQUARED_DISTANCE(
      ScalarSpec::squaredDistance,
      FloatSquaredDistance::squaredDistance,
      DoubleSquaredDistance::squaredDistance,
      FloatSegmentSquaredDistance::squaredDistance,
      DoubleSegmentSquaredDistance::squaredDistance,
      FloatOneToMany::squaredDistances,
      DoubleOneToMany::squaredDistances),
  L1_DISTANCE(
      ScalarSpec::l1Distance,
      FloatL1Distance::l1Distance,
      DoubleL1Distance::l1Distance,
      FloatSegmentL1Distance::l1Distance,
      DoubleSegmentL1Distance::l1Distance,
      FloatOneToMany::l1Distances,
      DoubleOneToMany::l1Distances),
  LINF_DISTANCE(
      ScalarSpec::linfDistance,
      FloatLinfDistance::linfDistance,
      DoubleLinfDistance::linfDistance,
      FloatSegmentLinfDistance::linfDistance,
      DoubleSegmentLinfDistance::linfDistance,
      FloatOneToMany::linfDistances,
      DoubleOneToMany::linfDistances),
  COSINE(
      ScalarSpec::cosine,
      FloatCosine::cosine,
      DoubleCosine::cosine,
      FloatSegmentCosine::cosine,
      DoubleSegmentCosine::cosine,
      FloatOneToMany::cosines,
      DoubleOneToMany::cosines);

  private final Spec spec;
  private final Floats floats;
  private final Doubles doubles;
  private final Segments floatSegments;
  private final Segments doubleSegments;
  private final FloatRows floatRows;
  private final DoubleRows doubleRows;

  PairOp(
      Spec spec,
      Floats floats,
      Doubles doubles,
      Segments floatSegments,
      Segments doubleSegments,
      FloatRows floatRows,
      DoubleRows doubleRows) {
    this.spec = spec;
    this.floats = floats;
    this.doubles = doubles;
    this.floatSegments = floatSegments;
    this.doubleSegments = doubleSegments;
    this.floatRows = floatRows;
    this.doubleRows = doubleRows;
  }

  /** What the specification says. */
  double spec(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return spec.of(f, x, xo, y, yo, n);
  }

  /** The op on arrays. */
  double of(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return f == Format.FLOAT
        ? floats.of(Narrow.floats(x), xo, Narrow.floats(y), yo, n)
        : doubles.of(x, xo, y, yo, n);
  }

  /** The op on segments that hold values of the format. */
  double of(Format f, MemorySegment x, long xo, MemorySegment y, long yo, long n) {
    return (f == Format.FLOAT ? floatSegments : doubleSegments).of(x, xo, y, yo, n);
  }

  /** The op on one query and rows of a matrix. */
  void rows(
      float[] query,
      int queryOffset,
      FloatMatrix x,
      long from,
      long to,
      float[] out,
      int outOffset) {
    floatRows.of(new FloatOneToMany(x), query, queryOffset, from, to, out, outOffset);
  }

  /** The op on one query and rows of a matrix. */
  void rows(
      double[] query,
      int queryOffset,
      DoubleMatrix x,
      long from,
      long to,
      double[] out,
      int outOffset) {
    doubleRows.of(new DoubleOneToMany(x), query, queryOffset, from, to, out, outOffset);
  }

  private interface Spec {
    double of(Format f, double[] x, int xo, double[] y, int yo, int n);
  }

  private interface Floats {
    double of(float[] x, int xo, float[] y, int yo, int n);
  }

  private interface Doubles {
    double of(double[] x, int xo, double[] y, int yo, int n);
  }

  private interface Segments {
    double of(MemorySegment x, long xo, MemorySegment y, long yo, long n);
  }

  private interface FloatRows {
    void of(FloatOneToMany x, float[] q, int qo, long from, long to, float[] out, int oo);
  }

  private interface DoubleRows {
    void of(DoubleOneToMany x, double[] q, int qo, long from, long to, double[] out, int oo);
  }
}
