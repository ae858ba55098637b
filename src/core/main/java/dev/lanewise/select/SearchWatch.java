package dev.lanewise.select;

import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Status;
import java.util.concurrent.CancellationException;

/**
 * Tells the listener of a search how far it is, and remembers a no, which may come from an
 * interruption of the thread that searches too. Thread-safe.
 */
final class SearchWatch {
  private final SearchListener listener;
  private final Thread owner = Thread.currentThread();
  private volatile double share;
  private volatile boolean stopped;

  SearchWatch(SearchListener listener) {
    this.listener = listener;
  }

  /** Whether the search may go on. */
  boolean proceeds(double newShare) {
    share = newShare;
    if (!stopped && (owner.isInterrupted() || !listener.proceed(newShare))) {
      stopped = true;
    }
    return !stopped;
  }

  /**
   * Tells how far it is.
   *
   * @throws CancellationException when the search is to stop
   */
  void progress(double newShare) {
    if (!proceeds(newShare)) {
      throw new CancellationException("the search was stopped");
    }
  }

  /** The same threads, asking whether the search may go on. */
  RowPartition watched(RowPartition partition) {
    return partition.whilst(() -> proceeds(share));
  }

  /**
   * Lets no model count that was left unfinished.
   *
   * @throws CancellationException when it was
   */
  void ended(Status status) {
    if (status == Status.CANCELLED) {
      stopped = true;
      progress(share);
    }
  }
}
