package dev.lanewise.cli;

import dev.lanewise.svm.TrainingListener;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far training is, where there is a terminal, and stops it with the thread that asked.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;

  private final Thread owner;

  /** Null where nobody looks. */
  private final ProgressBar bar;

  private volatile boolean stopped;

  /**
   * @param owner the thread whose interruption ends training on all threads
   */
  TrainingProgress(Console console, Thread owner) {
    this.owner = owner;
    this.bar = console.interactive() ? bar(console, "training") : null;
  }

  /** A bar without an end so far, that leaves no trace when it is closed. */
  static ProgressBar bar(Console console, String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(-1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .hideEta()
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(console.err()))
        .build();
  }

  @Override
  public boolean proceed(int pair, int pairs, long iterations, double violation) {
    if (bar != null && pairs > 1) {
      bar.maxHint(pairs);
      if (iterations == 0) {
        bar.step();
      }
    } else if (bar != null) {
      bar.stepTo(iterations);
      bar.setExtraMessage(String.format(Locale.ROOT, " KKT violation %.2g", violation));
    }
    if (owner.isInterrupted()) {
      stopped = true;
    }
    return !stopped;
  }

  /** Whether training was told to end. */
  boolean stopped() {
    return stopped;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
