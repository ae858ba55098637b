package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.FloatMixedAxpy;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Adds multiples of many kernel rows to the gradient: {@code v += sum of factor_t K_t}, a range of
 * columns at a time, so that v is read from the first-level cache and the rows once. Element by
 * element the rows come in the order given, whatever the number of threads.
 */
final class GradientUpdate {
  private static final int COLUMNS = 8192;

  private final KernelRows rows;
  private final RowPartition partition;

  GradientUpdate(KernelRows rows, RowPartition partition) {
    this.rows = rows;
    this.partition = partition;
  }

  /**
   * @param examples whose rows to add, the first {@code count} entries
   * @param factors as many
   * @param proceed asked on the calling thread now and then
   * @return whether all was added; v is useless where not
   */
  boolean add(int[] examples, double[] factors, int count, double[] v, BooleanSupplier proceed) {
    int chunk = rows.together();
    for (int from = 0; from < count; from += chunk) {
      int to = (int) Math.min(count, (long) from + chunk);
      int[] some = Arrays.copyOfRange(examples, from, to);
      if (!rows.prepare(some, some.length, proceed)) {
        return false;
      }
      try {
        addPrepared(some, factors, from, v, partition.whilst(proceed));
      } catch (CancellationException stopped) {
        return false;
      }
    }
    return true;
  }

  private void addPrepared(
      int[] examples, double[] factors, int firstFactor, double[] v, RowPartition threads) {
    int count = examples.length;
    float[][] arrays = new float[count][];
    int[] starts = new int[count];
    int[] startsNegative = new int[count];
    for (int t = 0; t < count; t++) {
      arrays[t] = rows.array(examples[t]);
      starts[t] = rows.start(examples[t]);
      startsNegative[t] = rows.startNegative(examples[t]);
    }
    // Rows in one piece need one pass; element by element it is the same sum.
    int split = Arrays.equals(starts, startsNegative) ? v.length : rows.split();
    addRange(threads, arrays, starts, factors, firstFactor, v, 0, split);
    addRange(threads, arrays, startsNegative, factors, firstFactor, v, split, v.length);
  }

  private void addRange(
      RowPartition threads,
      float[][] arrays,
      int[] starts,
      double[] factors,
      int first,
      double[] v,
      int from,
      int to) {
    int each = Math.clamp(Math.ceilDiv(to - from, threads.threads()), 1, COLUMNS);
    threads.run(
        Math.ceilDiv(to - from, each),
        (task, worker) -> {
          int at = from + task * each;
          int columns = Math.min(each, to - at);
          addRows(arrays, starts, factors, first, v, at, columns);
        });
  }

  private static void addRows(
      float[][] rows, int[] starts, double[] factors, int first, double[] v, int at, int columns) {
    int t = 0;
    for (; t <= rows.length - 4; t += 4) {
      FloatMixedAxpy.axpyFour(
          factors,
          first + t,
          rows[t],
          starts[t] + at,
          rows[t + 1],
          starts[t + 1] + at,
          rows[t + 2],
          starts[t + 2] + at,
          rows[t + 3],
          starts[t + 3] + at,
          v,
          at,
          columns);
    }
    for (; t < rows.length; t++) {
      FloatMixedAxpy.axpy(factors[first + t], rows[t], starts[t] + at, v, at, columns);
    }
  }
}
