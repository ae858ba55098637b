package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class NumbersTest {
  /** Right-hand sides from C's printf("%g"). */
  @ParameterizedTest
  @CsvSource({
    "0, 0", "-0.0, 0", "100, 100", "86.66666666666667, 86.6667", "1234567, 1.23457e+06",
    "999999.5, 1e+06", "123456, 123456", "0.0001, 0.0001", "0.00001234, 1.234e-05", "1e100, 1e+100",
    "-2.5, -2.5", "NaN, NaN"
  })
  void generalIsThatOfC(double value, String text) {
    assertEquals(text, Numbers.general(value));
  }

  @Test
  void decimalNumbers() {
    assertEquals(0.5, Numbers.parseDouble(".5"));
    assertEquals(-5e-4, Numbers.parseDouble("-5.e-4"));
    assertEquals(Long.MAX_VALUE, Numbers.parseLong("9223372036854775807"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1,5", "1d", "0x10", "NaN", "Infinity", "1e", "--1", "١", "1e400"})
  void nothingElse(String text) {
    assertThrows(TypeConversionException.class, () -> Numbers.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "2147483648", "99999999999999999999", "x"})
  void integersOnly(String text) {
    assertThrows(TypeConversionException.class, () -> Numbers.parseInt(text));
  }
}
