package dev.lanewise.svm;

import java.util.function.BooleanSupplier;

/**
 * Rows of the kernel matrix of examples that stand in a problem twice, as s = +1 and again as s =
 * -1: in regression, once for errors above the tube and once for those below.
 */
final class MirroredRows implements KernelRows {
  private final KernelRows rows;
  private final int examples;

  /**
   * @param rows the rows of the examples, all of them counted as positive
   */
  MirroredRows(KernelRows rows, int examples) {
    this.rows = rows;
    this.examples = examples;
  }

  /** The example that stands at i. */
  int example(int i) {
    return i < examples ? i : i - examples;
  }

  @Override
  public int examples() {
    return examples;
  }

  @Override
  public int split() {
    return examples;
  }

  @Override
  public int together() {
    return rows.together();
  }

  @Override
  public boolean prepare(int[] some, int count, BooleanSupplier proceed) {
    int[] originals = new int[count];
    for (int t = 0; t < count; t++) {
      originals[t] = example(some[t]);
    }
    return rows.prepare(originals, count, proceed);
  }

  @Override
  public float[] array(int i) {
    return rows.array(example(i));
  }

  @Override
  public int start(int i) {
    return rows.start(example(i));
  }

  @Override
  public int startNegative(int i) {
    return rows.start(example(i)) - examples;
  }

  @Override
  public float diagonal(int i) {
    return rows.diagonal(example(i));
  }
}
