package dev.lanewise.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order when the user presses Ctrl-C: the main thread is interrupted, which
 * stops training and removes half-written files, and gets a moment to finish. The virtual machine
 * then exits with the status of the signal, 130.
 */
final class Interruption {
  private static final long GRACE_MILLIS = 2000;

  private final CountDownLatch done = new CountDownLatch(1);

  private Interruption() {}

  /**
   * @param main the thread that runs the command
   */
  static Interruption install(Thread main) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(main)));
    return interruption;
  }

  /** To be called before the main thread exits the virtual machine itself. */
  void mainIsDone() {
    done.countDown();
  }

  private void stop(Thread main) {
    if (done.getCount() == 0) {
      return;
    }
    main.interrupt();
    try {
      boolean inTime = done.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println("lanewise: interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
