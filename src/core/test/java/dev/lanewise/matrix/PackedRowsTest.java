package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PackedRowsTest {
  /** One row is padded to a panel, which passes the longest array where the row itself does not. */
  @Test
  void panelsPastTheLongestArrayAreRefused() {
    int columns = 600_000_000;
    String message =
        assertThrows(CapacityException.class, () -> FloatBlockProduct.checkPacked(1, columns))
            .getMessage();
    assertTrue(message.startsWith("a packed block of 1 rows of 600000000 columns"), message);
    assertThrows(CapacityException.class, () -> DoubleBlockProduct.checkPacked(1, columns));
    FloatBlockProduct.checkPacked(256, 1000);
    DoubleBlockProduct.checkPacked(256, 1000);
  }
}
