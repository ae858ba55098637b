package dev.lanewise.data;

/**
 * What a reader may be asked to hold. A short file can name a huge feature index, and dense storage
 * pays for every column up to it; both limits are checked before memory is taken.
 *
 * @param maxFeatures largest feature index accepted, at least 1
 * @param maxBytes most bytes that the entries read so far and the dense result may take together;
 *     the heap still free is always a limit as well
 */
public record Limits(int maxFeatures, long maxBytes) {
  /** The largest feature index that {@link #defaults()} accepts. */
  public static final int DEFAULT_MAX_FEATURES = 10_000_000;

  /** Checks that both limits are positive. */
  public Limits {
    if (maxFeatures < 1) {
      throw new IllegalArgumentException("maxFeatures=" + maxFeatures + " must be at least 1");
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes=" + maxBytes + " must be at least 1");
    }
  }

  /** Indices up to {@value #DEFAULT_MAX_FEATURES}; memory limited by the free heap alone. */
  public static Limits defaults() {
    return new Limits(DEFAULT_MAX_FEATURES, Long.MAX_VALUE);
  }

  /** These limits with another largest feature index. */
  public Limits withMaxFeatures(int features) {
    return new Limits(features, maxBytes);
  }

  /** These limits with another number of bytes. */
  public Limits withMaxBytes(long bytes) {
    return new Limits(maxFeatures, bytes);
  }

  /** Refuses to write a model that could not be read. */
  static void requireFeatures(int features) {
    if (features < 1 || features > DEFAULT_MAX_FEATURES) {
      throw new IllegalArgumentException(
          "model has " + features + " features, a file may have 1.." + DEFAULT_MAX_FEATURES);
    }
  }
}
