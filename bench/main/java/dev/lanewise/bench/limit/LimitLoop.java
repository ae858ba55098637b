package dev.lanewise.bench.limit;

import dev.lanewise.bench.Loop;

/**
 * A loop that does nothing but reach its limit.
 *
 * @param amount operations or bytes of one repetition
 * @param renewal brings it back to its best after the collector has moved its data
 */
public record LimitLoop(Loop loop, double amount, Runnable renewal) {
  /** Half of the first level, half of the second, several times the third. */
  private static long bytes(Limit limit) {
    return switch (limit) {
      case READ_L1 -> Caches.level1() / 2;
      case READ_L2 -> Caches.level2() / 2;
      default -> Math.max(128L << 20, 4 * Caches.level3());
    };
  }

  /**
   * The loop for a limit.
   *
   * @throws IllegalArgumentException for {@link Limit#NONE}
   */
  public static LimitLoop of(Limit limit) {
    return switch (limit) {
      case FMA_FLOAT -> new LimitLoop(FloatFmaPeak::repeat, FloatFmaPeak.FLOP, () -> {});
      case FMA_DOUBLE -> new LimitLoop(DoubleFmaPeak::repeat, DoubleFmaPeak.FLOP, () -> {});
      case READ_L1, READ_L2, READ_MEMORY -> reading(limit);
      case NONE -> throw new IllegalArgumentException("nothing bounds " + limit);
    };
  }

  /** Operations or bytes of one repetition, without making any data. */
  public static double amount(Limit limit) {
    return switch (limit) {
      case FMA_FLOAT -> FloatFmaPeak.FLOP;
      case FMA_DOUBLE -> DoubleFmaPeak.FLOP;
      case READ_L1, READ_L2, READ_MEMORY -> ReadBandwidth.bytes(bytes(limit));
      case NONE -> throw new IllegalArgumentException("nothing bounds " + limit);
    };
  }

  private static LimitLoop reading(Limit limit) {
    ReadBandwidth reading = new ReadBandwidth(bytes(limit));
    return new LimitLoop(reading::repeat, amount(limit), reading::align);
  }

  /** The same, at its best. */
  public LimitLoop renewed() {
    renewal.run();
    return this;
  }
}
