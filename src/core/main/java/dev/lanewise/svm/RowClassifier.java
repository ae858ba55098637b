package dev.lanewise.svm;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Objects;

/**
 * From rows to decision values and on to labels, one row or many: what one-vs-one and one-vs-rest
 * share.
 *
 * @param features columns of a row
 * @param count decision values of a row
 */
record RowClassifier(
    DecisionFunction decisions, int features, int count, int[] labels, Decider decider) {

  /** Picks a class. */
  @FunctionalInterface
  interface Decider {
    /**
     * Number of the class that decision values speak for.
     *
     * @param values from {@code at} on
     * @param votes scratch, one place a class
     */
    int winner(double[] values, int at, int[] votes);
  }

  /** What a single row needs; one for each thread. */
  record Space(DecisionFunction.Workspace workspace, double[] values, int[] votes, int[] winner) {}

  Space newSpace() {
    return new Space(
        decisions.newWorkspace(1), new double[count], new int[labels.length], new int[1]);
  }

  /** Allocates nothing but what the kernel does. */
  int predict(float[] row, int offset, Space space) {
    requireRow(row, offset);
    decisions.evaluateForLabels(
        row, offset, features, 0, 1, space.values, space.winner, space.workspace);
    int known = space.winner[0];
    return labels[known >= 0 ? known : decider.winner(space.values, 0, space.votes)];
  }

  /** Allocates nothing but what the kernel does. */
  void values(float[] row, int offset, double[] out, Space space) {
    requireRow(row, offset);
    decisions.evaluate(row, offset, features, 0, 1, out, space.workspace);
  }

  void requireRow(float[] row, int offset) {
    Objects.checkFromIndexSize(offset, features, row.length);
    FloatFinite.requireRow(row, offset, features, "X", 0, SvmTrainer.FINITE);
  }

  void predict(FloatMatrix x, int[] out, RowPartition partition) {
    requireRoom(out, x.rows());
    requireFeatures(x.cols());
    BatchDecisions.runForLabels(decisions, count, x, partition, labelsInto(out, partition));
  }

  /** The same for rows in double. */
  void predict(DoubleMatrix x, int[] out, RowPartition partition) {
    requireRoom(out, x.rows());
    requireFeatures(x.cols());
    BatchDecisions.runForLabels(decisions, count, x, partition, labelsInto(out, partition));
  }

  private static void requireRoom(int[] out, long rows) {
    if (out.length < rows) {
      throw new IllegalArgumentException("out has " + out.length + " places, x " + rows + " rows");
    }
  }

  private BatchDecisions.LabelSink labelsInto(int[] out, RowPartition partition) {
    int[][] votes = new int[partition.threads()][labels.length];
    return (row, winner, values, at, worker) ->
        out[(int) row] = labels[winner >= 0 ? winner : decider.winner(values, at, votes[worker])];
  }

  /** m x {@link #count}. */
  DoubleMatrix values(FloatMatrix x, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), count);
    run(x, partition, (row, values, at, worker) -> out.setRow(row, 0, values, at, count));
    return out;
  }

  /** The same for rows in double. */
  DoubleMatrix values(DoubleMatrix x, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), count);
    run(x, partition, (row, values, at, worker) -> out.setRow(row, 0, values, at, count));
    return out;
  }

  void run(FloatMatrix x, RowPartition partition, BatchDecisions.RowSink sink) {
    requireFeatures(x.cols());
    BatchDecisions.run(decisions, count, x, partition, sink);
  }

  /** The same for rows in double. */
  void run(DoubleMatrix x, RowPartition partition, BatchDecisions.RowSink sink) {
    requireFeatures(x.cols());
    BatchDecisions.run(decisions, count, x, partition, sink);
  }

  void requireFeatures(int d) {
    if (d != features) {
      throw new IllegalArgumentException("model expects " + features + " features, got " + d);
    }
  }
}
