package dev.lanewise.matrix;

import java.util.Locale;

/** A request that does not fit into memory, refused before anything is allocated. */
public final class CapacityException extends IllegalStateException {
  /** Elements that an array holds at most on every virtual machine we know. */
  public static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private static final long serialVersionUID = 1L;

  public CapacityException(String message) {
    super(message);
  }

  /**
   * Refuses {@code bytes} that pass the largest heap this virtual machine may grow to.
   *
   * @param what names the object in the message, with its shape
   * @param advice what the caller can do about it
   * @throws CapacityException when they do
   */
  public static void check(String what, long bytes, String advice) {
    check(what, bytes, Runtime.getRuntime().maxMemory(), advice);
  }

  /**
   * Refuses {@code bytes} above {@code limit}.
   *
   * @throws CapacityException when they are
   */
  public static void check(String what, long bytes, long limit, String advice) {
    if (bytes < 0 || bytes > limit) {
      throw new CapacityException(
          String.format(
              Locale.ROOT, "%s needs %,d bytes, limit %,d bytes: %s", what, bytes, limit, advice));
    }
  }

  /** Product of two counts and an element size; a product past 2^63 - 1 counts as that. */
  public static long bytes(long rows, long columns, int elementBytes) {
    long high = Math.multiplyHigh(rows, columns);
    long low = rows * columns;
    boolean fits = high == 0 && low >= 0 && low <= Long.MAX_VALUE / elementBytes;
    return fits ? low * elementBytes : Long.MAX_VALUE;
  }
}
