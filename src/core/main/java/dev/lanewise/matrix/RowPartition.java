package dev.lanewise.matrix;

import dev.lanewise.simd.ArithmeticMode;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * How work is split: into tasks by rows of the result, taken in turn by the calling thread and by
 * helpers that run on the executor the caller passes. Never the common pool. The split decides who
 * computes an element, not how, so results do not depend on it.
 *
 * <p>The caller always works too and waits only for helpers that have begun: an executor that is
 * busy, too small or the caller's own cannot make it hang.
 */
public final class RowPartition {
  private static final RowPartition CALLER = new RowPartition(null, 1, () -> true);

  private final Executor executor;
  private final int threads;
  private final BooleanSupplier proceed;

  private RowPartition(Executor executor, int threads, BooleanSupplier proceed) {
    this.executor = executor;
    this.threads = threads;
    this.proceed = proceed;
  }

  /** One piece of work. */
  @FunctionalInterface
  public interface Task {
    /**
     * Runs piece {@code task}.
     *
     * @param worker which of the threads this is, in [0, threads): picks scratch space
     */
    void run(int task, int worker);
  }

  /** Everything on the calling thread. */
  public static RowPartition caller() {
    return CALLER;
  }

  /**
   * On the calling thread and up to {@code threads - 1} helpers of {@code executor}.
   *
   * @throws IllegalArgumentException when threads is not positive
   */
  public static RowPartition over(Executor executor, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
    }
    return new RowPartition(Objects.requireNonNull(executor, "executor"), threads, () -> true);
  }

  /** At most so many of the same threads, at least one. */
  public RowPartition atMost(int most) {
    return new RowPartition(executor, Math.clamp(most, 1, threads), proceed);
  }

  /**
   * The same threads, and a way to stop them.
   *
   * @param question asked on the calling thread before each task that it takes, after the questions
   *     there are already; false ends {@link #run} with a CancellationException
   */
  public RowPartition whilst(BooleanSupplier question) {
    Objects.requireNonNull(question, "question");
    return new RowPartition(
        executor, threads, () -> proceed.getAsBoolean() && question.getAsBoolean());
  }

  /** Asks the questions of {@link #whilst}; true where there are none. */
  public boolean proceeds() {
    return proceed.getAsBoolean();
  }

  /** Number of threads that may work at once, the caller included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs all tasks and returns when they are done. The first exception of any task stops the
   * remaining ones and is thrown here.
   *
   * @throws CancellationException when the question of {@link #whilst} is answered with no
   * @throws IllegalStateException when native code has changed the floating-point mode of a thread
   *     that works: see {@link ArithmeticMode}
   */
  public void run(int tasks, Task task) {
    int helpers = Math.min(threads, tasks) - 1;
    if (helpers <= 0) {
      ArithmeticMode.check();
      for (int t = 0; t < tasks; t++) {
        ask();
        task.run(t, 0);
      }
      return;
    }
    Task asking =
        (t, worker) -> {
          if (worker == 0) {
            ask();
          }
          task.run(t, worker);
        };
    Shared shared = new Shared(tasks, asking);
    for (int h = 1; h <= helpers; h++) {
      int worker = h;
      try {
        executor.execute(() -> shared.help(worker));
      } catch (RejectedExecutionException full) {
        break; // the caller does the rest
      } catch (Throwable broken) {
        shared.fail(broken); // helpers that began still have to be waited for
        break;
      }
    }
    shared.work(0);
    shared.close();
    shared.rethrow();
  }

  private void ask() {
    if (!proceed.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  /** What caller and helpers of one run share. */
  private static final class Shared {
    private static final int CLOSED = Integer.MIN_VALUE;

    /** Helpers at work; CLOSED plus that once the run is closed to newcomers. */
    private final AtomicInteger active = new AtomicInteger();

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch idle = new CountDownLatch(1);
    private final int tasks;
    private final Task task;

    Shared(int tasks, Task task) {
      this.tasks = tasks;
      this.task = task;
    }

    void work(int worker) {
      try {
        ArithmeticMode.check();
        for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
          task.run(t, worker);
        }
      } catch (Throwable thrown) {
        fail(thrown);
      }
    }

    void fail(Throwable thrown) {
      failure.compareAndSet(null, thrown);
      next.set(tasks);
    }

    void help(int worker) {
      if (active.getAndUpdate(a -> a < 0 ? a : a + 1) < 0) {
        return;
      }
      work(worker);
      if (active.updateAndGet(a -> a - 1) == CLOSED) {
        idle.countDown();
      }
    }

    /** Turns newcomers away and waits for the helpers at work. */
    void close() {
      if (active.getAndUpdate(a -> CLOSED + a) == 0) {
        return;
      }
      try {
        idle.await();
      } catch (InterruptedException e) {
        // Helpers still write into the caller's buffers: wait on, with the flag up for them to see.
        Thread.currentThread().interrupt();
        while (idle.getCount() > 0) {
          Thread.yield();
        }
      }
    }

    void rethrow() {
      switch (failure.get()) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }
}
