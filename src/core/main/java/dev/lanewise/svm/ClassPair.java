package dev.lanewise.svm;

import java.util.ArrayList;
import java.util.List;

/**
 * Two classes of a one-vs-one model, by their numbers; decisions above 0 vote for the first.
 *
 * @param first the positive class
 * @param second the negative class, after the first
 */
record ClassPair(int first, int second) {
  /** All pairs of k classes: (0,1), (0,2), ..., (1,2), ... */
  static List<ClassPair> all(int k) {
    List<ClassPair> pairs = new ArrayList<>();
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        pairs.add(new ClassPair(a, b));
      }
    }
    return List.copyOf(pairs);
  }
}
