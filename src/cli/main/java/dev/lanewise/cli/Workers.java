package dev.lanewise.cli;

import dev.lanewise.matrix.RowPartition;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A small pool of daemon threads for one command, the calling thread being one of the workers. */
final class Workers implements AutoCloseable {
  /** The option {@code --threads}. */
  static final class Options {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
        names = "--threads",
        paramLabel = "<n>",
        description =
            "Threads to work with (default: all processors). Results do not depend on it.")
    private Integer threads;

    /**
     * @throws ParameterException when there would be no thread
     */
    Workers start() {
      int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
      if (count < 1 || count > MOST) {
        throw new ParameterException(
            spec.commandLine(), "--threads is " + count + ", expected 1 to " + MOST);
      }
      return new Workers(count);
    }
  }

  private static final int MOST = 1024;

  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    AtomicInteger started = new AtomicInteger();
    this.threads = threads;
    this.pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                work -> {
                  Thread thread = new Thread(work, "worker-" + started.incrementAndGet());
                  thread.setDaemon(true);
                  return thread;
                });
  }

  RowPartition partition() {
    return pool == null ? RowPartition.caller() : RowPartition.over(pool, threads);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
