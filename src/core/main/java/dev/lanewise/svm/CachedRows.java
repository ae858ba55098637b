package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PackedKernel;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;

/**
 * Rows computed when they are asked for, under a budget: the row used longest ago makes room. At
 * least two rows are kept whatever the budget, for a step needs two. On top come the packed
 * features.
 */
final class CachedRows implements KernelRows {
  private final FloatMatrix x;
  private final PackedKernel kernel;
  private final FloatBlock block;
  private final float[] diagonal;

  /** Slot of each row, or -1. */
  private final int[] slotOf;

  private final float[][] slots;
  private final int[] rowOf;
  private final long[] lastUse;
  private int used;
  private long clock;

  /**
   * @param x features of the examples of the pair on the heap, the positive ones first
   */
  CachedRows(Kernel kernel, FloatMatrix x, long bytes) {
    int n = (int) x.rows();
    this.x = x;
    this.kernel = new PackedKernel(kernel, x);
    this.block = this.kernel.newBlock(1);
    this.diagonal = this.kernel.diagonal();
    this.slotOf = new int[n];
    Arrays.fill(slotOf, -1);
    int capacity = (int) Math.min(n, Math.max(2, bytes / ((long) n * Float.BYTES)));
    this.slots = new float[capacity][];
    this.rowOf = new int[capacity];
    this.lastUse = new long[capacity];
  }

  @Override
  public float[] array(int i) {
    int slot = slotOf[i];
    if (slot < 0) {
      slot = free();
      rowOf[slot] = i;
      slotOf[i] = slot;
      int step = (int) x.leadingDimension();
      kernel.evaluate(block, x.array(), (int) x.position(i), step, i, 1, slots[slot], 0);
    }
    lastUse[slot] = ++clock;
    return slots[slot];
  }

  private int free() {
    if (used < slots.length) {
      slots[used] = new float[slotOf.length];
      return used++;
    }
    int oldest = 0;
    for (int s = 1; s < used; s++) {
      if (lastUse[s] < lastUse[oldest]) {
        oldest = s;
      }
    }
    slotOf[rowOf[oldest]] = -1;
    return oldest;
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
