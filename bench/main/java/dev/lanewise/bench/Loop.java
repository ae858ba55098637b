package dev.lanewise.bench;

/**
 * Does one thing a number of times. The loop belongs to the one who is timed: every implementation
 * has a loop and a type profile of its own, and an op of 5 ns pays for no call through an
 * interface.
 */
@FunctionalInterface
public interface Loop {
  /**
   * Does it {@code times} times.
   *
   * @return something that depends on every result, so that none can be left out
   */
  double repeat(int times);
}
