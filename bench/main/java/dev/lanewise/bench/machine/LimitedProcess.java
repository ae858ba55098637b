package dev.lanewise.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that came to its end, or was stopped.
 *
 * @param lines what it printed
 * @param seconds from its start to its end
 * @param stopped whether its time was over
 * @param exitStatus of the process
 */
public record LimitedProcess(List<String> lines, double seconds, boolean stopped, int exitStatus) {
  private static final long CHECK_MILLIS = 20;

  /** Starts a process. */
  public interface Starter {
    /** A new process. */
    Process start() throws IOException;
  }

  /**
   * Runs a process.
   *
   * @param firstSeconds the time it has
   * @param lineSeconds the time it has from then on, whenever it prints a line; NaN when lines do
   *     not give it more time
   */
  public static LimitedProcess run(Starter starter, double firstSeconds, double lineSeconds)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = starter.start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    Countdown countdown = new Countdown(process, firstSeconds);
    Thread.ofPlatform().daemon().start(countdown);
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (!Double.isNaN(lineSeconds)) {
          countdown.renew(lineSeconds);
        }
      }
      int status = process.waitFor();
      double seconds = (System.nanoTime() - began) * 1e-9;
      return new LimitedProcess(lines, seconds, countdown.stopped, status);
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  /**
   * What kept it from its end; null when nothing did.
   *
   * @param limitSeconds what it was allowed
   */
  public String ending(int limitSeconds) {
    if (stopped) {
      return "stopped after " + limitSeconds + " s";
    }
    return exitStatus == 0 ? null : "failed, exit status " + exitStatus;
  }

  /** Ends a process when its time is over. */
  private static final class Countdown implements Runnable {
    private final Process process;
    private volatile long deadline;
    private volatile boolean stopped;

    Countdown(Process process, double seconds) {
      this.process = process;
      renew(seconds);
    }

    void renew(double seconds) {
      deadline = System.nanoTime() + (long) (seconds * 1e9);
    }

    @Override
    public void run() {
      while (process.isAlive()) {
        if (System.nanoTime() - deadline > 0) {
          stopped = true;
          process.toHandle().destroyForcibly(); // what it has printed can still be read
          return;
        }
        try {
          Thread.sleep(CHECK_MILLIS);
        } catch (InterruptedException ends) {
          return;
        }
      }
    }
  }
}
