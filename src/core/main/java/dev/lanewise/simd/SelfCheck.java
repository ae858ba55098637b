package dev.lanewise.simd;

/** Asks the checks of both precisions, and takes a failure to link for a difference. */
final class SelfCheck {
  private SelfCheck() {}

  /** Name of the first vector op that does not give the bits of its scalar twin, or null. */
  static String firstDifference() {
    try {
      String name = FloatSelfCheck.firstDifference();
      return name != null ? name : DoubleSelfCheck.firstDifference();
    } catch (LinkageError | RuntimeException broken) {
      return "set (" + broken + ")";
    }
  }
}
