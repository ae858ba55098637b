package dev.lanewise.svm;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatHeapRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/** Runs a decision function over the rows of a matrix, a block of rows at a time. */
final class BatchDecisions {
  private BatchDecisions() {}

  /** Takes the decision values of one row: {@code values[at]} and following. */
  @FunctionalInterface
  interface RowSink {
    void accept(long row, double[] values, int at, int worker);
  }

  /** Scratch of one worker. */
  private record Space(DecisionFunction.Workspace workspace, double[] values, FloatHeapRows rows) {}

  /**
   * @param x has the columns the model expects
   * @param pairs decision values of a row
   */
  static void run(
      DecisionFunction decisions, int pairs, FloatMatrix x, RowPartition partition, RowSink sink) {
    int block = decisions.rowBlock();
    Space[] spaces = new Space[partition.threads()];
    partition.run(
        Math.toIntExact(Math.ceilDiv(x.rows(), (long) block)),
        (task, worker) -> {
          if (spaces[worker] == null) {
            spaces[worker] =
                new Space(
                    decisions.newWorkspace(block),
                    new double[block * pairs],
                    new FloatHeapRows(block));
          }
          Space space = spaces[worker];
          long first = (long) task * block;
          int count = (int) Math.min(block, x.rows() - first);
          evaluate(decisions, x, first, count, space);
          for (int i = 0; i < count; i++) {
            sink.accept(first + i, space.values, i * pairs, worker);
          }
        });
  }

  private static void evaluate(
      DecisionFunction decisions, FloatMatrix x, long first, int count, Space space) {
    FloatHeapRows window = space.rows;
    window.bring(x, first, count);
    float[] rows = window.array();
    int offset = window.offset();
    int step = window.step();
    for (int i = 0; i < count; i++) {
      FloatFinite.requireRow(rows, offset + i * step, x.cols(), "X", first + i, SvmTrainer.FINITE);
    }
    decisions.evaluate(rows, offset, step, first, count, space.values, space.workspace);
  }
}
