package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.FloatMixedAxpy;
import java.util.Arrays;

/**
 * Adds multiples of many kernel rows to the gradient: {@code v += sum of factor_t K_t}, a range of
 * columns at a time, so that v is read from the first-level cache and the rows once. Element by
 * element the rows come in the order given, whatever the number of threads.
 */
final class GradientUpdate {
  private static final int COLUMNS = 2048;

  private final KernelRows rows;
  private final RowPartition partition;

  GradientUpdate(KernelRows rows, RowPartition partition) {
    this.rows = rows;
    this.partition = partition;
  }

  /**
   * @param examples whose rows to add, the first {@code count} entries
   * @param factors as many
   */
  void add(int[] examples, double[] factors, int count, double[] v) {
    int chunk = rows.together();
    for (int from = 0; from < count; from += chunk) {
      int to = (int) Math.min(count, (long) from + chunk);
      int[] some = Arrays.copyOfRange(examples, from, to);
      rows.prepare(some, some.length, () -> true);
      addPrepared(some, factors, from, v);
    }
  }

  private void addPrepared(int[] examples, double[] factors, int firstFactor, double[] v) {
    int count = examples.length;
    float[][] arrays = new float[count][];
    int[] starts = new int[count];
    int[] startsNegative = new int[count];
    for (int t = 0; t < count; t++) {
      arrays[t] = rows.array(examples[t]);
      starts[t] = rows.start(examples[t]);
      startsNegative[t] = rows.startNegative(examples[t]);
    }
    int positives = rows.positives();
    addRange(arrays, starts, factors, firstFactor, v, 0, positives);
    addRange(arrays, startsNegative, factors, firstFactor, v, positives, v.length);
  }

  private void addRange(
      float[][] arrays, int[] starts, double[] factors, int first, double[] v, int from, int to) {
    partition.run(
        Math.ceilDiv(to - from, COLUMNS),
        (task, worker) -> {
          int at = from + task * COLUMNS;
          int columns = Math.min(COLUMNS, to - at);
          for (int t = 0; t < arrays.length; t++) {
            FloatMixedAxpy.axpy(factors[first + t], arrays[t], starts[t] + at, v, at, columns);
          }
        });
  }
}
