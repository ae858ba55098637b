package dev.lanewise.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/** How ops use memory segments: native byte order, any alignment, positions in elements. */
final class Segments {
  static final ByteOrder ORDER = ByteOrder.nativeOrder();
  static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  private Segments() {}

  /** Whether vectors may read this: native memory, but no mapped file, which is another class. */
  static boolean plain(MemorySegment x) {
    return x.isNative() && !x.isMapped();
  }

  /** Whole floats in a segment. */
  static long floats(MemorySegment x) {
    return x.byteSize() / Float.BYTES;
  }

  /** Whole doubles in a segment. */
  static long doubles(MemorySegment x) {
    return x.byteSize() / Double.BYTES;
  }

  /** The checks of {@link Regions}, for floats in segments. */
  static void checkFloats(MemorySegment x, long xOffset, MemorySegment y, long yOffset, long n) {
    Objects.checkFromIndexSize(xOffset, n, floats(x));
    Objects.checkFromIndexSize(yOffset, n, floats(y));
    checkApart(x, xOffset * Float.BYTES, y, yOffset * Float.BYTES, n * Float.BYTES);
  }

  /** The checks of {@link Regions}, for doubles in segments. */
  static void checkDoubles(MemorySegment x, long xOffset, MemorySegment y, long yOffset, long n) {
    Objects.checkFromIndexSize(xOffset, n, doubles(x));
    Objects.checkFromIndexSize(yOffset, n, doubles(y));
    checkApart(x, xOffset * Double.BYTES, y, yOffset * Double.BYTES, n * Double.BYTES);
  }

  private static void checkApart(MemorySegment x, long xAt, MemorySegment y, long yAt, long bytes) {
    if (y.isReadOnly()) {
      throw new IllegalArgumentException("y takes the result, but is read-only");
    }
    long from = x.address() + xAt;
    long to = y.address() + yAt;
    boolean same = x.isNative() ? y.isNative() : x.asOverlappingSlice(y).isPresent();
    if (same && from != to && Math.abs(from - to) < bytes) {
      throw new IllegalArgumentException(
          "x and y begin "
              + Math.abs(from - to)
              + " bytes apart and overlap over "
              + bytes
              + " bytes: give the same place, or ranges that do not touch");
    }
  }
}
