package dev.lanewise.bench.work;

import java.util.function.Supplier;

/**
 * One thing to measure.
 *
 * @param name family.precision.shape, unique
 * @param cost what it takes
 * @param seconds share of a fork, warming up included
 * @param threads threads it needs
 * @param everyForks 1 to be measured in every fork, 5 in every fifth
 * @param opener makes data and contestants; called where and when they are needed
 */
public record Work(
    String name, Cost cost, double seconds, int threads, int everyForks, Supplier<Contest> opener) {
  /** A work for one thread with the usual share of time. */
  Work(String name, Cost cost, Supplier<Contest> opener) {
    this(name, cost, 0.2, 1, 1, opener);
  }

  /** The same with another share of each fork. */
  Work lasting(double newSeconds) {
    return new Work(name, cost, newSeconds, threads, everyForks, opener);
  }

  /** The same in one of so many forks. */
  Work inOneOf(int forks) {
    return new Work(name, cost, seconds, threads, forks, opener);
  }

  /** Makes the data. */
  public Contest open() {
    return opener.get();
  }
}
