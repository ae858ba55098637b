package dev.lanewise.svm;

import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleHeapRows;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatHeapRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.function.Supplier;

/** Runs a decision function over the rows of a matrix, a block of rows at a time. */
final class BatchDecisions {
  private BatchDecisions() {}

  /** Takes the decision values of one row: {@code values[at]} and following. */
  @FunctionalInterface
  interface RowSink {
    void accept(long row, double[] values, int at, int worker);
  }

  /** Takes the class of one row, or -1 and its decision values. */
  @FunctionalInterface
  interface LabelSink {
    void accept(long row, int winner, double[] values, int at, int worker);
  }

  /** Brings a block of rows, checks it and evaluates it; has the window of one worker. */
  @FunctionalInterface
  private interface Block {
    void evaluate(long first, int count, Space space);
  }

  /**
   * Scratch of one worker.
   *
   * @param winners null where all decision values are wanted
   */
  private record Space(
      Block block, DecisionFunction.Workspace workspace, double[] values, int[] winners) {}

  /**
   * @param x has the columns the model expects
   * @param pairs decision values of a row
   */
  static void run(
      DecisionFunction decisions, int pairs, FloatMatrix x, RowPartition partition, RowSink sink) {
    run(decisions, pairs, x.rows(), () -> block(decisions, x), partition, false, all(sink));
  }

  /**
   * The same for rows in double.
   *
   * @throws IllegalArgumentException when the decisions are in float
   */
  static void run(
      DecisionFunction decisions, int pairs, DoubleMatrix x, RowPartition partition, RowSink sink) {
    decisions.requireDoubles();
    run(decisions, pairs, x.rows(), () -> block(decisions, x), partition, false, all(sink));
  }

  /** The same where labels are enough. */
  static void runForLabels(
      DecisionFunction decisions,
      int pairs,
      FloatMatrix x,
      RowPartition partition,
      LabelSink sink) {
    run(decisions, pairs, x.rows(), () -> block(decisions, x), partition, true, sink);
  }

  /** The same for rows in double where labels are enough. */
  static void runForLabels(
      DecisionFunction decisions,
      int pairs,
      DoubleMatrix x,
      RowPartition partition,
      LabelSink sink) {
    decisions.requireDoubles();
    run(decisions, pairs, x.rows(), () -> block(decisions, x), partition, true, sink);
  }

  private static LabelSink all(RowSink sink) {
    return (row, winner, values, at, worker) -> sink.accept(row, values, at, worker);
  }

  private static void run(
      DecisionFunction decisions,
      int pairs,
      long rows,
      Supplier<Block> blocks,
      RowPartition partition,
      boolean labels,
      LabelSink sink) {
    int most = decisions.rowBlock();
    Space[] spaces = new Space[partition.threads()];
    partition.run(
        Math.toIntExact(Math.ceilDiv(rows, (long) most)),
        (task, worker) -> {
          if (spaces[worker] == null) {
            spaces[worker] =
                new Space(
                    blocks.get(),
                    decisions.newWorkspace(most),
                    new double[most * pairs],
                    labels ? new int[most] : null);
          }
          Space space = spaces[worker];
          long first = (long) task * most;
          int count = (int) Math.min(most, rows - first);
          space.block.evaluate(first, count, space);
          for (int i = 0; i < count; i++) {
            int winner = labels ? space.winners[i] : -1;
            sink.accept(first + i, winner, space.values, i * pairs, worker);
          }
        });
  }

  private static Block block(DecisionFunction decisions, FloatMatrix x) {
    FloatHeapRows window = new FloatHeapRows(decisions.rowBlock());
    return (first, count, space) -> {
      window.bring(x, first, count);
      float[] rows = window.array();
      int at = window.offset();
      int step = window.step();
      for (int i = 0; i < count; i++) {
        FloatFinite.requireRow(rows, at + i * step, x.cols(), "X", first + i, SvmTrainer.FINITE);
      }
      if (space.winners == null) {
        decisions.evaluate(rows, at, step, first, count, space.values, space.workspace);
      } else {
        decisions.evaluateForLabels(
            rows, at, step, first, count, space.values, space.winners, space.workspace);
      }
    };
  }

  private static Block block(DecisionFunction decisions, DoubleMatrix x) {
    DoubleHeapRows window = new DoubleHeapRows(decisions.rowBlock());
    return (first, count, space) -> {
      window.bring(x, first, count);
      double[] rows = window.array();
      int at = window.offset();
      int step = window.step();
      for (int i = 0; i < count; i++) {
        DoubleFinite.requireRow(rows, at + i * step, x.cols(), "X", first + i, SvmTrainer.FINITE);
      }
      if (space.winners == null) {
        decisions.evaluate(rows, at, step, first, count, space.values, space.workspace);
      } else {
        decisions.evaluateForLabels(
            rows, at, step, first, count, space.values, space.winners, space.workspace);
      }
    };
  }
}
