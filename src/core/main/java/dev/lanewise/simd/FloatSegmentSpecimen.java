package dev.lanewise.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The specimen of {@link FloatSpecimen} in native memory; numbers that ops return on the heap. */
final class FloatSegmentSpecimen implements Specimen {
  static final int N = FloatSpecimen.N;

  private final FloatSpecimen heap = new FloatSpecimen();
  final MemorySegment x = outside(heap.x);
  final MemorySegment z = outside(heap.z);

  /** Inputs of ops that update in place: starts as x. */
  final MemorySegment out = outside(heap.x);

  FloatSegmentSpecimen() {}

  /** Freed when nobody looks at it any more. */
  private static MemorySegment outside(float[] values) {
    return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, values);
  }

  static int[] lengths() {
    return FloatSpecimen.lengths();
  }

  @Override
  public void reset() {
    heap.reset();
    MemorySegment.copy(x, 0, out, 0, x.byteSize());
  }

  /** Takes a number an op returned. */
  void result(float v) {
    heap.result(v);
  }

  @Override
  public boolean same(Specimen other) {
    FloatSegmentSpecimen s = (FloatSegmentSpecimen) other;
    return heap.same(s.heap) && out.mismatch(s.out) < 0;
  }
}
