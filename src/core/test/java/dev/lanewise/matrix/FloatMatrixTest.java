package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class FloatMatrixTest {
  @Test
  void offsetAndLeadingDimensionPickTheElement() {
    float[] values = {9, 9, 1, 2, 9, 3, 4, 9};
    FloatMatrix m = FloatMatrix.of(values, 2, 2, 2, 3);
    assertEquals(1, m.get(0, 0));
    assertEquals(4, m.get(1, 1));
    assertEquals(3, m.rowRange(1, 2).get(0, 0));
    m.set(1, 0, 7);
    assertArrayEquals(new float[] {9, 9, 1, 2, 9, 7, 4, 9}, values);
  }

  @Test
  void segmentAndArrayGiveTheSameBits() {
    float[] values = new float[70 * 37];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    FloatMatrix heap = FloatMatrix.of(values, 70, 37);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4L * 70 * 40);
      for (int r = 0; r < 70; r++) {
        MemorySegment.copy(values, r * 37, memory, ValueLayout.JAVA_FLOAT, 160L * r, 37);
      }
      FloatMatrix mapped = FloatMatrix.of(memory, 70, 37, 40);
      FloatMatrix out = FloatMatrix.of(arena.allocate(4L * 70 * 70), 70, 70, 70);
      RowPartition caller = RowPartition.caller();
      assertSameElements(FloatGram.gram(heap), FloatGram.gram(mapped, out, caller));
      assertSameElements(
          FloatSquaredDistances.squaredDistances(heap, heap),
          FloatSquaredDistances.squaredDistances(mapped, mapped, out, caller));
      FloatNeighbours a = FloatNearestNeighbours.nearest(heap, heap, 3);
      FloatNeighbours b = FloatNearestNeighbours.nearest(mapped, mapped, 3);
      for (int q = 0; q < 70; q++) {
        for (int j = 0; j < 3; j++) {
          assertEquals(a.index(q, j), b.index(q, j));
          assertEquals(a.squaredDistance(q, j), b.squaredDistance(q, j));
        }
      }
    }
  }

  private static void assertSameElements(FloatMatrix a, FloatMatrix b) {
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < a.cols(); c++) {
        assertEquals(a.get(r, c), b.get(r, c), r + "," + c);
      }
    }
  }

  @Test
  void viewsThatDoNotFitAreRefusedWithTheNumbers() {
    float[] values = new float[10];
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.of(values, 3, 4))
            .getMessage()
            .contains("3 rows of 4 columns"));
    assertThrows(IllegalArgumentException.class, () -> FloatMatrix.of(values, 0, 2, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> FloatMatrix.of(values, -1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> FloatMatrix.of(values, 11, 1, 1, 1));
    assertEquals(2, FloatMatrix.of(values, 3, 2, 2, 5).rows());
    assertThrows(IllegalArgumentException.class, () -> FloatMatrix.of(values, 4, 2, 2, 5));
    assertThrows(
        IllegalArgumentException.class, () -> FloatMatrix.copyOf(new float[][] {{1, 2}, {3}}));
  }

  @Test
  void capacityIsStatedInBytesBeforeAnythingIsAllocated() {
    CapacityException e =
        assertThrows(CapacityException.class, () -> FloatMatrix.allocate(46_341, 46_341));
    assertTrue(e.getMessage().contains("needs 8,589,953,124 bytes"), e.getMessage());
    assertThrows(CapacityException.class, () -> FloatMatrix.allocate(1L << 40, 1 << 30));
    assertThrows(CapacityException.class, () -> DoubleMatrix.allocate(30_000, 80_000));
  }

  @Test
  void resultsMustNotOverlapTheirInputs() {
    FloatMatrix square = FloatMatrix.allocate(6, 6);
    RowPartition caller = RowPartition.caller();
    assertThrows(IllegalArgumentException.class, () -> FloatGram.gram(square, square, caller));
    FloatMatrix top = square.rowRange(0, 3);
    FloatMatrix bottom = FloatMatrix.of(square.array(), 18, 3, 3, 6);
    assertEquals(0f, FloatGram.gram(top, bottom, caller).get(0, 0));
  }

  @Test
  void emptyShapesWork() {
    FloatMatrix none = FloatMatrix.allocate(0, 5);
    FloatMatrix three = FloatMatrix.allocate(3, 5);
    assertEquals(0, FloatGram.gram(none).rows());
    assertEquals(0, FloatCrossGram.crossGram(none, three).rows());
    assertEquals(0, FloatCrossGram.crossGram(three, none).cols());
    assertEquals(0, FloatNearestNeighbours.nearest(none, three).queries());
    FloatMatrix noColumns = FloatMatrix.allocate(3, 0);
    assertEquals(0f, FloatGram.gram(noColumns).get(2, 1));
    assertThrows(IllegalArgumentException.class, () -> FloatNearestNeighbours.nearest(three, none));
  }
}
