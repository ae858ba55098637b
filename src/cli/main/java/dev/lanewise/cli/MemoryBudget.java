package dev.lanewise.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Memory budgets on the command line: megabytes, half of the heap when nothing is said. */
final class MemoryBudget {
  private static final int MEGABYTE = 1 << 20;

  private MemoryBudget() {}

  /**
   * @param option name for the message
   * @param megabytes null when the option was not given
   * @throws ParameterException when there is no such part of the heap
   */
  static long bytes(CommandSpec spec, String option, Double megabytes) {
    long heap = Runtime.getRuntime().maxMemory();
    if (megabytes == null) {
      return heap / 2;
    }
    if (!(megabytes > 0 && megabytes * MEGABYTE <= heap)) {
      throw new ParameterException(
          spec.commandLine(),
          option
              + " is "
              + Numbers.general(megabytes)
              + ", expected a number above 0 and up to the "
              + heap / MEGABYTE
              + " MB of the heap, which LANEWISE_JAVA_OPTS=-Xmx... can raise");
    }
    return (long) Math.ceil(megabytes * MEGABYTE);
  }
}
