package dev.lanewise.cli;

import dev.lanewise.data.Dataset;

/** Labels of a data file as classes. */
final class ClassLabels {
  private ClassLabels() {}

  /**
   * @param name what messages call the data
   * @throws CommandFailure when a label is no integer of 32 bits; nothing is rounded
   */
  static int[] of(Dataset data, String name) throws CommandFailure {
    double[] labels = data.labels();
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = (int) labels[i];
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
}
