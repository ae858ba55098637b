package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Worked distances in units in the last place. */
class UlpErrorTest {

  @Test
  void countsUnitsOfTheExactValue() {
    assertEquals(0.0, UlpError.of(Format.DOUBLE, 1.5, DoubleDouble.of(1.5)));
    assertEquals(1.0, UlpError.of(Format.DOUBLE, Math.nextUp(1.5), DoubleDouble.of(1.5)));
    assertEquals(1.0, UlpError.of(Format.FLOAT, Math.nextUp(1.5f), DoubleDouble.of(1.5)));
    assertEquals(0.25, UlpError.of(Format.DOUBLE, 1.5, new DoubleDouble(1.5, 0x1p-54)));
    // Just below 1 the unit is half as large.
    assertEquals(0.5, UlpError.of(Format.DOUBLE, 1.0, new DoubleDouble(1.0, -0x1p-54)));
    assertEquals(0.25, UlpError.of(Format.DOUBLE, 1.0, new DoubleDouble(1.0, 0x1p-54)));
  }

  @Test
  void subnormalResultsCountTheSmallestValue() {
    ReferenceExp.Scaled tiny = new ReferenceExp.Scaled(DoubleDouble.of(1.0), -1074);
    assertEquals(0.0, UlpError.of(Format.DOUBLE, Double.MIN_VALUE, tiny));
    assertEquals(1.0, UlpError.of(Format.DOUBLE, 0.0, tiny));
    assertEquals(2.0, UlpError.of(Format.DOUBLE, 3 * Double.MIN_VALUE, tiny));
    ReferenceExp.Scaled half = new ReferenceExp.Scaled(DoubleDouble.of(1.0), -150);
    assertEquals(0.5, UlpError.of(Format.FLOAT, Float.MIN_VALUE, half));
  }

  @Test
  void infinityStandsForTheNextValueAndNanForNone() {
    double justBelow = 2 - 0x1p-52;
    ReferenceExp.Scaled max = new ReferenceExp.Scaled(DoubleDouble.of(justBelow), 1023);
    assertEquals(1.0, UlpError.of(Format.DOUBLE, Double.POSITIVE_INFINITY, max));
    ReferenceExp.Scaled beyond = new ReferenceExp.Scaled(DoubleDouble.of(1.3), 1024);
    assertEquals(0.0, UlpError.of(Format.DOUBLE, Double.POSITIVE_INFINITY, beyond));
    assertTrue(UlpError.of(Format.DOUBLE, Double.MAX_VALUE, beyond) > 1e14);
    assertTrue(UlpError.of(Format.DOUBLE, Double.NEGATIVE_INFINITY, beyond) > 1e14);
    assertEquals(0.0, UlpError.of(Format.DOUBLE, -Double.MIN_VALUE, DoubleDouble.of(-0x1p-1074)));
    assertEquals(1.0, UlpError.of(Format.DOUBLE, 0x1p-1073, DoubleDouble.of(0x1p-1074)));
    ReferenceExp.Scaled half = new ReferenceExp.Scaled(DoubleDouble.of(1.0), 1023);
    assertTrue(UlpError.of(Format.DOUBLE, Double.POSITIVE_INFINITY, half) > 1e15);
    assertEquals(
        Double.POSITIVE_INFINITY, UlpError.of(Format.DOUBLE, Double.NaN, DoubleDouble.ONE));
  }
}
