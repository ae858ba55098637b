package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P15, P16, P18, P20, P22, P23, P25 and P26: rows against rows, by way of the register tiles. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class TileProperties {
  /** Two tiles and one row more. */
  private static final int ROWS = 2 * 6 + 1;

  /** Two of the widest panels, of 64 floats, and one column more. */
  private static final int COLUMNS = 2 * 64 + 1;

  private static final LevelThree OP = LevelThree.CROSS_GRAM;

  /** Shapes around the blocks: 96 rows, 512 floats or 256 doubles of columns, 256 of depth. */
  static Frame[] operands(Format f, SplittableRandom random) {
    int m = random.nextBoolean() ? random.nextInt(20) : random.nextInt(140);
    int n = random.nextInt(6) == 0 ? 250 + random.nextInt(300) : random.nextInt(70);
    int k = random.nextInt(3) == 0 ? 250 + random.nextInt(300) : random.nextInt(40);
    return new Frame[] {Frame.draw(f, m, k, random), Frame.draw(f, n, k, random)};
  }

  /**
   * P15: |computed - exact| is at most gamma |X| |Y'|, gamma of the roundings in a chunked chain.
   */
  @Property
  void productsAreWithinTheChunkedBound(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    Frame c = OP.of(f, xy[0], xy[1]);
    checkBound(f, xy[0], xy[1], c);
  }

  static void checkBound(Format f, Frame x, Frame y, Frame c) {
    int k = x.cols();
    for (int p = 0; p < c.rows() * c.cols(); p += stride(c, 150)) {
      int i = p / c.cols();
      int j = p % c.cols();
      double error =
          ExactDot.of(x.values(), x.row(i), y.values(), y.row(j), k).errorOf(c.get(i, j));
      ExactDot magnitude = ExactDot.ofMagnitudes(x.values(), x.row(i), y.values(), y.row(j), k);
      double bound = Bounds.dot(f, Bounds.chunkedRoundings(k), k, magnitude);
      Check.within(
          error, bound, () -> f + " (" + i + ", " + j + "), " + LevelThreeChecks.shape(x, y));
    }
  }

  /** An odd step through the elements of a matrix that meets about so many of them. */
  static int stride(Frame c, int elements) {
    return c.rows() * c.cols() / elements | 1;
  }

  /** P16: the bits of the specification for every shape up to two tiles and every kind of depth. */
  @Example
  void everySmallShapeGivesTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(16);
    for (Format f : Format.values()) {
      for (int k : new int[] {0, 1, 2, 3, 255, 256, 257}) {
        double[] x = Values.SPREAD.draw(ROWS * k, f, random);
        double[] y = Values.SPREAD.draw(COLUMNS * k, f, random);
        double[][] expected = specification(f, x, y, k);
        for (int m = 0; m <= ROWS; m++) {
          for (int n = 0; n <= COLUMNS; n += k > 3 && n > 3 && n < 120 ? 5 : 1) {
            checkShape(f, Arrays.copyOf(x, m * k), Arrays.copyOf(y, n * k), m, n, k, expected);
          }
        }
      }
    }
  }

  private static double[][] specification(Format f, double[] x, double[] y, int k) {
    double[][] c = new double[ROWS][COLUMNS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        c[i][j] = ScalarSpec.chain(f, x, i * k, y, j * k, k);
      }
    }
    return c;
  }

  private static void checkShape(
      Format f, double[] x, double[] y, int m, int n, int k, double[][] expected) {
    Frame c = OP.of(f, Frame.dense(x, m, k), Frame.dense(y, n, k));
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int r = i;
        int s = j;
        Check.same(
            expected[i][j],
            c.get(i, j),
            () -> f + " (" + r + ", " + s + ") of " + m + " x " + n + ", depth " + k);
      }
    }
  }

  /** P16 for shapes around the blocks, in frames of NaN. */
  @Property
  void largerShapesGiveTheBitsOfTheSpecification(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    Frame c = OP.of(f, xy[0], xy[1]);
    for (int p = 0; p < c.rows() * c.cols(); p += stride(c, 1500)) {
      int i = p / c.cols();
      int j = p % c.cols();
      Check.same(
          ScalarSpec.chain(
              f, xy[0].values(), xy[0].row(i), xy[1].values(), xy[1].row(j), xy[0].cols()),
          c.get(i, j),
          () -> f + " (" + i + ", " + j + "), " + LevelThreeChecks.shape(xy[0], xy[1]));
    }
  }

  /** P18. */
  @Property(tries = 40)
  void threadsDoNotShow(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    LevelThreeChecks.threadsDoNotShow(OP, f, xy[0], xy[1]);
  }

  /** P20: a row alone gives what it gives in a batch. */
  @Property
  void rowsAreIndependent(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    LevelThreeChecks.rowsAreIndependent(OP, f, xy[0], xy[1], random);
  }

  /** P22, P23. */
  @Property
  void onlyTheResultIsWritten(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    LevelThreeChecks.onlyTheResultIsWritten(OP, f, xy[0], xy[1], random);
  }

  /** Native memory gives the bits of arrays. */
  @Property(tries = 40)
  void storageDoesNotShow(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    LevelThreeChecks.storageDoesNotShow(OP, f, xy[0], xy[1]);
  }

  /** P25: columns of zeros change nothing; the transposed product is the product transposed. */
  @Property
  void zeroColumnsAndTranspositionChangeNothing(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    Frame c = OP.of(f, xy[0], xy[1]);
    int zeros = 1 + random.nextInt(300);
    Frame wide = OP.of(f, widened(xy[0], zeros), widened(xy[1], zeros));
    Check.same(c.values(), wide.values(), () -> f + " with " + zeros + " columns of zeros");
    Frame t = OP.of(f, xy[1], xy[0]);
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); j++) {
        int r = i;
        int s = j;
        Check.same(c.get(i, j), t.get(j, i), () -> f + " transposed (" + r + ", " + s + ")");
      }
    }
  }

  private static Frame widened(Frame x, int zeros) {
    int cols = x.cols() + zeros;
    double[] wide = new double[x.rows() * cols];
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(x.values(), x.row(i), wide, i * cols, x.cols());
    }
    return Frame.dense(wide, x.rows(), cols);
  }

  /** P26: no columns make zeros, positive ones; no rows make nothing. */
  @Example
  void emptyShapesGiveZerosOrNothing() {
    for (Format f : Format.values()) {
      for (LevelThree op : LevelThree.values()) {
        Frame none = Frame.dense(new double[0], 5, 0);
        double[] zeros = op.of(f, none, none).values();
        Check.same(new double[25], zeros, () -> op + " of " + f + " without columns");
        Frame empty = Frame.dense(new double[0], 0, 7);
        Frame some = Frame.dense(new double[21], 3, 7);
        Check.that(op.of(f, empty, some).values().length == 0, () -> op + " of no rows");
        if (op != LevelThree.GRAM) {
          Check.that(op.of(f, some, empty).values().length == 0, () -> op + " with no rows");
        }
      }
    }
  }

  /** Shapes that do not fit are refused before anything is written. */
  @Example
  void wrongShapesAreRefused() {
    Frame x = Frame.dense(new double[6], 2, 3);
    Frame y = Frame.dense(new double[8], 2, 4);
    Frame small = Frame.dense(new double[] {7, 7}, 2, 1);
    for (Format f : Format.values()) {
      for (LevelThree op : LevelThree.values()) {
        if (op != LevelThree.GRAM) {
          assertThrows(IllegalArgumentException.class, () -> op.of(f, x, y), () -> op + "");
        }
        assertThrows(IllegalArgumentException.class, () -> op.into(f, x, x, small, Threads.of(1)));
        Check.same(new double[] {7, 7}, small.values(), () -> op + " wrote before it refused");
      }
    }
  }

  /** The tile sizes this file counts on, and the chunk of the specification. */
  @Example
  void theShapesCoverTheTiles() {
    Check.that(TileShape.CHUNK == ScalarSpec.CHUNK, () -> "chunk " + TileShape.CHUNK);
    Check.that(2 * TileShape.ROWS + 1 <= ROWS, () -> "tiles have " + TileShape.ROWS + " rows");
    int panel = FloatPanels.width();
    Check.that(2 * panel + 1 <= COLUMNS, () -> "panels have " + panel + " columns");
  }
}
