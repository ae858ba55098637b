package dev.lanewise.property;

import dev.lanewise.matrix.RowPartition;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Helpers for runs on several threads: daemons, so nothing has to be closed. */
final class Threads {
  private static final ExecutorService HELPERS =
      Executors.newFixedThreadPool(3, Thread.ofPlatform().daemon().name("helper-", 1).factory());

  private Threads() {}

  /** A partition over so many threads, more of them than processors included. */
  static RowPartition of(int threads) {
    return RowPartition.over(HELPERS, threads);
  }
}
