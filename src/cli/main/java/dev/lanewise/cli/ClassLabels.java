package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import java.util.Arrays;

/** Labels of a data file as classes. */
final class ClassLabels {
  private ClassLabels() {}

  /**
   * @param name what messages call the data
   * @throws CommandFailure when a label is no integer of 32 bits; nothing is rounded
   */
  static int[] of(Dataset data, String name) throws CommandFailure {
    double[] labels = data.labels();
    int[] classes = integers(labels);
    for (int i = 0; i < labels.length; i++) {
      if (classes[i] != labels[i]) {
        throw new CommandFailure(
            ExitCodes.DATA,
            name
                + ": label of example "
                + (i + 1)
                + " is "
                + labels[i]
                + ", expected an integer from -2147483648 to 2147483647");
      }
    }
    return classes;
  }

  /** Labels that are known to be integers. */
  static int[] integers(double[] labels) {
    return Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
  }

  /** How often each class occurs. */
  static int[] counts(int[] labels, int[] classes) {
    int[] counts = new int[classes.length];
    for (int c = 0; c < counts.length; c++) {
      int wanted = classes[c];
      counts[c] = (int) Arrays.stream(labels).filter(label -> label == wanted).count();
    }
    return counts;
  }
}
