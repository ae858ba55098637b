package dev.lanewise.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ObjectGramTest {
  private static final ObjectKernel<CharSequence> SSK = TextKernels.subsequences(3, 0.6);
  private static final RowPartition CALLER = RowPartition.caller();

  @Test
  void everyValueIsTheKernelOfItsPair() {
    List<String> texts = Examples.texts(30, 20, "abc", 1);
    List<String> others = Examples.texts(7, 20, "abc", 2);
    DoubleMatrix raw = ObjectGram.gram(SSK, texts, Scale.RAW, CALLER);
    DoubleMatrix cross = ObjectGram.crossGram(SSK, others, texts, Scale.RAW, CALLER);
    DoubleMatrix unit = ObjectGram.crossGram(SSK, others, texts);
    for (int j = 0; j < texts.size(); j++) {
      for (int i = 0; i < texts.size(); i++) {
        assertEquals(SSK.value(texts.get(i), texts.get(j)), raw.get(i, j));
      }
      for (int i = 0; i < others.size(); i++) {
        String text = others.get(i);
        double k = SSK.value(text, texts.get(j));
        double with = SSK.value(text, text);
        assertEquals(k, cross.get(i, j));
        double expected = k == 0 ? 0 : k / Math.sqrt(with * raw.get(j, j));
        assertEquals(expected, unit.get(i, j));
      }
    }
  }

  @Test
  void matricesAreSymmetricAndThreadsDoNotShow() {
    List<String> texts = Examples.texts(70, 25, "ab", 3);
    DoubleMatrix alone = ObjectGram.gram(SSK, texts);
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(bits(alone.get(i, j)), bits(alone.get(j, i)));
      }
      assertEquals(texts.get(i).length() < 3 ? 0.0 : 1.0, alone.get(i, i));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int threads = 2; threads <= 4; threads++) {
        RowPartition partition = RowPartition.over(pool, threads);
        assertArrayEquals(
            alone.array(), ObjectGram.gram(SSK, texts, Scale.UNIT, partition).array());
        assertArrayEquals(
            ObjectGram.crossGram(SSK, texts, texts).array(),
            ObjectGram.crossGram(SSK, texts, texts, Scale.UNIT, partition).array());
      }
    }
    assertArrayEquals(alone.array(), ObjectGram.crossGram(SSK, texts, texts).array());
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void objectsArePreparedOnceAndPairsEvaluatedOnce() {
    AtomicInteger prepared = new AtomicInteger();
    AtomicInteger evaluated = new AtomicInteger();
    PreparedKernel<Integer, Double> kernel =
        new PreparedKernel<>() {
          @Override
          public Double prepare(Integer object) {
            prepared.incrementAndGet();
            return (double) object;
          }

          @Override
          public double preparedValue(Double a, Double b) {
            evaluated.incrementAndGet();
            return a * b;
          }
        };
    List<Integer> objects = Collections.nCopies(100, 3);
    ObjectGram.gram(kernel, objects);
    assertEquals(100, prepared.get());
    // The diagonal to normalise by, each pair, and two ways round of a sample.
    assertEquals(100 + 100 * 99 / 2 + 2 * 32, evaluated.get());
    prepared.set(0);
    ObjectGram.crossGram(kernel, objects.subList(0, 10), objects);
    assertEquals(110, prepared.get());
    prepared.set(0);
    ObjectGram.gram(kernel.after(Function.<Integer>identity()), objects);
    assertEquals(100, prepared.get());
  }

  @Test
  void aLambdaIsAKernel() {
    ObjectKernel<Double> product = (a, b) -> a * b;
    assertFalse(product.positiveSemidefinite());
    List<Double> objects = List.of(2.0, -3.0, 0.0, 1e200, 1e-170);
    DoubleMatrix unit = ObjectGram.gram(product, objects.subList(0, 3));
    assertArrayEquals(new double[] {1, -1, 0, -1, 1, 0, 0, 0, 0}, unit.array());
    ObjectKernel<Double> tiny = (a, b) -> a == b ? 1e-200 : 1e-201;
    assertEquals(0.1, ObjectGram.gram(tiny, List.of(2.0, 3.0)).get(1, 0), 1e-15);
    ObjectKernel<Double> huge = (a, b) -> a == b ? 1e200 : 1e199;
    assertEquals(0.1, ObjectGram.gram(huge, List.of(2.0, 3.0)).get(1, 0), 1e-15);
    assertEquals(1.0, ObjectGram.gram(huge, List.of(2.0, 3.0)).get(1, 1));
    PreparedKernel<String, ?> lengths = product.after(text -> (double) text.length());
    assertEquals(6, lengths.value("ab", "abc"));
  }

  @Test
  void noObjectsAndOneObject() {
    assertEquals(0, ObjectGram.gram(SSK, List.<String>of()).rows());
    assertEquals(1, ObjectGram.gram(SSK, List.of("abcd")).get(0, 0));
    assertEquals(0, ObjectGram.gram(SSK, List.of("")).get(0, 0));
    DoubleMatrix none = ObjectGram.crossGram(SSK, List.of("abc"), List.<String>of());
    assertEquals("1 x 0", none.rows() + " x " + none.cols());
  }

  @Test
  void valuesThatAreNoKernelAreRefusedNamingTheObjects() {
    List<Integer> objects = List.of(0, 1, 2, 3);
    assertMessage(
        "K(object 2, object 2) is -1.0; normalised values need it", (a, b) -> a < 2 ? 1 : -1);
    assertMessage("K(object 1, object 1) is NaN; normalised", (a, b) -> a == 1 ? Double.NaN : 1);
    ObjectKernel<Integer> asymmetric = (a, b) -> a - 2 * b;
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ObjectGram.gram(asymmetric, objects, Scale.RAW, CALLER))
            .getMessage();
    assertTrue(
        message.matches(
            "K\\(object \\d, object \\d\\) is -?\\d.0, K\\(object \\d, object \\d\\) is -?\\d.0;"
                + " a kernel is symmetric"),
        message);
    // Too few pairs are sampled among 400 objects to find this one: all values are looked at.
    ObjectKernel<Integer> onePair = (a, b) -> a + b == 700 + 77 ? Double.POSITIVE_INFINITY : 1;
    List<Integer> many =
        new AbstractList<>() {
          @Override
          public Integer get(int i) {
            return i == 399 ? 700 : i == 398 ? 77 : 0;
          }

          @Override
          public int size() {
            return 400;
          }
        };
    assertEquals(
        "K(object 399, object 398) is Infinity; kernel values have to be finite",
        assertThrows(
                IllegalArgumentException.class,
                () -> ObjectGram.gram(onePair, many, Scale.RAW, CALLER))
            .getMessage());
    assertEquals(
        "K(row 1, object 398) is not finite",
        assertThrows(
                IllegalArgumentException.class,
                () -> ObjectGram.crossGram(onePair, List.of(5, 700), many, Scale.RAW, CALLER))
            .getMessage());
    ObjectKernel<Integer> negative = (a, b) -> a;
    assertEquals(
        "K(row 1, itself) is negative or not finite",
        assertThrows(
                IllegalArgumentException.class,
                () -> ObjectGram.crossGram(negative, List.of(1, -1), objects))
            .getMessage());
    assertEquals(
        "object 1 is null",
        assertThrows(
                NullPointerException.class, () -> ObjectGram.gram(SSK, Arrays.asList("a", null)))
            .getMessage());
  }

  private static void assertMessage(String expected, ObjectKernel<Integer> kernel) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> ObjectGram.gram(kernel, List.of(0, 1, 2, 3)))
            .getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  @Test
  void whatAKernelThrowsReachesTheCaller() {
    IllegalStateException broken = new IllegalStateException("broken");
    ObjectKernel<Integer> kernel =
        (a, b) -> {
          if (a + b == 40) {
            throw broken;
          }
          return 1;
        };
    List<Integer> objects = java.util.stream.IntStream.range(0, 40).boxed().toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      assertSame(
          broken,
          assertThrows(
              IllegalStateException.class,
              () -> ObjectGram.gram(kernel, objects, Scale.RAW, RowPartition.over(pool, 3))));
    }
  }

  @Test
  void aRunCanBeStopped() {
    AtomicInteger calls = new AtomicInteger();
    ObjectKernel<Integer> interrupts =
        (a, b) -> {
          if (calls.incrementAndGet() == 150) {
            Thread.currentThread().interrupt();
          }
          return 1;
        };
    RowPartition untilInterrupted = CALLER.whilst(() -> !Thread.currentThread().isInterrupted());
    List<Integer> objects = Collections.nCopies(50, 1);
    assertThrows(
        CancellationException.class,
        () -> ObjectGram.gram(interrupts, objects, Scale.RAW, untilInterrupted));
    assertTrue(Thread.interrupted(), "the flag stays up");
    assertTrue(calls.get() < 250, () -> calls + " calls");
  }

  @Test
  void aMatrixThatDoesNotFitIsRefusedBeforeAnythingIsPrepared() {
    ObjectKernel<Integer> never =
        (a, b) -> {
          throw new AssertionError();
        };
    List<Integer> objects = Collections.nCopies(1_000_000, 1);
    assertThrows(CapacityException.class, () -> ObjectGram.gram(never, objects));
    assertThrows(CapacityException.class, () -> ObjectGram.crossGram(never, objects, objects));
  }
}
