package dev.lanewise.property;

import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import dev.lanewise.simd.DoubleArgMin;
import dev.lanewise.simd.DoubleL1Norm;
import dev.lanewise.simd.DoubleL2Norm;
import dev.lanewise.simd.DoubleLinfNorm;
import dev.lanewise.simd.DoubleSegmentArgMin;
import dev.lanewise.simd.DoubleSegmentL1Norm;
import dev.lanewise.simd.DoubleSegmentL2Norm;
import dev.lanewise.simd.DoubleSegmentLinfNorm;
import dev.lanewise.simd.DoubleSegmentSum;
import dev.lanewise.simd.DoubleSum;
import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatL1Norm;
import dev.lanewise.simd.FloatL2Norm;
import dev.lanewise.simd.FloatLinfNorm;
import dev.lanewise.simd.FloatSegmentArgMin;
import dev.lanewise.simd.FloatSegmentL1Norm;
import dev.lanewise.simd.FloatSegmentL2Norm;
import dev.lanewise.simd.FloatSegmentLinfNorm;
import dev.lanewise.simd.FloatSegmentSum;
import dev.lanewise.simd.FloatSum;
import java.lang.foreign.MemorySegment;

/** The level 1 ops on one range, for either format, on arrays and on memory segments. */
enum RangeOp {
  SUM(ScalarSpec::sum, FloatSum::sum, DoubleSum::sum, FloatSegmentSum::sum, DoubleSegmentSum::sum),
  L1_NORM(
      ScalarSpec::l1Norm,
      FloatL1Norm::l1Norm,
      DoubleL1Norm::l1Norm,
      FloatSegmentL1Norm::l1Norm,
      DoubleSegmentL1Norm::l1Norm),
  L2_NORM(
      ScalarSpec::l2Norm,
      FloatL2Norm::l2Norm,
      DoubleL2Norm::l2Norm,
      FloatSegmentL2Norm::l2Norm,
      DoubleSegmentL2Norm::l2Norm),
  LINF_NORM(
      ScalarSpec::linfNorm,
      FloatLinfNorm::linfNorm,
      DoubleLinfNorm::linfNorm,
      FloatSegmentLinfNorm::linfNorm,
      DoubleSegmentLinfNorm::linfNorm),
  ARG_MIN(
      (f, x, xo, n) -> ScalarSpec.argMin(x, xo, n),
      FloatArgMin::argMin,
      DoubleArgMin::argMin,
      FloatSegmentArgMin::argMin,
      DoubleSegmentArgMin::argMin);

  private final Spec spec;
  private final Floats floats;
  private final Doubles doubles;
  private final Segments floatSegments;
  private final Segments doubleSegments;

  RangeOp(
      Spec spec, Floats floats, Doubles doubles, Segments floatSegments, Segments doubleSegments) {
    this.spec = spec;
    this.floats = floats;
    this.doubles = doubles;
    this.floatSegments = floatSegments;
    this.doubleSegments = doubleSegments;
  }

  /** What the specification says. */
  double spec(Format f, double[] x, int xo, int n) {
    return spec.of(f, x, xo, n);
  }

  /** The op on an array. */
  double of(Format f, double[] x, int xo, int n) {
    return f == Format.FLOAT ? floats.of(Narrow.floats(x), xo, n) : doubles.of(x, xo, n);
  }

  /** The op on a segment that holds values of the format. */
  double of(Format f, MemorySegment x, long xo, long n) {
    return (f == Format.FLOAT ? floatSegments : doubleSegments).of(x, xo, n);
  }

  private interface Spec {
    double of(Format f, double[] x, int xo, int n);
  }

  private interface Floats {
    double of(float[] x, int xo, int n);
  }

  private interface Doubles {
    double of(double[] x, int xo, int n);
  }

  private interface Segments {
    double of(MemorySegment x, long xo, long n);
  }
}
