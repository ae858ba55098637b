package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowPartitionTest {
  @Test
  void everyTaskRunsOnceWhateverTheThreads() {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int threads = 1; threads <= 8; threads++) {
        for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
          AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
          int limit = threads;
          RowPartition.over(pool, threads)
              .run(
                  tasks,
                  (task, worker) -> {
                    assertTrue(worker >= 0 && worker < limit);
                    runs.incrementAndGet(task);
                  });
          for (int t = 0; t < tasks; t++) {
            assertEquals(1, runs.get(t));
          }
        }
      }
    }
  }

  @Test
  void nestedRunsOnASingleThreadDoNotDeadlock() throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      RowPartition inner = RowPartition.over(pool, 4);
      AtomicIntegerArray runs = new AtomicIntegerArray(1);
      Future<?> outer =
          pool.submit(() -> inner.run(100, (task, worker) -> runs.incrementAndGet(0)));
      outer.get(30, TimeUnit.SECONDS);
      assertEquals(100, runs.get(0));
    }
  }

  @Test
  void anExecutorThatRefusesLeavesTheWorkToTheCaller() {
    RowPartition refusing =
        RowPartition.over(
            task -> {
              throw new RejectedExecutionException("full");
            },
            3);
    int[] runs = new int[1];
    refusing.run(50, (task, worker) -> runs[0]++);
    assertEquals(50, runs[0]);
  }

  @Test
  void theFirstExceptionReachesTheCallerAndThePoolLivesOn() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition partition = RowPartition.over(pool, 3);
      IllegalStateException thrown = new IllegalStateException("task 17");
      for (int repeat = 0; repeat < 200; repeat++) {
        IllegalStateException caught =
            assertThrows(
                IllegalStateException.class,
                () ->
                    partition.run(
                        40,
                        (task, worker) -> {
                          if (task == 17) {
                            throw thrown;
                          }
                        }));
        assertSame(thrown, caught);
      }
      int[] sum = new int[3];
      partition.run(10, (task, worker) -> sum[worker]++);
      assertEquals(10, sum[0] + sum[1] + sum[2]);
    }
  }

  @Test
  void anExecutorThatBreaksIsReportedAfterItsHelpersHaveStopped() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      int[] calls = new int[1];
      AtomicIntegerArray running = new AtomicIntegerArray(1);
      RowPartition breaking =
          RowPartition.over(
              helper -> {
                if (++calls[0] == 2) {
                  throw new OutOfMemoryError("no thread");
                }
                pool.execute(helper);
              },
              4);
      assertThrows(
          OutOfMemoryError.class,
          () ->
              breaking.run(
                  1000,
                  (task, worker) -> {
                    running.incrementAndGet(0);
                    Thread.onSpinWait();
                    running.decrementAndGet(0);
                  }));
      assertEquals(0, running.get(0));
    }
  }

  @Test
  void anInterruptIsKeptForTheCaller() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Thread.currentThread().interrupt();
      RowPartition.over(pool, 3).run(10, (task, worker) -> Thread.onSpinWait());
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void threadsHaveToBePositive() {
    var e = assertThrows(IllegalArgumentException.class, () -> RowPartition.over(Runnable::run, 0));
    assertEquals("threads is 0, expected at least 1", e.getMessage());
  }
}
