package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  private final DecimalParser parser = new DecimalParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "007",
        "1.",
        ".5",
        "-.5e1",
        "+1.25E-3",
        "1e+5",
        "1e-999",
        "0e999",
        "9007199254740993",
        "123456789012345678901234567890",
        "0.1",
        "3.4028235e38",
        "1e22",
        "1e23",
        "8.5e-23",
        "4.9e-324",
        "2.2250738585072011e-308",
        "1e999",
        "3.5e38",
        "1e99999999999999999999"
      })
  void acceptsTheGrammarAndRoundsOnce(String text) {
    assertParses(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e-",
        "--1",
        "+-1",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "٣",
        " 1",
        ",5"
      })
  void refusesWhatDoesNotBeginANumber(String text) {
    assertEquals(-1, parser.scan(bytes(text), 0), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "0x10", "0x1p3", "1,5", "1_000", "1 2", "1.2.3", "1e5.5"})
  void stopsWhereTheGrammarEnds(String text) {
    int end = parser.scan(bytes(text), 0);
    assertEquals(true, end > 0 && end < text.length(), text);
  }

  @Test
  void agreesWithTheLibraryOnRandomDecimals() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
      int digits = 1 + random.nextInt(22);
      int point = random.nextInt(digits + 1);
      for (int d = 0; d < digits; d++) {
        text.append(d == point ? "." : "").append(random.nextInt(10));
      }
      if (random.nextInt(3) == 0) {
        text.append('e').append(random.nextInt(-60, 60));
      }
      assertParses(text.toString());
    }
  }

  @Test
  void roundsHalfwayBetweenFloatsOnce() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      float low = Float.intBitsToFloat(random.nextInt(0x2000_0000, 0x5000_0000));
      BigDecimal half = new BigDecimal(((double) low + Math.nextUp(low)) / 2);
      assertParses(half.toString());
      // Too close to the middle for a double to tell on which side it lies.
      assertParses(half.multiply(new BigDecimal("1.00000000000000000001")).toString());
      assertParses(half.multiply(new BigDecimal("0.99999999999999999999")).toString());
      assertParses(Float.toString(low));
    }
  }

  private void assertParses(String text) {
    byte[] bytes = bytes(text);
    assertEquals(text.length(), parser.scan(bytes, 0), text);
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(parser.toDouble()),
        text);
    assertEquals(
        Float.floatToRawIntBits(Float.parseFloat(text)),
        Float.floatToRawIntBits(parser.toFloat()),
        text);
  }

  private static byte[] bytes(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
