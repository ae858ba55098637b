package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.data.DataFormatException;
import dev.lanewise.data.DoubleDataset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of CSV, and what is said about files that break it. */
class CsvTableReaderTest {
  private static final CsvLayout PLAIN = new CsvLayout(null, null, ',', 100);

  private static CsvTable table(byte[] bytes, CsvLayout layout, LabelWords words, boolean floats)
      throws IOException {
    return new CsvTableReader("f.csv", layout, words, floats).read(new ByteArrayInputStream(bytes));
  }

  private static DoubleDataset read(String text, CsvLayout layout) throws IOException {
    return table(text.getBytes(StandardCharsets.UTF_8), layout, LabelWords.learned(), false)
        .doubles();
  }

  private static CsvLayout target(String column) {
    return new CsvLayout(null, column, ',', 100);
  }

  private static void assertData(double[] features, double[] labels, DoubleDataset data) {
    assertArrayEquals(features, data.features().array());
    assertArrayEquals(labels, data.labels());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3\n4,5,6\n",
        "1,2,3\n4,5,6",
        "1,2,3\r\n4,5,6\r\n",
        "\uFEFF1,2,3\n4,5,6\n",
        "a,b,c\n1,2,3\n4,5,6\n",
        "\"a,b\",\"b\"\"\",c\n1,2,3\n4,5,6\n",
        ",a,b\n1,2,3\n4,5,6\n",
        "\n1,2,3\n\n4,5,6\n\n",
        " 1 ,\t2, 3\n\"4\",\" 5\",\"6\"\n",
        "+1,2.0,3e0\n400e-2,.5e1,6.\n",
      })
  void theSameTwoRows(String text) throws IOException {
    assertData(new double[] {1, 2, 4, 5}, new double[] {3, 6}, read(text, PLAIN));
  }

  @Test
  void theTargetIsAnyColumnOrNone() throws IOException {
    String text = "x,y,z\n1,2,3\n4,5,6\n";
    double[] first = {1, 4};
    assertData(new double[] {2, 3, 5, 6}, first, read(text, target("1")));
    assertData(new double[] {2, 3, 5, 6}, first, read(text, target("x")));
    assertData(new double[] {1, 3, 4, 6}, new double[] {2, 5}, read(text, target("y")));
    assertData(new double[] {1, 2, 3, 4, 5, 6}, new double[2], read(text, target("none")));
  }

  @Test
  void aHeaderCanBeTold() throws IOException {
    CsvLayout with = new CsvLayout(true, null, ',', 100);
    assertData(new double[] {4, 5}, new double[] {6}, read("1,2,3\n4,5,6\n", with));
    CsvLayout without = new CsvLayout(false, "none", ';', 100);
    assertData(new double[] {1, 2}, new double[1], read("1;2\n", without));
  }

  @Test
  void wordsAreNumberedAsTheyOccur() throws IOException {
    LabelWords words = LabelWords.learned();
    String text = "1,b\n2,a\n3,\"Grün, \"\"hell\"\"\"\n4,b\n";
    CsvTable table = table(text.getBytes(StandardCharsets.UTF_8), PLAIN, words, true);
    assertArrayEquals(new double[] {0, 1, 2, 0}, table.floats().labels());
    assertEquals("Grün, \"hell\"", words.names().orElseThrow().name(2));
    LabelWords known = LabelWords.known(words.names().get());
    CsvTable other = table("9,a\n".getBytes(StandardCharsets.UTF_8), PLAIN, known, true);
    assertArrayEquals(new double[] {1}, other.floats().labels());
    LabelWords numbers = LabelWords.learned();
    table("1,7\n".getBytes(StandardCharsets.UTF_8), PLAIN, numbers, true);
    assertEquals(true, numbers.names().isEmpty());
  }

  /** 1 + 2^-24 + 2^-60 is above the middle of two floats, and as a double on it. */
  @Test
  void floatsAreRoundedOnce() throws IOException {
    byte[] text = "1.000000059604644775390625867361737988,1\n".getBytes(StandardCharsets.UTF_8);
    float once = table(text, PLAIN, LabelWords.learned(), true).floats().features().get(0, 0);
    assertEquals(Math.nextUp(1f), once);
    double asDouble =
        table(text, PLAIN, LabelWords.learned(), false).doubles().features().get(0, 0);
    assertEquals(1 + 0x1p-24, asDouble);
  }

  @Test
  void manyColumnsAreKept() throws IOException {
    CsvLayout wide = new CsvLayout(null, null, ',', 40_000);
    DoubleDataset data = read("1,".repeat(39_999) + "7,5\n", wide);
    assertEquals(40_000, data.features().cols());
    assertEquals(7, data.features().get(0, 39_999));
  }

  @Test
  void manyRowsAreKept() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(-i).append(',').append(2 * i).append('\n');
    }
    DoubleDataset data = read(text.toString(), PLAIN);
    assertEquals(5000, data.features().rows());
    for (int i = 0; i < 5000; i++) {
      assertEquals(i, data.features().get(i, 0));
      assertEquals(-i, data.features().get(i, 1));
      assertEquals(2 * i, data.labels()[i]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b\\n1,2\\nabc,4\\n | :3: column 1 (a): expected a decimal number, found 'abc'",
        "1,2\\nabc,4\\n | :2: column 1: expected a decimal number, found 'abc'",
        "1,2\\n,4\\n | :2: column 1: value is missing",
        "1,2\\nNA,4\\n | :2: column 1: value is missing",
        "1,2\\nNaN,4\\n | :2: column 1: value is missing",
        "1,2\\n?,4\\n | :2: column 1: value is missing",
        "1,2\\n3,\\n | :2: column 2: value is missing",
        "1,2\\n3,x\\n | :2: column 2: expected a decimal number, found 'x'",
        "1,2\\ninf,4\\n | :2: column 1: expected a decimal number, found 'inf'",
        "1,2\\n0x10,4\\n | :2: column 1: expected a decimal number, found '0x10'",
        "1,2\\n1d,4\\n | :2: column 1: expected a decimal number, found '1d'",
        "1,2\\n\"1,5\",4\\n | :2: column 1: expected a decimal number, found '1,5'",
        "1,2\\n1e39,4\\n | :2: column 1: '1e39' overflows: it is beyond the largest 32-bit float",
        "1,2\\n1,1e999\\n | :2: column 2: '1e999' overflows: it is beyond the largest 64-bit float",
        "1,2\\n١,4\\n | :2: column 1: expected a decimal number, found '١'",
        "1,2\\n\u001b[31m,4\\n | :2: column 1: expected a decimal number, found '\\u{1b}[31m'",
        "1,2\\n3,4,5\\n | :2: 3 fields, expected 2 as in line 1",
        "1,2,3\\n\\n4,5\\n | :3: 2 fields, expected 3 as in line 1",
        "\"a\\n"
            + "b\",c\\n"
            + "1,2\\n"
            + "x,2\\n"
            + " | :4: column 1 (a\\u{a}b): expected a decimal number, found 'x'",
        "1\\n2\\n | :1: 1 column, expected at least 2, with ',' between them (--separator)",
        "1;2\\n | :1: 1 column, expected at least 2, with ',' between them (--separator)",
        "1,x,2\\n | :1: column 2 holds 'x' beside numbers: say --header or --no-header",
        "NA,NA,x\\n | :1: column 1 holds 'NA' beside numbers: say --header or --no-header",
        "1,x\\n2,3\\n | :2: column 2: label '3' is a number, those before it are words",
        "1,x\\n2,NA\\n | :2: column 2: value is missing",
        "1,x\\n"
            + "2,a\u0007b\\n"
            + " | :2: column 2: label 'a\\u{7}b' holds characters that cannot be shown",
        "a,b\\n | : no examples in file",
        "`` | : no examples in file",
        "1,2\\n"
            + "\"3\"x,4\\n"
            + " | : broken CSV after line 1: Unexpected character after closing quote: 'x' (0x78)",
      })
  void brokenFilesAreRefusedWithTheirPlace(String text, String message) {
    String content = (text == null ? "" : text).replace("\\n", "\n");
    DataFormatException e =
        assertThrows(DataFormatException.class, () -> read(content, PLAIN), message);
    assertEquals("f.csv" + message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | :1: --target is 4, columns are 1 to 3",
        "0 | :1: --target is 0, columns are 1 to 3",
        "w | :1: no column is called 'w'; there are 'x', 'y', 'y'",
        "y | :1: more than one column is called 'y'; there are 'x', 'y', 'y'",
      })
  void targetsThatAreNotThereAreRefused(String column, String message) {
    DataFormatException e =
        assertThrows(DataFormatException.class, () -> read("x,y,y\n1,2,3\n", target(column)));
    assertEquals("f.csv" + message, e.getMessage());
  }

  @Test
  void wordsAreRefusedWhereNumbersAreNeeded() {
    byte[] text = "1,x\n".getBytes(StandardCharsets.UTF_8);
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> table(text, PLAIN, LabelWords.refused("no words here"), true));
    assertEquals("f.csv:1: column 2: expected a number, found 'x': no words here", e.getMessage());
  }

  @Test
  void otherEncodingsAndUnclosedQuotesAreRefused() {
    byte[] latin = "1,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = "1,2\n".getBytes(StandardCharsets.UTF_16);
    for (byte[] bytes : new byte[][] {latin, wide}) {
      DataFormatException e =
          assertThrows(
              DataFormatException.class, () -> table(bytes, PLAIN, LabelWords.learned(), true));
      assertEquals("f.csv: not UTF-8 text, somewhere after line 0", e.getMessage());
    }
    for (String text : new String[] {"1,2\n\"3,4\n5,6\n", "1,2\n3,\"4", "1,2\n3,\"x\n"}) {
      DataFormatException e =
          assertThrows(DataFormatException.class, () -> read(text, PLAIN), text);
      assertEquals("f.csv:2: a quote is not closed", e.getMessage());
    }
  }

  @Test
  void tooManyColumnsAreRefusedAndLongFieldsAreCut() {
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> read("1,2,3,4\n", new CsvLayout(null, null, ',', 2)));
    assertEquals("f.csv:1: 3 features exceed the limit of 2 (--max-features)", e.getMessage());
    e =
        assertThrows(
            DataFormatException.class, () -> read("1,2\n" + "x".repeat(500) + ",2", PLAIN));
    assertEquals(
        "f.csv:2: column 1: expected a decimal number, found '" + "x".repeat(80) + "...'",
        e.getMessage());
  }

  @Test
  void theLocaleDoesNotShow() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertData(new double[] {1.5}, new double[] {2.5}, read("1.5,2.5\n", PLAIN));
    } finally {
      Locale.setDefault(before);
    }
  }
}
