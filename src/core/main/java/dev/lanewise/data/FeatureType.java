package dev.lanewise.data;

/** What a feature is read as. */
enum FeatureType {
  /** A float, rounded once. */
  FLOAT("32-bit floats", Float.BYTES),
  /** A double, rounded once. */
  DOUBLE("64-bit floats", Double.BYTES),
  /** A double of which there is a float too: that of a support vector. */
  DOUBLE_NEAR_FLOAT("64-bit floats", Double.BYTES);

  private final String plural;
  private final int bytes;

  FeatureType(String plural, int bytes) {
    this.plural = plural;
    this.bytes = bytes;
  }

  /** How messages call many of them. */
  String plural() {
    return plural;
  }

  int bytes() {
    return bytes;
  }
}
