package dev.lanewise.simd;

/** What {@code lanewise.vectorBits} asks for. Alone, so that no class waits for another's start. */
final class VectorWidth {
  private VectorWidth() {}

  /**
   * Bits asked for; everything the machine may have when the property is not set.
   *
   * @throws IllegalArgumentException when the property is not 128, 256 or 512
   */
  static int requested() {
    String asked = System.getProperty("lanewise.vectorBits", "512");
    return switch (asked) {
      case "128", "256", "512" -> Integer.parseInt(asked);
      default ->
          throw new IllegalArgumentException(
              "lanewise.vectorBits is '" + asked + "', expected 128, 256 or 512");
    };
  }
}
