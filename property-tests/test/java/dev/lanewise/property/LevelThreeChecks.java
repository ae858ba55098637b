package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What holds for every op on two sets of rows: the split, the place and the order do not show. */
final class LevelThreeChecks {
  private static final double CANARY = 0x1.55p9;

  private LevelThreeChecks() {}

  /** P18: any number of threads gives the same bits. */
  static void threadsDoNotShow(RowsOp op, Format f, Frame x, Frame y) {
    double[] alone = op.of(f, x, y).values();
    for (int threads = 1; threads <= 8; threads++) {
      int t = threads;
      Check.same(
          alone,
          op.of(f, x, y, Threads.of(threads)).values(),
          () -> op + " of " + f + " on " + t + " threads, " + shape(x, y));
    }
  }

  /**
   * P22, P23: the result overwrites NaN and leaves what is around it; operands stay as they are.
   */
  static void onlyTheResultIsWritten(
      RowsOp op, Format f, Frame x, Frame y, SplittableRandom random) {
    double[] xBefore = x.values().clone();
    double[] yBefore = y.values().clone();
    Frame dense = op.of(f, x, y);
    Frame out =
        Frame.around(
            new double[dense.rows() * dense.cols()],
            dense.rows(),
            dense.cols(),
            random.nextInt(4),
            random.nextInt(1, 20),
            CANARY);
    for (int i = 0; i < out.rows(); i++) {
      Arrays.fill(out.values(), out.row(i), out.row(i) + out.cols(), Double.NaN);
    }
    op.into(f, x, y, out, RowPartition.caller());
    Check.that(out.outsideIs(CANARY), () -> op + " of " + f + " wrote outside, " + shape(x, y));
    Check.same(dense.values(), out.dense(), () -> op + " of " + f + " framed, " + shape(x, y));
    Check.same(xBefore, x.values(), () -> op + " wrote to x");
    Check.same(yBefore, y.values(), () -> op + " wrote to y");
  }

  /** Native memory gives the same bits as arrays. */
  static void storageDoesNotShow(RowsOp op, Format f, Frame x, Frame y) {
    Check.same(
        op.of(f, x, y).values(),
        op.offHeap(f, x, y, Threads.of(2)).values(),
        () -> op + " of " + f + " in native memory, " + shape(x, y));
  }

  /**
   * P19, P20: rows chosen in any order, repeated or alone, give the entries they have in the whole.
   */
  static void rowsAreIndependent(RowsOp op, Format f, Frame x, Frame y, SplittableRandom random) {
    Frame whole = op.of(f, x, y);
    int[] rows = choice(x.rows(), random);
    int[] columns = op.square() ? rows : choice(y.rows(), random);
    Frame part = op.of(f, x.select(rows), y.select(columns));
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        int r = i;
        int c = j;
        Check.same(
            whole.get(rows[i], columns[j]),
            part.get(i, j),
            () ->
                op
                    + " of "
                    + f
                    + ", row "
                    + rows[r]
                    + " with "
                    + columns[c]
                    + ", "
                    + shape(x, y)
                    + ", chosen "
                    + rows.length
                    + " and "
                    + columns.length);
      }
    }
  }

  private static int[] choice(int rows, SplittableRandom random) {
    int count = rows == 0 ? 0 : random.nextInt(3) == 0 ? 1 : random.nextInt(2 * rows);
    return IntStream.generate(() -> random.nextInt(rows)).limit(count).toArray();
  }

  static String shape(Frame x, Frame y) {
    return x.rows() + " and " + y.rows() + " rows of " + x.cols();
  }
}
