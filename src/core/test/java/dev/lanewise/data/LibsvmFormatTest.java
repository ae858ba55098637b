package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibsvmFormatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1:0.5 3:-2\n-1 2:4\n",
        "1 1:0.5 3:-2\n-1 2:4",
        "1 1:0.5 3:-2\r\n-1 2:4\r\n",
        "+1\t1:.5\t 3:-2.  \n  -1.0 2:+4e0 \n",
        "# head\n\n1 1:0.5 3:-2# tail: 1:2\n   \n-1 2:4 # end",
        "01e0 1:5e-1 2:0 3:-0.2E+1\n-1 0002:4 3:1e-999\n",
        "1 1:0.5 3:-2\n-1 2:4\n\n#\ufeff\u0000\u001b\n"
      })
  void acceptedTextsMeanTheSame(String text) throws IOException {
    Dataset data = read(text);
    assertArrayEquals(new double[] {1, -1}, data.labels());
    assertRows(data.features(), new float[][] {{0.5f, 0, -2}, {0, 4, 0}});
  }

  /** The block of LIBSVM's README. */
  @Test
  void precomputedRowsMayNameIndexZero() throws IOException {
    String text = "15 0:1 1:4 2:6 3:1\n45 0:2 1:6 2:18 3:0\n25 0:3 1:1 2:0 3:1\n";
    Dataset data = readPrecomputed(text, 0);
    assertArrayEquals(new double[] {15, 45, 25}, data.labels());
    assertRows(data.features(), new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}, {3, 1, 0, 1}});
    assertRows(readPrecomputed("15 2:3\n", 3).features(), new float[][] {{0, 0, 3, 0}});
    assertRows(readPrecomputed("15 0:1\n", 0).features(), new float[][] {{1}});
    assertEquals(
        "t:1:7: feature index 0 after 1: indices must ascend",
        assertThrows(DataFormatException.class, () -> readPrecomputed("1 1:1 0:1\n", 0))
            .getMessage());
    assertEquals(
        "t:1:7: feature index 0 after 0: indices must ascend",
        assertThrows(DataFormatException.class, () -> readPrecomputed("1 0:1 0:1\n", 0))
            .getMessage());
    Limits widest = Limits.defaults().withMaxFeatures(Integer.MAX_VALUE);
    assertEquals(
        "t:1:3: feature index 2147483647 exceeds limit 2147483646 (--max-features)",
        assertThrows(
                DataFormatException.class,
                () -> LibsvmFormat.readPrecomputed(stream("1 2147483647:1"), "t", 0, widest))
            .getMessage());
    assertEquals(
        "examples=-1 must be within 0..10000000",
        assertThrows(IllegalArgumentException.class, () -> readPrecomputed(text, -1)).getMessage());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Dataset readPrecomputed(String text, int examples) throws IOException {
    return LibsvmFormat.readPrecomputed(stream(text), "t", examples, Limits.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1 abc | t:1:3: expected index:value, found 'abc'
          1 1 | t:1:3: expected index:value, found '1'
          1 1 :2 | t:1:3: expected index:value, found '1'
          1 :2 | t:1:3: expected index:value, found ':2'
          1 1: | t:1:5: expected a decimal number, found end of file
          1 1:~ | t:1:5: expected a decimal number, found end of line
          1 1: 2 | t:1:5: expected a decimal number, found a space
          1 1:0x10 | t:1:5: expected a decimal number, found '0x10'
          1 1:1d | t:1:5: expected a decimal number, found '1d'
          1 1:nan | t:1:5: expected a decimal number, found 'nan'
          1 1:-inf | t:1:5: expected a decimal number, found '-inf'
          1 1:2:3 | t:1:5: expected a decimal number, found '2:3'
          1 1:٣ | t:1:5: expected a decimal number, found '٣'
          1 1:1,5 | t:1:5: expected a decimal number, found '1,5'
          1 1:1e39 | t:1:5: a decimal number '1e39' overflows: it is beyond the largest 32-bit float
          1e999 1:1 | t:1:1: a label '1e999' overflows: it is beyond the largest 64-bit float
          nan 1:1 | t:1:1: expected a label, found 'nan'
          1:1 2:2 | t:1:1: expected a label, found '1:1'
          1,2 1:1 | t:1:1: expected a label, found '1,2'
          1 qid:3 1:1 | t:1:3: expected index:value, found 'qid:3'
          1 +1:2 | t:1:3: expected index:value, found '+1:2'
          1 -3:2 | t:1:3: expected index:value, found '-3:2'
          1 0:2 | t:1:3: feature index 0: indices start at 1
          1 3:1 2:2 | t:1:7: feature index 2 after 3: indices must ascend
          1 3:1 3:2 | t:1:7: feature index 3 after 3: indices must ascend
          1 4294967297:1 | t:1:3: feature index 4294967297 exceeds limit 10000000 (--max-features)
          1 10000001:1 | t:1:3: feature index 10000001 exceeds limit 10000000 (--max-features)
          1 18446744073709551617:1 | t:1:3: feature index 18446744073709551617 exceeds limit 10000000 (--max-features)
          1 1:1~2 1:1~3 1:1 x | t:3:7: expected index:value, found 'x'
          1 1:1^2 | t:1:6: carriage return without line feed
          1 1:1~NUL | t:2:1: expected a label, found '\\x00'
          1 ESC[2J:1 | t:1:3: expected index:value, found '\\x1b[2J:1'
          BOM1 1:1 | t:1:1: expected a label, found a byte order mark: save as UTF-8 without BOM
          """)
  void refusedTextsNamePlaceAndReason(String text, String message) {
    String lines =
        text.replace('~', '\n')
            .replace('^', '\r')
            .replace("NUL", "\0")
            .replace("ESC", "\u001b")
            .replace("BOM", "\ufeff");
    IOException refusal = assertThrows(DataFormatException.class, () -> read(lines));
    assertEquals(message, refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment", " \t\r\n#\n\n"})
  void nothingToReadIsRefused(String text) {
    IOException refusal = assertThrows(DataFormatException.class, () -> read(text));
    assertEquals("t: no examples in file", refusal.getMessage());
  }

  @Test
  void compressedAndWideTextIsNamed() {
    byte[] gzip = {0x1F, (byte) 0x8B, 8, 0};
    byte[] utf16 = {(byte) 0xFF, (byte) 0xFE, '1', 0};
    assertRefused(gzip, "t:1:1: expected a label, found gzip data: decompress the file first");
    assertRefused(utf16, "t:1:1: expected a label, found UTF-16 text: save as UTF-8 without BOM");
  }

  @Test
  void namesAreEscaped() {
    InputStream in = new ByteArrayInputStream("x".getBytes(StandardCharsets.US_ASCII));
    IOException refusal =
        assertThrows(
            DataFormatException.class,
            () -> LibsvmFormat.read(in, "a\u001b[0m", 0, Limits.defaults()));
    assertEquals("a\\x1b[0m:1:1: expected a label, found 'x'", refusal.getMessage());
  }

  @Test
  void resultDoesNotDependOnHowTheBytesArrive() throws IOException {
    StringBuilder text = new StringBuilder();
    SplittableRandom random = new SplittableRandom(4);
    // Some lines are far longer than what one refill brings.
    for (int row = 0; row < 3000; row++) {
      int columns = row % 500 == 0 ? 3000 : 12;
      text.append(row % 7).append(" ".repeat(1 + random.nextInt(3)));
      for (int j = 1; j < columns; j++) {
        if (random.nextInt(3) > 0) {
          text.append(j).append(':').append(random.nextDouble()).append(' ');
        }
      }
      text.append(random.nextInt(50) == 0 ? "#" + "c".repeat(5000) : "").append('\n');
    }
    Dataset whole = read(text.toString());
    assertEquals(3000, whole.labels().length);
    for (int chunk : new int[] {1, 4096, 4097}) {
      Dataset pieces = LibsvmFormat.read(slow(text.toString(), chunk), "t", 0, Limits.defaults());
      assertSame(whole, pieces);
    }
  }

  @Test
  void longLinesTakeNoMemoryBeyondTheirEntries() throws IOException {
    long before = allocated();
    long length = 5_000_000;
    Dataset data = LibsvmFormat.read(filler("1 1:2 #", 'x', length), "t", 0, Limits.defaults());
    Dataset blank = LibsvmFormat.read(filler("1 1:2", ' ', length), "t", 0, Limits.defaults());
    assertTrue(allocated() - before < 2_000_000, "allocated " + (allocated() - before));
    assertEquals(2, data.features().get(0, 0));
    assertEquals(2, blank.features().get(0, 0));
  }

  @Test
  void placesStayRightFarIntoTheFile() {
    String lines = "1 1:1\n".repeat(50_000);
    String line = "1 1:1" + " ".repeat(200_000) + "2:x\n";
    IOException refusal = assertThrows(DataFormatException.class, () -> read(lines + line));
    assertEquals("t:50001:200008: expected a decimal number, found 'x'", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1 1:,0", "'',1", "'1 ',3", "1 1:0.,0"})
  void numbersHaveABoundedLength(String start, char digit) throws IOException {
    String most = start + String.valueOf(digit).repeat(4096 - (start.endsWith(".") ? 2 : 0));
    String rest = start.equals("1 ") ? ":1" : "";
    if (start.startsWith("1 1:")) {
      assertEquals(0, read(most).features().get(0, 0));
    }
    IOException refusal =
        assertThrows(DataFormatException.class, () -> read(most + digit + rest + " "));
    assertTrue(
        refusal.getMessage().contains("a number or word longer than 4096 bytes")
            || refusal.getMessage().contains("exceeds limit"),
        refusal.getMessage());
    assertTrue(refusal.getMessage().length() < 5000);
  }

  @Test
  void featuresSetTheLeastWidth() throws IOException {
    assertEquals(5, read("1 2:1", 5, Limits.defaults()).features().cols());
    assertEquals(7, read("1 7:1", 5, Limits.defaults()).features().cols());
    assertEquals(0, read("1\n2\n").features().cols());
    assertThrows(IllegalArgumentException.class, () -> read("1", -1, Limits.defaults()));
  }

  @Test
  void limitsAreCheckedBeforeMemoryIsTaken() throws IOException {
    Limits narrow = Limits.defaults().withMaxFeatures(3);
    assertEquals(3, read("1 3:1", 0, narrow).features().cols());
    assertThrows(DataFormatException.class, () -> read("1 4:1", 0, narrow));

    Limits small = Limits.defaults().withMaxBytes(1 << 20);
    assertEquals(100_000, read("1 100000:1\n1 1:1", 0, small).features().cols());
    CapacityException refusal =
        assertThrows(CapacityException.class, () -> read("1 200000:1\n1 1:1", 0, small));
    assertEquals(
        "t: 2 rows x 200000 features as 32-bit floats needs 1,600,000 bytes, limit 1,048,576 bytes:"
            + " raise the limit or use fewer rows or features",
        refusal.getMessage());

    long before = allocated();
    String wide = "1 10000000:1\n".repeat(100_000);
    assertThrows(CapacityException.class, () -> read(wide));
    assertTrue(allocated() - before < 10_000_000, "allocated " + (allocated() - before));
  }

  @Test
  void entriesCountAgainstTheLimitWhileReading() {
    Limits small = Limits.defaults().withMaxBytes(1_000_000);
    InputStream endless = filler("", "1 1:1 2:2\n", Long.MAX_VALUE);
    CapacityException refusal =
        assertThrows(CapacityException.class, () -> LibsvmFormat.read(endless, "t", 0, small));
    // One block of entries fits, a second beside it does not.
    assertEquals(
        "t: sparse entries needs 524,288 bytes, limit 475,712 bytes:"
            + " raise the limit or use fewer rows or features",
        refusal.getMessage());
  }

  @Test
  void limitsThatLimitNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Limits.defaults().withMaxFeatures(0));
    assertThrows(IllegalArgumentException.class, () -> Limits.defaults().withMaxBytes(0));
  }

  @Test
  void writingGoldenText(@TempDir Path folder) throws IOException {
    float[][] x = {{0.5f, 0, -0.0f, 0}, {0, 0, 0, 0}, {1e-7f, 3e9f, 0.1f, 0}};
    Dataset data = new Dataset(FloatMatrix.copyOf(x), new double[] {1, -0.25, 1e300});
    Path file = folder.resolve("data.txt");
    LibsvmFormat.write(file, data);
    String text = "1 1:0.5 3:-0 4:0\n-0.25\n1.0E300 1:1.0E-7 2:3.0E9 3:0.1\n";
    assertEquals(text, Files.readString(file));
    assertSame(data, LibsvmFormat.read(file));

    ByteArrayOutputStream rounded = new ByteArrayOutputStream();
    x[0][0] = 1 / 3f;
    LibsvmFormat.writeRounded(
        rounded, new Dataset(FloatMatrix.copyOf(x), new double[] {0.1, 2, 3}));
    assertEquals(
        "0.10000000000000001 1:0.333333 3:-0 4:0\n2\n3 1:1e-07 2:3e+09 3:0.1\n",
        rounded.toString(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "fa-IR", "th-TH-u-nu-thai"})
  void randomBitsComeBackInEveryLocale(String locale) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    float[][] x = new float[200][11];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      y[i] = random.nextBoolean() ? random.nextInt(-3, 3) : random.nextDouble() * 1e-300;
      for (int j = 0; j < 11; j++) {
        float any = Float.intBitsToFloat(random.nextInt());
        x[i][j] = random.nextInt(3) == 0 || !Float.isFinite(any) ? 0 : any;
      }
    }
    Dataset data = new Dataset(FloatMatrix.copyOf(x), y);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      LibsvmFormat.write(out, data);
      assertSame(data, read(out.toString(StandardCharsets.US_ASCII)));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void numbersThatAreNotFiniteAreNotWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "old");
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{1, 2}, {3, Float.NaN}});
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> LibsvmFormat.write(file, new Dataset(x, new double[2])));
    assertEquals(
        "X[row 1, col 1] is NaN; LIBSVM text holds finite numbers only", refusal.getMessage());
    x.set(1, 1, 0);
    Dataset infinite = new Dataset(x, new double[] {0, Double.POSITIVE_INFINITY});
    assertThrows(IllegalArgumentException.class, () -> LibsvmFormat.write(file, infinite));
    assertEquals("old", Files.readString(file));
  }

  @Test
  void theSystemsRefusalsNameTheFile(@TempDir Path folder) {
    Path missing = folder.resolve("missing");
    assertEquals(
        missing.toString(),
        assertThrows(NoSuchFileException.class, () -> LibsvmFormat.read(missing)).getFile());
    assertEquals(
        folder + ": is a directory",
        assertThrows(FileSystemException.class, () -> LibsvmFormat.read(folder)).getMessage());
  }

  @Test
  void rowsAndLabelsMustAgree() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{1}});
    assertThrows(IllegalArgumentException.class, () -> new Dataset(x, new double[2]));
  }

  private static void assertRefused(byte[] bytes, String message) {
    InputStream in = new ByteArrayInputStream(bytes);
    IOException refusal =
        assertThrows(
            DataFormatException.class, () -> LibsvmFormat.read(in, "t", 0, Limits.defaults()));
    assertEquals(message, refusal.getMessage());
  }

  private static Dataset read(String text) throws IOException {
    return read(text, 0, Limits.defaults());
  }

  private static Dataset read(String text, int features, Limits limits) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return LibsvmFormat.read(new ByteArrayInputStream(bytes), "t", features, limits);
  }

  private static InputStream slow(String text, int chunk) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
      @Override
      public int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, chunk));
      }
    };
  }

  private static InputStream filler(String start, char filler, long length) {
    return filler(start, String.valueOf(filler), length);
  }

  private static InputStream filler(String start, String filler, long length) {
    return new InputStream() {
      private long position;

      @Override
      public int read() {
        long at = position++;
        if (at < start.length()) {
          return start.charAt((int) at);
        }
        long inside = at - start.length();
        return inside < length ? filler.charAt((int) (inside % filler.length())) : -1;
      }
    };
  }

  private static void assertSame(Dataset expected, Dataset actual) {
    assertArrayEquals(expected.labels(), actual.labels());
    FloatMatrix x = expected.features();
    float[][] rows = new float[(int) x.rows()][x.cols()];
    for (int i = 0; i < rows.length; i++) {
      x.copyRow(i, rows[i], 0);
    }
    assertRows(actual.features(), rows);
  }

  private static void assertRows(FloatMatrix actual, float[][] rows) {
    assertEquals(rows.length, actual.rows());
    for (int i = 0; i < rows.length; i++) {
      float[] row = new float[actual.cols()];
      actual.copyRow(i, row, 0);
      // Compares bits: assertArrayEquals tells 0.0 from -0.0.
      assertArrayEquals(rows[i], row, "row " + i);
    }
  }

  private static long allocated() {
    return AllocatedBytes.ofThisThread();
  }
}
