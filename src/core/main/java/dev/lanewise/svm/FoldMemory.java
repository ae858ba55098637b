package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import java.util.List;

/**
 * How much of a cross-validation may go on at a time under the bytes that the parameters allow for
 * kernel rows.
 *
 * @param threads that may work, 0 when not even one may
 * @param jobsTogether whose solutions may be kept until every pair of classes has one
 */
record FoldMemory(int threads, int jobsTogether) {
  /** A support vector of a solution: its number and its coefficient. */
  private static final int SOLUTION_BYTES = Integer.BYTES + Double.BYTES;

  static FoldMemory of(FoldedExamples examples, List<FoldTrainer.Job> jobs, int threads) {
    long bytes = Runtime.getRuntime().maxMemory();
    for (FoldTrainer.Job job : jobs) {
      bytes = Math.min(bytes, job.parameters().memoryBytes());
    }
    List<ClassPair> pairs = ClassPair.all(examples.all().labels().length);
    long largest = 0;
    long solutions = 0;
    for (ClassPair pair : pairs) {
      long n = (long) examples.all().count(pair.first()) + examples.all().count(pair.second());
      largest = Math.max(largest, n);
      solutions += n * SOLUTION_BYTES;
    }
    if (largest * largest > CapacityException.LARGEST_ARRAY) {
      return new FoldMemory(0, 0);
    }
    long gram = CapacityException.bytes(largest, largest, Float.BYTES);
    boolean binary = pairs.size() == 1;
    // What is shared, and what a chain has of it: each thread its own of both, or of the latter.
    long left = binary ? bytes - gram : bytes / 2;
    long most = left / (binary ? gram : 2 * gram);
    long together = Math.clamp(bytes / 2 / solutions, 1, Integer.MAX_VALUE);
    return new FoldMemory((int) Math.min(threads, most), (int) together);
  }
}
