package dev.lanewise.svm;

import dev.lanewise.kernel.FloatPackedKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Rows computed when they are asked for, many at a time as tiles, under a budget: the row used
 * longest ago makes room. The rows of one step or one working set are kept whatever the budget. On
 * top come the packed features.
 */
final class CachedRows implements KernelRows {
  /** Some 3 ms, and 50 before the code is compiled: a run can stop between two tasks. */
  private static final double TASK_FLOPS = 3e8;

  private static final int FEWEST_TASK_ROWS = 4;

  /** Columns come from memory once for so many rows. */
  private static final int MOST_TASK_ROWS = TileShape.ROW_BLOCK;

  /** So many that no thread waits long for another one's last. */
  private static final int TASKS_OF_THREAD = 6;

  /** Arrays made by a task. */
  private static final int NEW_ROWS = 32;

  private final FloatMatrix x;
  private final int positives;
  private final FloatPackedKernel kernel;
  private final RowPartition partition;
  private final int taskRows;
  private final int taskBlocks;
  private final Space[] spaces;
  private final float[] diagonal;

  /** Slot of each row, or -1. */
  private final int[] slotOf;

  private final float[][] slots;
  private final int[] rowOf;
  private final long[] lastUse;
  private final int together;
  private int used;
  private long clock;

  /** Scratch of one worker: some features one after the other, and a block of products. */
  private record Space(float[] features, FloatBlock block) {}

  /**
   * @param x features of the examples on the heap, the positive ones first
   * @param partition threads for rows that are computed together
   */
  CachedRows(
      Kernel kernel, FloatMatrix x, int positives, MemoryBudget budget, RowPartition partition) {
    int n = (int) x.rows();
    this.x = x;
    this.positives = positives;
    this.partition = partition;
    this.kernel = new FloatPackedKernel(kernel, x, partition);
    this.diagonal = this.kernel.diagonal();
    int blocks = this.kernel.blocks();
    double rowsOfBlock = TASK_FLOPS * blocks / (2.0 * n * x.cols());
    this.taskRows = (int) Math.clamp(rowsOfBlock, FEWEST_TASK_ROWS, MOST_TASK_ROWS);
    this.taskBlocks = (int) Math.clamp(rowsOfBlock / taskRows, 1, blocks);
    this.spaces = new Space[partition.threads()];
    this.slotOf = new int[n];
    Arrays.fill(slotOf, -1);
    int capacity;
    if (WorkingSetSolver.suits(n)) {
      together = WorkingSetSolver.rowsWithin(budget.setBytes(), n);
      capacity = Math.max(together, WorkingSetSolver.rowsWithin(budget.cacheBytes(), n));
    } else {
      capacity =
          (int) Math.clamp(budget.cacheBytes() / ((long) n * Float.BYTES), Math.min(2, n), n);
      together = capacity;
    }
    this.slots = new float[capacity][];
    this.rowOf = new int[capacity];
    Arrays.fill(rowOf, -1);
    this.lastUse = new long[capacity];
  }

  @Override
  public int examples() {
    return slotOf.length;
  }

  @Override
  public int split() {
    return positives;
  }

  @Override
  public int together() {
    return together;
  }

  @Override
  public float[] array(int i) {
    if (slotOf[i] < 0) {
      compute(new int[] {take(i)}, 1, partition.atMost(1)); // too little to share
    }
    int slot = slotOf[i];
    lastUse[slot] = ++clock;
    return slots[slot];
  }

  @Override
  public boolean prepare(int[] examples, int count, BooleanSupplier proceed) {
    for (int t = 0; t < count; t++) {
      if (slotOf[examples[t]] >= 0) {
        lastUse[slotOf[examples[t]]] = ++clock;
      }
    }
    int[] missing = new int[count];
    int rows = 0;
    for (int t = 0; t < count; t++) {
      if (slotOf[examples[t]] < 0) {
        missing[rows++] = take(examples[t]);
      }
    }
    try {
      compute(missing, rows, partition.whilst(proceed));
      return true;
    } catch (CancellationException stopped) {
      for (int t = 0; t < rows; t++) {
        release(missing[t]);
      }
      return false;
    }
  }

  /** Gives a row the slot of the one used longest ago; its values are still to be computed. */
  private int take(int row) {
    int slot = used < slots.length ? used++ : oldest();
    if (rowOf[slot] >= 0) {
      slotOf[rowOf[slot]] = -1;
    }
    rowOf[slot] = row;
    slotOf[row] = slot;
    lastUse[slot] = ++clock;
    return row;
  }

  private int oldest() {
    int oldest = 0;
    for (int s = 1; s < used; s++) {
      if (lastUse[s] < lastUse[oldest]) {
        oldest = s;
      }
    }
    return oldest;
  }

  /** Forgets a row that was not computed; its slot is the next to be taken. */
  private void release(int row) {
    int slot = slotOf[row];
    lastUse[slot] = 0;
    rowOf[slot] = -1;
    slotOf[row] = -1;
  }

  private void compute(int[] rows, int count, RowPartition threads) {
    // New arrays are filled with zeros first, which takes its time.
    threads.run(
        Math.ceilDiv(count, NEW_ROWS),
        (task, worker) -> {
          for (int t = task * NEW_ROWS; t < Math.min(count, (task + 1) * NEW_ROWS); t++) {
            int slot = slotOf[rows[t]];
            slots[slot] = slots[slot] == null ? new float[slotOf.length] : slots[slot];
          }
        });
    int groups = Math.ceilDiv(count, taskRows);
    int even = groups * kernel.blocks() / (TASKS_OF_THREAD * threads.threads());
    int blocks = threads.threads() == 1 ? taskBlocks : Math.clamp(even, 1, taskBlocks);
    int parts = Math.ceilDiv(kernel.blocks(), blocks);
    threads.run(
        groups * parts,
        (task, worker) -> {
          int from = task / parts * taskRows;
          int first = task % parts * blocks;
          compute(rows, from, Math.min(taskRows, count - from), first, first + blocks, worker);
        });
  }

  private void compute(int[] rows, int from, int count, int firstBlock, int endBlock, int worker) {
    int d = x.cols();
    if (spaces[worker] == null) {
      spaces[worker] = new Space(new float[taskRows * d], kernel.newBlock(taskRows));
    }
    Space space = spaces[worker];
    float[][] out = new float[count][];
    for (int t = 0; t < count; t++) {
      x.copyRow(rows[from + t], space.features, t * d);
      out[t] = slots[slotOf[rows[from + t]]];
    }
    kernel.evaluate(
        space.block, space.features, 0, d, rows[from], count, firstBlock, endBlock, out);
  }

  @Override
  public int start(int i) {
    return 0;
  }

  @Override
  public int startNegative(int i) {
    return 0;
  }

  @Override
  public float diagonal(int i) {
    return diagonal[i];
  }
}
