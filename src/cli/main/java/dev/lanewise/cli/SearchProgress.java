package dev.lanewise.cli;

import dev.lanewise.select.SearchListener;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a search is and how long it may still take, where there is a terminal, and stops it
 * with the thread that asked.
 */
final class SearchProgress implements SearchListener, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;

  private final Thread owner;
  private final long fits;

  /** Null where nobody looks. */
  private final ProgressBar bar;

  private volatile boolean stopped;

  /**
   * @param owner the thread whose interruption ends the search on all threads
   * @param fits how many models will be trained
   * @param quiet whether to show nothing
   */
  SearchProgress(Console console, Thread owner, long fits, boolean quiet) {
    this.owner = owner;
    this.fits = fits;
    this.bar =
        console.interactive() && !quiet
            ? new ProgressBarBuilder()
                .setTaskName("searching")
                .setInitialMax(fits)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build()
            : null;
  }

  @Override
  public boolean proceed(double share) {
    if (bar != null) {
      advance(Math.round(share * fits));
    }
    if (owner.isInterrupted()) {
      stopped = true;
    }
    return !stopped;
  }

  /** Threads race; a bar that goes back would be read as trouble. */
  private synchronized void advance(long done) {
    if (done > bar.getCurrent()) {
      bar.stepTo(done);
    }
  }

  /** Where the bar stands; 0 where nobody looks. */
  long shown() {
    return bar == null ? 0 : bar.getCurrent();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
