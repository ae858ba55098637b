package dev.lanewise.svm;

import java.time.Duration;

/** When a run has to end, as a value of {@link System#nanoTime}. */
final class Deadline {
  private Deadline() {}

  static long of(Duration limit) {
    long nanos =
        limit.compareTo(SvmParameters.NO_TIME_LIMIT) >= 0 ? Long.MAX_VALUE / 2 : limit.toNanos();
    return System.nanoTime() + nanos;
  }
}
