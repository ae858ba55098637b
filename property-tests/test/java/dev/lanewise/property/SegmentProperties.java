package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/**
 * P2, P7, P11 and P13 on memory segments: the bits of the op on arrays, wherever the segment lies.
 */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SegmentProperties {
  /** Where a segment can lie. */
  private enum Home {
    NATIVE,
    /** Not at a multiple of the size of an element. */
    UNALIGNED,
    /** A file, mapped read-only. */
    MAPPED,
    /** An array of the format. */
    HEAP,
    /** An array of bytes. */
    BYTES;

    /** A segment with the values and not a byte more. */
    MemorySegment hold(Format f, double[] values, Arena arena) {
      int size = f == Format.FLOAT ? Float.BYTES : Double.BYTES;
      long bytes = (long) size * values.length;
      MemorySegment segment =
          switch (this) {
            case NATIVE -> arena.allocate(bytes, size);
            case UNALIGNED -> arena.allocate(bytes + 3, size).asSlice(3, bytes);
            case HEAP ->
                f == Format.FLOAT
                    ? MemorySegment.ofArray(new float[values.length])
                    : MemorySegment.ofArray(new double[values.length]);
            case BYTES, MAPPED -> MemorySegment.ofArray(new byte[(int) bytes]);
          };
      for (int i = 0; i < values.length; i++) {
        if (f == Format.FLOAT) {
          segment.setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i, (float) values[i]);
        } else {
          segment.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, i, values[i]);
        }
      }
      return this == MAPPED ? mapped(segment.toArray(ValueLayout.JAVA_BYTE), arena) : segment;
    }

    private static MemorySegment mapped(byte[] content, Arena arena) {
      try {
        Path file = Files.createTempFile("lanewise", ".bin");
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
          return channel.map(FileChannel.MapMode.READ_ONLY, 0, content.length, arena);
        } finally {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** P2: every tail, at the very end of the segment. */
  @Example
  void everyTailAtTheEndOfASegmentHasTheBitsOfTheArray() {
    SplittableRandom random = new SplittableRandom(7);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        for (Home home : new Home[] {Home.NATIVE, Home.UNALIGNED}) {
          check(f, home, home, n, n % 5, n % 3, random);
        }
      }
    }
  }

  /** P2: any values in any two homes. */
  @Property
  void anyHomeHasTheBitsOfTheArray(
      @ForAll Format f, @ForAll Home x, @ForAll Home y, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    check(f, x, y, Sizes.draw(random), Sizes.offset(random), Sizes.offset(random), random);
  }

  private static void check(
      Format f, Home xHome, Home yHome, int n, int xo, int yo, SplittableRandom random) {
    double[] x = Values.framed(Extremes.draw(f, random, n), xo, 0, Double.NaN);
    double[] y = Values.framed(Extremes.draw(f, random, n), yo, 0, Double.NaN);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment xs = xHome.hold(f, x, arena);
      MemorySegment ys = yHome.hold(f, y, arena);
      for (PairOp op : PairOp.values()) {
        Check.same(
            op.of(f, x, xo, y, yo, n),
            op.of(f, xs, xo, ys, yo, n),
            () -> f + " " + op + " " + xHome + " " + yHome + ", n = " + n + ", from " + xo);
      }
      for (RangeOp op : RangeOp.values()) {
        Check.same(
            op.of(f, x, xo, n),
            op.of(f, xs, xo, n),
            () -> f + " " + op + " " + xHome + ", n = " + n + ", from " + xo);
      }
    }
  }

  /** P11: axpy, in any two homes that can be written, leaves all but its range untouched. */
  @Property
  void axpyHasTheBitsOfTheArray(
      @ForAll Format f, @ForAll Home x, @ForAll Home y, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double a = f.round(random.nextDouble() - 0.5);
    double[] xs = Values.framed(Extremes.draw(f, random, n), xo, 0, Double.NaN);
    double[] ys = Values.framed(Extremes.draw(f, random, n), yo, 9, f.round(0x1.234p17));
    try (Arena arena = Arena.ofConfined()) {
      Home written = y == Home.MAPPED ? Home.NATIVE : y;
      MemorySegment out = written.hold(f, ys, arena);
      LevelOne.axpy(f, a, x.hold(f, xs, arena), xo, out, yo, n);
      LevelOne.axpy(f, a, xs, xo, ys, yo, n);
      MemorySegment expected = written.hold(f, ys, arena);
      assertEquals(-1, expected.mismatch(out), () -> f + " axpy " + x + " " + y + ", n = " + n);
    }
  }

  /** P13: axpy in place is fine; ranges that overlap otherwise, and read-only ones, are refused. */
  @Example
  void axpyRefusesWhatOverlaps() {
    for (Format f : Format.values()) {
      for (Home home : new Home[] {Home.NATIVE, Home.HEAP, Home.BYTES}) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment x = home.hold(f, new double[] {1, 2, 3, 4, 5, 6, 7}, arena);
          MemorySegment before = home.hold(f, new double[] {1, 2, 3, 4, 5, 6, 7}, arena);
          String message =
              assertThrows(IllegalArgumentException.class, () -> LevelOne.axpy(f, 1, x, 0, x, 2, 3))
                  .getMessage();
          assertTrue(message.matches(".* \\d+ .* \\d+ .*"), message);
          assertThrows(
              IllegalArgumentException.class,
              () -> LevelOne.axpy(f, 1, x.asReadOnly(), 0, x, 2, 3));
          MemorySegment shifted = x.asSlice(3);
          assertThrows(
              IllegalArgumentException.class, () -> LevelOne.axpy(f, 1, shifted, 0, x, 0, 2));
          assertThrows(
              IllegalArgumentException.class,
              () -> LevelOne.axpy(f, 1, x, 0, x.asReadOnly(), 0, 3));
          assertEquals(-1, before.mismatch(x), "a refused call wrote");
          LevelOne.axpy(f, 1, x, 0, x, 3, 3);
          LevelOne.axpy(f, -2, x, 1, x, 1, 1);
          MemorySegment after = home.hold(f, new double[] {1, -2, 3, 5, 7, 9, 7}, arena);
          assertEquals(-1, after.mismatch(x), () -> f + " " + home);
        }
      }
    }
  }

  /** P13: ranges outside are refused, naming the numbers; so is memory that was freed. */
  @Example
  void rangesOutsideTheSegmentsAreRefused() {
    long[][] bad = {
      {-1, 0, 2},
      {0, -1, 2},
      {0, 0, -1},
      {3, 0, 3},
      {0, 4, 2},
      {0, 0, 6},
      {Long.MAX_VALUE, 0, 1},
      {0, 1, Long.MAX_VALUE},
      {0, 1L << 62, 1},
      {1L << 62, 0, 0}
    };
    for (Format f : Format.values()) {
      MemorySegment freed;
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment x = Home.NATIVE.hold(f, new double[5], arena).asSlice(0);
        freed = x;
        for (long[] r : bad) {
          for (PairOp op : PairOp.values()) {
            String message =
                assertThrows(
                        IndexOutOfBoundsException.class, () -> op.of(f, x, r[0], x, r[1], r[2]))
                    .getMessage();
            assertTrue(message.contains("5") && message.contains("" + r[2]), message);
          }
        }
        for (RangeOp op : RangeOp.values()) {
          assertThrows(IndexOutOfBoundsException.class, () -> op.of(f, x, 3, 3));
          assertThrows(IndexOutOfBoundsException.class, () -> op.of(f, x, -1, 1));
          // Half an element at the end is none.
          MemorySegment cut = x.asSlice(0, x.byteSize() - 1);
          assertThrows(IndexOutOfBoundsException.class, () -> op.of(f, cut, 0, 5));
        }
      }
      for (RangeOp op : RangeOp.values()) {
        assertThrows(IllegalStateException.class, () -> op.of(f, freed, 0, 5));
      }
    }
  }
}
