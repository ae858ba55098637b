package dev.lanewise.cli;

import dev.lanewise.svm.TrainingListener;
import java.util.BitSet;
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

  /** Numbers of the problems that have begun, of {@link #problems} that there are. */
  private final BitSet begun = new BitSet();

  private int problems;

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
      showBegun(pair, pairs);
    } else if (bar != null) {
      bar.stepTo(iterations);
      bar.setExtraMessage(String.format(Locale.ROOT, " KKT violation %.2g", violation));
    }
    if (owner.isInterrupted()) {
      stopped = true;
    }
    return !stopped;
  }

  /** A problem may be told of often, before its first iteration too, and by any thread. */
  private synchronized void showBegun(int pair, int pairs) {
    if (pairs == problems && begun.get(pair)) {
      return;
    }
    if (pairs != problems) {
      begun.clear();
      problems = pairs;
      bar.maxHint(pairs);
    }
    begun.set(pair);
    bar.stepTo(begun.cardinality());
  }

  /** Where the bar stands, of {@code most()}; 0 where nobody looks. */
  long shown() {
    return bar == null ? 0 : bar.getCurrent();
  }

  /** The end of the bar; 0 where nobody looks. */
  long most() {
    return bar == null ? 0 : bar.getMax();
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
