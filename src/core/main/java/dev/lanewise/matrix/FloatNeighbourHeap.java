package dev.lanewise.matrix;

/**
 * A binary heap of neighbours, the farthest on top, in a part of two parallel arrays: squared
 * distances and indices, ordered by the distance and then by the index. With positions counted from
 * the top, the entry at i is not before those at 2 i + 1 and 2 i + 2.
 */
final class FloatNeighbourHeap {
  private FloatNeighbourHeap() {}

  /** Whether (d, index) comes before the other; the order of all neighbours in this library. */
  static boolean before(float d, long index, float otherD, long otherIndex) {
    return d < otherD || (d == otherD && index < otherIndex);
  }

  /** Replaces the farthest of the {@code size} entries from {@code top} on. */
  static void replaceFarthest(
      float[] squared, long[] indices, int top, int size, float d, long index) {
    sink(squared, indices, top, 0, size, d, index);
  }

  /** Sorts {@code size} entries from {@code top} on that are in any order, the nearest first. */
  static void sort(float[] squared, long[] indices, int top, int size) {
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(squared, indices, top, i, size, squared[top + i], indices[top + i]);
    }
    sortHeap(squared, indices, top, size);
  }

  /** Sorts {@code size} entries from {@code top} on that are a heap, the nearest first. */
  static void sortHeap(float[] squared, long[] indices, int top, int size) {
    for (int last = size - 1; last > 0; last--) {
      float d = squared[top + last];
      long index = indices[top + last];
      squared[top + last] = squared[top];
      indices[top + last] = indices[top];
      sink(squared, indices, top, 0, last, d, index);
    }
  }

  /** Puts an entry where position {@code at} is free, and lets it sink. */
  private static void sink(
      float[] squared, long[] indices, int top, int at, int size, float d, long index) {
    int hole = at;
    for (int child = 2 * hole + 1; child > 0 && child < size; child = 2 * hole + 1) {
      int next = top + child;
      if (child + 1 < size
          && before(squared[next], indices[next], squared[next + 1], indices[next + 1])) {
        next++;
      }
      if (!before(d, index, squared[next], indices[next])) {
        break;
      }
      squared[top + hole] = squared[next];
      indices[top + hole] = indices[next];
      hole = next - top;
    }
    squared[top + hole] = d;
    indices[top + hole] = index;
  }
}
