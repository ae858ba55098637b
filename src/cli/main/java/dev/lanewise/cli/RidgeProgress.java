package dev.lanewise.cli;

import dev.lanewise.matrix.RowPartition;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows how far a search is, where there is a terminal, and stops it with the thread that asked.
 */
final class RidgeProgress implements AutoCloseable {
  private final Thread owner;

  /** Null where nobody looks. */
  private final ProgressBar bar;

  RidgeProgress(Console console, Thread owner) {
    this.owner = owner;
    this.bar = console.interactive() ? TrainingProgress.bar(console, "leave-one-out") : null;
  }

  /** The same threads until the owner is interrupted. */
  RowPartition watching(RowPartition partition) {
    return partition.whilst(() -> !owner.isInterrupted());
  }

  /** Announces how many cells there will be. */
  void expect(long cells) {
    if (bar != null) {
      bar.maxHint(bar.getCurrent() + cells);
    }
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
