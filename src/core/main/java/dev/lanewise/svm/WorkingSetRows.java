package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Kernel values among a working set, brought together out of its rows. From one set to the next
 * most members stay, and so do their values and places: only what newcomers have to do with is
 * read, and the last members move into gaps that are left.
 *
 * <p>A row is an array with the values of members with s = +1 at its beginning, by place, and of
 * the others at its end, the one of the first place last; between the two there is room to grow. As
 * examples of a problem the former come first, by place, then the latter, the last place first.
 */
final class WorkingSetRows implements KernelRows {
  /** Rows brought together between two questions whether to go on. */
  private static final int TASK_ROWS = 128;

  private final SmoState state;
  private final KernelRows source;
  private final RowPartition partition;

  /** Place of each example among the members of its sign, or -1. */
  private final int[] placeOf;

  private final int most;
  private final WorkingSetSide positives = new WorkingSetSide();
  private final WorkingSetSide negatives = new WorkingSetSide();

  /** Length of all rows. */
  private int length;

  /**
   * @param source rows of all examples
   * @param partition threads for bringing values together
   * @param most members that a set will have
   */
  WorkingSetRows(SmoState state, KernelRows source, RowPartition partition, int most) {
    this.most = most;
    this.state = state;
    this.source = source;
    this.partition = partition;
    this.placeOf = new int[state.size];
    Arrays.fill(placeOf, -1);
  }

  /**
   * Changes to another set.
   *
   * @param set examples, each once, whose rows the source has ready
   * @param proceed asked on the calling thread now and then
   * @return whether all values are there; where not, the set is empty
   */
  boolean change(int[] set, BooleanSupplier proceed) {
    int[] plus = Arrays.stream(set).filter(i -> state.label(i) > 0).toArray();
    int[] minus = Arrays.stream(set).filter(i -> state.label(i) < 0).toArray();
    positives.change(plus, placeOf);
    negatives.change(minus, placeOf);
    int before = length;
    length = set.length > length ? Math.min(2 * set.length, most) : length;
    int[] members = members();
    float[][] values = new float[members.length][]; // asked for by one thread, in a fixed order
    Arrays.setAll(values, t -> source.array(members[t]));
    try {
      partition
          .whilst(proceed)
          .run(
              Math.ceilDiv(members.length, TASK_ROWS),
              (task, worker) -> {
                int end = Math.min(members.length, (task + 1) * TASK_ROWS);
                for (int t = task * TASK_ROWS; t < end; t++) {
                  bringTogether(t, members[t], values[t], before);
                }
              });
      return true;
    } catch (CancellationException stopped) {
      positives.change(new int[0], placeOf);
      negatives.change(new int[0], placeOf);
      return false;
    }
  }

  /** The set, in the order of the rows. */
  int[] members() {
    int[] members = Arrays.copyOf(positives.members(), examples());
    for (int t = split(); t < members.length; t++) {
      members[t] = negatives.members()[members.length - 1 - t];
    }
    return members;
  }

  /** Makes a row what it has to be now. */
  private void bringTogether(int t, int example, float[] values, int before) {
    WorkingSetSide side = t < split() ? positives : negatives;
    int place = placeOf[example];
    int start = source.start(example);
    int startNegative = source.startNegative(example);
    float[] row = side.row(place);
    boolean isNew = row == null;
    if (isNew) {
      row = new float[length];
      side.setRow(place, row);
    } else if (row.length < length) {
      float[] longer = new float[length];
      int kept = negatives.before();
      System.arraycopy(row, 0, longer, 0, positives.before());
      System.arraycopy(row, before - kept, longer, length - kept, kept);
      row = longer;
      side.setRow(place, row);
    }
    positives.move(row, 0, 1);
    negatives.move(row, length - 1, -1);
    int fresh = isNew ? positives.count() : positives.fresh();
    for (int f = 0; f < fresh; f++) {
      int p = isNew ? f : positives.freshPlace(f);
      row[p] = value(values, start, startNegative, positives.members()[p]);
    }
    fresh = isNew ? negatives.count() : negatives.fresh();
    for (int f = 0; f < fresh; f++) {
      int p = isNew ? f : negatives.freshPlace(f);
      row[length - 1 - p] = value(values, start, startNegative, negatives.members()[p]);
    }
  }

  private float value(float[] values, int start, int startNegative, int example) {
    return values[(example < state.split ? start : startNegative) + example];
  }

  @Override
  public int examples() {
    return positives.count() + negatives.count();
  }

  @Override
  public int split() {
    return positives.count();
  }

  @Override
  public float[] array(int i) {
    return i < split() ? positives.row(i) : negatives.row(examples() - 1 - i);
  }

  @Override
  public int start(int i) {
    return 0;
  }

  @Override
  public int startNegative(int i) {
    return length - examples();
  }

  @Override
  public float diagonal(int i) {
    return array(i)[i < split() ? i : startNegative(i) + i];
  }
}
