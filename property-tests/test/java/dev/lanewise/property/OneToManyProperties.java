package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.Format;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P20 for single queries: a row among many has the bits of the op on that row alone. */
@PropertyDefaults(tries = 600, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class OneToManyProperties {
  private static final double CANARY = 0x1.234p17;

  /** Every tail of columns with every remainder of rows. */
  @Example
  void everyShapeHasTheBitsOfTheOpOnOneRow() {
    SplittableRandom random = new SplittableRandom(9);
    for (Format f : Format.values()) {
      for (int cols = 0; cols <= Sizes.STRIPE_TAILS; cols += cols < Sizes.TAILS ? 1 : 13) {
        check(f, cols % 10, cols, cols % 3, 0, random);
        check(f, 9, cols, 0, cols % 9, random);
      }
    }
  }

  /** Any shape, any values, any part of the rows. */
  @Property
  void anyRowsHaveTheBitsOfTheOpOnOneRow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = random.nextInt(20);
    check(f, rows, Sizes.draw(random) % 700, random.nextInt(4), random.nextInt(rows + 1), random);
  }

  private static void check(
      Format f, int rows, int cols, int gap, int from, SplittableRandom random) {
    int skipped = Math.min(from, rows);
    double[] dense = new double[rows * cols];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(Extremes.draw(f, random, cols), 0, dense, r * cols, cols);
    }
    Frame x = Frame.around(dense, rows, cols, random.nextInt(5), gap, Double.NaN);
    int qo = random.nextInt(5);
    int oo = random.nextInt(5);
    double[] query = Values.framed(Extremes.draw(f, random, cols), qo, 2, Double.NaN);
    if (cols > 0 && random.nextInt(9) == 0) {
      query[qo + random.nextInt(cols)] = Double.NaN;
    }
    int to = rows - (rows > skipped ? random.nextInt(2) : 0);
    for (PairOp op : PairOp.values()) {
      double[] expected = new double[oo + rows + 3];
      Arrays.fill(expected, CANARY);
      double[] out = expected.clone();
      double[] offHeap = expected.clone();
      for (int r = skipped; r < to; r++) {
        expected[oo + r - skipped] = op.of(f, query, qo, x.values(), x.row(r), cols);
      }
      run(op, f, query, qo, x, skipped, to, out, oo);
      Check.same(expected, out, () -> f + " " + op + ", " + rows + " x " + cols);
      runOffHeap(op, f, query, qo, x, skipped, to, offHeap, oo);
      Check.same(expected, offHeap, () -> f + " " + op + " off-heap, " + rows + " x " + cols);
    }
  }

  private static void run(
      PairOp op, Format f, double[] q, int qo, Frame x, int from, int to, double[] out, int oo) {
    if (f == Format.FLOAT) {
      float[] narrow = Narrow.floats(out);
      op.rows(Narrow.floats(q), qo, RowsOp.floats(x), from, to, narrow, oo);
      Narrow.back(narrow, out);
    } else {
      op.rows(q, qo, RowsOp.doubles(x), from, to, out, oo);
    }
  }

  private static void runOffHeap(
      PairOp op, Format f, double[] q, int qo, Frame x, int from, int to, double[] out, int oo) {
    try (Arena arena = Arena.ofConfined()) {
      if (f == Format.FLOAT) {
        float[] narrow = Narrow.floats(out);
        op.rows(Narrow.floats(q), qo, RowsOp.floats(x, arena), from, to, narrow, oo);
        Narrow.back(narrow, out);
      } else {
        op.rows(q, qo, RowsOp.doubles(x, arena), from, to, out, oo);
      }
    }
  }

  /** P13: what does not fit is refused before anything is written. */
  @Example
  void whatDoesNotFitIsRefused() {
    FloatMatrix x = FloatMatrix.allocate(4, 3);
    DoubleMatrix y = DoubleMatrix.allocate(4, 3);
    // Query length, query offset, from, to, length of the results, their offset.
    int[][] bad = {
      {2, 0, 0, 4, 4, 0}, {3, 1, 0, 4, 4, 0}, {3, -1, 0, 4, 4, 0},
      {3, 0, -1, 3, 4, 0}, {3, 0, 0, 5, 9, 0}, {3, 0, 3, 2, 4, 0},
      {3, 0, 0, 4, 3, 0}, {3, 0, 0, 4, 4, 1}, {3, 0, 0, 1, 4, -1}
    };
    for (PairOp op : PairOp.values()) {
      for (int[] b : bad) {
        float[] out = new float[b[4]];
        Arrays.fill(out, 7);
        String message =
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> op.rows(new float[b[0]], b[1], x, b[2], b[3], out, b[5]))
                .getMessage();
        assertTrue(message.matches(".*\\d.*\\d.*"), message);
        for (float v : out) {
          Check.same(7, v, () -> "a refused call wrote");
        }
        assertThrows(
            IndexOutOfBoundsException.class,
            () -> op.rows(new double[b[0]], b[1], y, b[2], b[3], new double[b[4]], b[5]));
      }
      float[] both = new float[10];
      assertThrows(IllegalArgumentException.class, () -> op.rows(both, 4, x, 0, 4, both, 1));
      op.rows(both, 4, x, 0, 4, both, 0);
      assertThrows(
          IllegalArgumentException.class, () -> op.rows(new float[3], 0, x, 1, 3, x.array(), 8));
      op.rows(new float[3], 0, x, 1, 3, x.array(), 9);
      // Rows 6 apart: the last one that is asked for ends at 14.
      float[] spread = new float[17];
      FloatMatrix apart = FloatMatrix.of(spread, 0, 3, 2, 6);
      assertThrows(
          IllegalArgumentException.class, () -> op.rows(new float[2], 0, apart, 0, 3, spread, 13));
      op.rows(new float[2], 0, apart, 0, 3, spread, 14);
    }
  }

  /** P26: rows without columns have the value of empty ranges, wherever they are not. */
  @Example
  void rowsWithoutColumnsAreEmptyRanges() {
    FloatMatrix onArray = FloatMatrix.of(new float[2], 0, 4, 0, 3);
    FloatMatrix onSegment = FloatMatrix.of(MemorySegment.ofArray(new float[2]), 4, 0, 3);
    for (PairOp op : PairOp.values()) {
      for (FloatMatrix x : new FloatMatrix[] {onArray, onSegment}) {
        float[] out = {7, 7, 7, 7};
        op.rows(new float[0], 0, x, 0, 4, out, 0);
        for (float v : out) {
          Check.same(0.0, v, () -> op + " of nothing");
        }
      }
    }
  }

  /** P13: results into the array under a segment are refused. */
  @Example
  void resultsOverTheSegmentsArrayAreRefused() {
    float[] array = {1, 2, 3, 4, 5, 6};
    FloatMatrix x = FloatMatrix.of(MemorySegment.ofArray(array), 3, 2, 2);
    for (PairOp op : PairOp.values()) {
      assertThrows(
          IllegalArgumentException.class, () -> op.rows(new float[2], 0, x, 0, 3, array, 0));
    }
    Check.same(1, array[0], () -> "a refused call wrote");
  }
}
