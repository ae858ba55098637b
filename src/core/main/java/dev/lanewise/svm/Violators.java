package dev.lanewise.svm;

/**
 * The k least of many keys with the positions they came from: a heap with the greatest of the least
 * on top. Among equal keys the earlier position counts as less, so the answer does not depend on
 * how the heap is built.
 */
final class Violators {
  private final double[] keys;
  private final int[] positions;
  private int count;

  Violators(int most) {
    keys = new double[most];
    positions = new int[most];
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** The t-th of them, in no particular order. */
  int position(int t) {
    return positions[t];
  }

  /** Takes a key that comes later than all before. */
  void offer(double key, int position) {
    if (count < keys.length) {
      int at = count++;
      while (at > 0 && key >= keys[(at - 1) / 2]) {
        move((at - 1) / 2, at);
        at = (at - 1) / 2;
      }
      keys[at] = key;
      positions[at] = position;
    } else if (keys.length > 0 && key < keys[0]) {
      sink(key, position);
    }
  }

  private void sink(double key, int position) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= count) {
        break;
      }
      child += child + 1 < count && greater(child + 1, child) ? 1 : 0;
      if (key > keys[child] || (key == keys[child] && position > positions[child])) {
        break;
      }
      move(child, at);
      at = child;
    }
    keys[at] = key;
    positions[at] = position;
  }

  private boolean greater(int a, int b) {
    return keys[a] > keys[b] || (keys[a] == keys[b] && positions[a] > positions[b]);
  }

  private void move(int from, int to) {
    keys[to] = keys[from];
    positions[to] = positions[from];
  }
}
