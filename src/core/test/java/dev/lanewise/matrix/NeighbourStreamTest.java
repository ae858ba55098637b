package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.simd.TileShape;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NeighbourStreamTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final int BLOCK = FloatBlockProduct.COLUMN_BLOCK;
  private static final FloatMatrix SAMPLES = line(5_000);

  /** Rows i, 0, 0. */
  private static FloatMatrix line(int rows) {
    FloatMatrix m = FloatMatrix.allocate(rows, 3);
    for (int i = 0; i < rows; i++) {
      m.set(i, 0, i);
    }
    return m;
  }

  /** The bytes of the class comment, for floats. */
  private static long passBytes(int d, int threads) {
    int b = Float.BYTES;
    long columns = BLOCK;
    long rows = TileShape.ROW_BLOCK;
    return columns * (d + 1) * b
        + threads * (rows * (columns + d + rows + 1) + d + 2 * columns) * b;
  }

  @Test
  void theBudgetDecidesHowManyQueriesShareAPass() {
    int k = 7;
    long query = k * 2 * 12;
    for (int fitting : new int[] {1, 3, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 1100}) {
      List<Integer> blocks = new ArrayList<>();
      boolean ended =
          FloatNearestNeighbours.nearest(
              line(1100),
              SAMPLES,
              k,
              passBytes(3, 1) + fitting * query,
              CALLER,
              (first, found) -> {
                assertEquals(first, blocks.stream().mapToInt(Integer::intValue).sum());
                assertEquals(first + 1, found.index(1 % found.queries(), 0) + 1 / found.queries());
                return blocks.add(found.queries());
              });
      assertTrue(ended);
      // Above one packed block, whole ones.
      int block = fitting < BLOCK ? fitting : fitting / BLOCK * BLOCK;
      assertEquals(Math.ceilDiv(1100, block), blocks.size());
      assertEquals(block, blocks.getFirst());
    }
  }

  @Test
  void aBudgetThatIsTooSmallIsToldTheLeastOne() {
    RowPartition three = RowPartition.over(Runnable::run, 3);
    try (Arena arena = Arena.ofConfined()) {
      FloatMatrix queries = FloatMatrix.of(arena.allocate(1200, 4), 100, 3, 3);
      long least = passBytes(3, 3) + 5 * 4 * 12 + 3 * 4;
      var e =
          assertThrows(
              CapacityException.class,
              () ->
                  FloatNearestNeighbours.nearest(
                      queries, SAMPLES, 5, least - 1, three, (first, found) -> true));
      assertEquals(
          String.format(
              Locale.ROOT,
              "a search for 5 neighbours of one query on 3 threads needs %,d bytes, limit %,d"
                  + " bytes: raise the budget or use fewer threads",
              least,
              least - 1),
          e.getMessage());
      assertTrue(
          FloatNearestNeighbours.nearest(
              queries.rowRange(0, 3), SAMPLES, 5, least, three, (first, found) -> true));
    }
  }

  @Test
  void aRadiusThatFindsTooMuchIsRefusedWithItsBytes() {
    FloatMatrix same = FloatMatrix.allocate(3_000, 3);
    long fixed = passBytes(3, 1) + 2 * 1024 * 16;
    long enough = fixed + 2 * 8 + 6_000 * 28;
    FloatMatrix queries = same.rowRange(0, 2);
    assertEquals(6_000, FloatRadiusNeighbours.within(queries, same, 0, enough, CALLER).size());
    var e =
        assertThrows(
            CapacityException.class,
            () -> FloatRadiusNeighbours.within(queries, same, 0, enough - 1, CALLER));
    assertEquals(
        String.format(
            Locale.ROOT,
            "a list of the 6000 neighbours within 0.0 of 2 queries needs %,d bytes, limit %,d"
                + " bytes: raise the budget, use a smaller radius or stream the queries",
            enough,
            enough - 1),
        e.getMessage());
    // In blocks, the neighbours of one query are enough.
    long one = fixed + 8 + 3_000 * 28;
    List<Integer> sizes = new ArrayList<>();
    NeighbourListener<FloatNeighbourLists> sizesOf = (first, found) -> sizes.add(found.size());
    assertTrue(FloatRadiusNeighbours.within(queries, same, 0, one, CALLER, sizesOf));
    assertEquals(List.of(3_000, 3_000), sizes);
    e =
        assertThrows(
            CapacityException.class,
            () -> FloatRadiusNeighbours.within(queries, same, 0, one - 1, CALLER, sizesOf));
    assertTrue(
        e.getMessage().startsWith("a list of the 3000 neighbours within 0.0 of 1 query needs "));
    assertThrows(
        CapacityException.class,
        () -> FloatRadiusNeighbours.within(queries, same, 0, 1, CALLER, sizesOf));
  }

  @Test
  void theListenerStopsTheSearch() {
    FloatMatrix queries = line(1_100);
    long memory = passBytes(3, 1) + BLOCK * 24;
    List<Long> seen = new ArrayList<>();
    assertFalse(
        FloatNearestNeighbours.nearest(
            queries,
            SAMPLES,
            1,
            memory,
            CALLER,
            (first, found) -> {
              seen.add(first);
              return first < BLOCK;
            }));
    assertEquals(List.of(0L, 512L), seen);
    List<Double> done = new ArrayList<>();
    NeighbourListener<FloatNeighbourLists> impatient =
        new NeighbourListener<>() {
          @Override
          public boolean found(long first, FloatNeighbourLists found) {
            throw new AssertionError("not reached");
          }

          @Override
          public boolean proceed(double share) {
            done.add(share);
            return false;
          }
        };
    assertFalse(FloatRadiusNeighbours.within(queries, SAMPLES, 1, 1 << 22, CALLER, impatient));
    assertEquals(1, done.size());
  }

  @Test
  void progressRisesToOne() {
    List<Double> done = new ArrayList<>();
    NeighbourListener<FloatNeighbours> patient =
        new NeighbourListener<>() {
          @Override
          public boolean found(long first, FloatNeighbours found) {
            return true;
          }

          @Override
          public boolean proceed(double share) {
            return done.add(share);
          }
        };
    // Two blocks of queries share the first pass: it has two parts of samples, the second has one.
    long memory = passBytes(3, 1) + 2 * BLOCK * 24;
    assertTrue(
        FloatNearestNeighbours.nearest(line(2 * BLOCK + 76), SAMPLES, 1, memory, CALLER, patient));
    assertEquals(3, done.size());
    assertEquals(done, done.stream().sorted().toList());
    assertEquals(1.0, done.getLast());
  }

  @Test
  void whatTheListenerThrowsComesOut() {
    UncheckedIOException full =
        new UncheckedIOException(new java.io.IOException("No space left on device"));
    RowPartition two = RowPartition.over(task -> new Thread(task).start(), 2);
    assertSame(
        full,
        assertThrows(
            UncheckedIOException.class,
            () ->
                FloatNearestNeighbours.nearest(
                    line(10),
                    SAMPLES,
                    1,
                    1 << 22,
                    two,
                    (first, found) -> {
                      throw full;
                    })));
  }

  @Test
  void wrongRowsAreNumberedFromTheFirst() {
    FloatMatrix samples = line(10_000);
    samples.set(9_001, 2, Float.NaN);
    FloatMatrix queries = line(600);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                FloatNearestNeighbours.nearest(
                    queries, samples, 1, 1 << 22, CALLER, (first, found) -> true));
    assertEquals("samples[row 9001, col 2] is NaN; distances need finite values", e.getMessage());
    queries.set(590, 1, Float.POSITIVE_INFINITY);
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FloatRadiusNeighbours.within(queries, SAMPLES, 1));
    assertEquals(
        "queries[row 590, col 1] is Infinity; distances need finite values", e.getMessage());
  }
}
