package dev.lanewise.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Runs one op on specimens, to see whether its vector form is right and whether it is compiled. */
final class Rehearsal {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Runnable vectors;
  private final Agreement agreement;

  /**
   * A rehearsal of {@code performance}, each on specimens of its own.
   *
   * @param specimens makes equal specimens
   */
  <S extends Specimen> Rehearsal(Supplier<S> specimens, Performance<S> performance) {
    S specimen = specimens.get();
    vectors =
        () -> {
          specimen.reset();
          performance.on(specimen, true);
        };
    agreement =
        () -> {
          S twin = specimens.get();
          performance.on(twin, false);
          vectors.run();
          return specimen.same(twin);
        };
  }

  /** One op applied to a specimen, for several lengths so that C2 sees every branch taken. */
  @FunctionalInterface
  interface Performance<S> {
    /** Runs the vector form or the scalar twin. */
    void on(S specimen, boolean vectors);
  }

  @FunctionalInterface
  private interface Agreement {
    boolean holds();
  }

  /** Whether the vector form links, runs and gives the bits of the scalar twin. */
  boolean agrees() {
    try {
      return agreement.holds();
    } catch (LinkageError | RuntimeException broken) {
      return false;
    }
  }

  /** Runs the vector form once; whether that allocated nothing, and so was compiled by C2. */
  boolean compiled() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    vectors.run();
    return THREADS.getCurrentThreadAllocatedBytes() == before;
  }
}
