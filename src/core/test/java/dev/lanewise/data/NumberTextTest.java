package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1, -1",
    "100000, 100000",
    "1000000, 1e+06",
    "123456.5, 123456",
    "123457.5, 123458",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.1, 0.1",
    "-0.333333333, -0.333333",
    "999999.5, 1e+06",
    "1e100, 1e+100",
    "1.5e-300, 1.5e-300",
    "4.9e-324, 4.94066e-324"
  })
  void sixDigitsLookLikeC(double value, String text) {
    assertEquals(text, NumberText.general(value, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.10000000000000001",
    "3, 3",
    "1e17, 1e+17",
    "12345678901234567, 12345678901234568",
    "-0.15555555555555556, -0.15555555555555556"
  })
  void seventeenDigitsLookLikeC(double value, String text) {
    assertEquals(text, NumberText.general(value, 17));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-0.0, -0",
    "0, 0",
    "0.1, 0.1",
    "1e15, 1.0E15",
    "999999999999999, 999999999999999",
    "1e-7, 1.0E-7"
  })
  void shortestDoubles(double value, String text) {
    StringBuilder out = new StringBuilder();
    NumberText.append(out, value);
    assertEquals(text, out.toString());
  }

  /** Binary files and text of a model predict the same. */
  @Test
  void floatsAreTheDoublesTheirTextIsReadAs() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 20_000; i++) {
      requireAsRead(Float.intBitsToFloat(random.nextInt()));
      requireAsRead(random.nextInt());
    }
    for (float value : new float[] {-0.0f, 9999999, 1e7f, 123456792, 2147483648f, -2147483648f}) {
      requireAsRead(value);
    }
  }

  private static void requireAsRead(float value) {
    if (Float.isFinite(value)) {
      StringBuilder out = new StringBuilder();
      NumberText.append(out, value);
      assertEquals(Double.parseDouble(out.toString()), NumberText.shortestOf(value));
    }
  }

  @Test
  void everyNumberReadsBackAsItself() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      float single = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(single)) {
        StringBuilder out = new StringBuilder();
        NumberText.append(out, single);
        assertEquals(
            Float.floatToRawIntBits(single),
            Float.floatToRawIntBits(Float.parseFloat(out.toString())));
      }
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        StringBuilder out = new StringBuilder();
        NumberText.append(out, value);
        long bits = Double.doubleToRawLongBits(value);
        assertEquals(bits, Double.doubleToRawLongBits(Double.parseDouble(out.toString())));
        String seventeen = NumberText.general(value, 17);
        assertEquals(bits, Double.doubleToRawLongBits(Double.parseDouble(seventeen)));
      }
    }
  }

  @Test
  void textThatIsADecimalNumberIsRoundedOnce() {
    assertEquals(0.1, NumberText.parseDouble("0.1"));
    assertEquals(-12.5, NumberText.parseDouble("-1.25e+1"));
    assertEquals(0.1f, NumberText.parseFloat("0.1"));
    assertEquals(Math.nextUp(1f), NumberText.parseFloat("1.000000059604644775390625867361737988"));
    assertEquals(Double.POSITIVE_INFINITY, NumberText.parseDouble("1e999"));
    assertEquals(Float.NEGATIVE_INFINITY, NumberText.parseFloat("-1e39"));
    for (String text :
        new String[] {"", " 1", "1 ", "nan", "inf", "0x1", "1d", "1,5", "e5", "\u0661", "1\0"}) {
      assertTrue(Double.isNaN(NumberText.parseDouble(text)), text);
      assertTrue(Float.isNaN(NumberText.parseFloat(text)), text);
    }
  }
}
