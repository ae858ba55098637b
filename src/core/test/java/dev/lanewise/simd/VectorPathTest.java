package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VectorPathTest {
  private final AtomicInteger vectorRuns = new AtomicInteger();

  /** Where allocated objects escape to. */
  private volatile Object sink;

  @BeforeEach
  void vectorsCanRun() {
    assumeTrue(SimdSupport.vectors(), "only the scalar path here: " + SimdSupport.describe());
  }

  @Test
  void opensInTheBackgroundOnceNothingIsAllocated() throws InterruptedException {
    VectorPath path = path(1.0f, 300);
    WarmUp.inBackground(path);
    waitUntilRuns(301);
    for (int i = 0; i < 1000 && !path.isOpen(); i++) {
      Thread.sleep(5);
    }
    assertTrue(path.isOpen());
  }

  @Test
  void staysClosedWhileTheOpAllocates() throws InterruptedException {
    VectorPath path = path(1.0f, Integer.MAX_VALUE);
    WarmUp.inBackground(path);
    waitUntilRuns(1000);
    assertFalse(path.isOpen());
  }

  @Test
  void staysClosedWhenTheBitsDiffer() {
    staysClosed(path(Math.nextUp(1.0f), 0));
    assertEquals(1, vectorRuns.get());
    staysClosed(path(Float.NaN, 0));
  }

  @Test
  void staysClosedInTheBackgroundWhenTheBitsDiffer() throws InterruptedException {
    VectorPath path = path(Math.nextUp(1.0f), 0);
    WarmUp.inBackground(path);
    waitUntilRuns(1);
    Thread.sleep(50);
    assertFalse(path.isOpen());
    assertEquals(1, vectorRuns.get());
  }

  @Test
  void staysClosedWhenTheVectorFormDoesNotRun() {
    VectorPath path =
        new VectorPath(
            "a broken op",
            FloatSpecimen::new,
            (s, vectors) -> {
              if (vectors) {
                throw new NoClassDefFoundError("jdk/incubator/vector/FloatVector");
              }
            });
    staysClosed(path);
  }

  @Test
  void opensAtOnceWhenAskedTo() {
    assumeTrue(SimdSupport.AT_ONCE);
    assertTrue(path(1.0f, Integer.MAX_VALUE).open());
  }

  /** An op whose vector form returns {@code answer} and allocates in its first runs. */
  private VectorPath path(float answer, int allocating) {
    return new VectorPath(
        "a trial op",
        FloatSpecimen::new,
        (s, vectors) -> {
          if (vectors && vectorRuns.incrementAndGet() <= allocating) {
            sink = new Object();
          }
          s.result(vectors ? answer : 1.0f);
        });
  }

  /** At once, as tests run, that is an error of every call; in the background a warning. */
  private static void staysClosed(VectorPath path) {
    assumeTrue(SimdSupport.AT_ONCE);
    for (int call = 0; call < 3; call++) {
      String message = assertThrows(IllegalStateException.class, path::open).getMessage();
      assertEquals("lanewise.warmUp is none, but " + path.difference(), message);
      assertFalse(path.isOpen());
    }
  }

  private void waitUntilRuns(int runs) throws InterruptedException {
    for (int i = 0; i < 2000 && vectorRuns.get() < runs; i++) {
      Thread.sleep(5);
    }
    assertTrue(vectorRuns.get() >= runs, () -> vectorRuns + " runs");
  }
}
