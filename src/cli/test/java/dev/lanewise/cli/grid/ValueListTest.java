package dev.lanewise.cli.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Gamma;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueListTest {
  @Test
  void listsKeepTheirOrder() {
    assertArrayEquals(new double[] {10, .1, 1e3}, ValueList.positive("-c", "10, .1,1e3", false));
    assertArrayEquals(new double[] {-1, 0, 2.5}, ValueList.numbers("-r", "-1,0,2.5"));
    assertArrayEquals(new int[] {2, 4, 0}, ValueList.degrees("-d", "2,4,0"));
    assertEquals(
        List.of(Gamma.scale(), Gamma.of(.5), Gamma.auto()),
        ValueList.gammas("-g", "scale,0.5,auto"));
  }

  /** The grids that LIBSVM's grid.py begins with. */
  @Test
  void rangesArePowersOfTwoWithBothEnds() {
    double[] c = ValueList.powersOfTwo("--log2c", "-5,15,2");
    assertEquals(11, c.length);
    assertEquals(0x1p-5, c[0]);
    assertEquals(0x1p15, c[10]);
    double[] gamma = ValueList.powersOfTwo("--log2g", "3,-15,-2");
    assertEquals(10, gamma.length);
    assertEquals(8, gamma[0]);
    assertEquals(0x1p-15, gamma[9]);
    assertArrayEquals(new double[] {4}, ValueList.powersOfTwo("--log2c", "2,2,1"));
    assertArrayEquals(new double[] {1, 4, 16}, ValueList.powersOfTwo("--log2c", "0,5,2"));
  }

  /** Ten steps of 0.1 are less than 1 in floating point. */
  @Test
  void theEndOfARangeIsNotLostToRounding() {
    assertEquals(11, ValueList.powersOfTwo("--log2c", "0,1,0.1").length);
    assertEquals(4, ValueList.powersOfTwo("--log2c", "0,0.3,0.1").length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5,1,1", "1,5,-1", "1,5,0", "1,1,0"})
  void rangesWithoutAnEndAreRefused(String range) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ValueList.powersOfTwo("--log2c", range));
    assertTrue(refused.getMessage().contains("--log2c is '" + range + "', an empty range"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2 | expected <begin>,<end>,<step>",
        "1,2,3,4 | expected <begin>,<end>,<step>",
        "1,x,3 | entry 'x': expected a number such as 0.5",
        "0,1,1e-9 | more than 1000 values",
        "0,200,50 | reaches 2^150, expected -126 to 127",
        "-1000,0,500 | reaches 2^-1000, expected -126 to 127",
      })
  void otherRangesAreRefused(String range, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ValueList.powersOfTwo("--log2g", range));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(refused.getMessage().startsWith("--log2g"), refused.getMessage());
  }
}
