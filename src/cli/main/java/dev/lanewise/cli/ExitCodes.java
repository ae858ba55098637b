package dev.lanewise.cli;

/** Exit statuses: those of sysexits.h, and of shells for signals. */
final class ExitCodes {
  static final int OK = 0;

  /** The optimisation stopped at a limit. */
  static final int NOT_CONVERGED = 1;

  /** Unknown or missing option or argument, or a value out of its range. */
  static final int USAGE = 64;

  /** The content of an input file is wrong. */
  static final int DATA = 65;

  /** An input file is missing or is no file. */
  static final int NO_INPUT = 66;

  /** The work does not fit into memory, or the machine lacks what was asked for. */
  static final int UNAVAILABLE = 69;

  /** A fault of the program. */
  static final int INTERNAL = 70;

  /** An output file cannot be made where it is wanted. */
  static final int NO_OUTPUT = 73;

  /** Reading or writing failed on the way. */
  static final int IO = 74;

  /** The system denies access. */
  static final int PERMISSION = 77;

  /** Stopped by Ctrl-C. */
  static final int INTERRUPTED = 130;

  /** Whoever read standard output has gone: as if stopped by SIGPIPE. */
  static final int PIPE = 141;

  private ExitCodes() {}
}
