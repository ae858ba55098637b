package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFormatTest {
  /** Three classes, the second without support vectors, a row of zeros, an empty last column. */
  private static final String GOLDEN =
      """
      svm_type c_svc
      kernel_type polynomial
      degree 2
      gamma 0.25
      coef0 -1
      nr_class 3
      total_sv 3
      rho 0.1 -0 1.0E-20
      label 7 -1 2147483647
      nr_sv 1 0 2
      SV
      1 -0.5 1:0.1 3:-0 4:0
      0.125 1.0E100 1:0
      -1 0 2:1.2345678E18
      """;

  private static final String TRAILER = "# lanewise crc32c 98a907ab bytes 205 features 4\n";

  @Test
  void writesGoldenText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m.model");
    ModelFormat.write(file, StoredClassifier.of(golden()));
    assertEquals(GOLDEN + TRAILER, Files.readString(file));
    assertEquals(GOLDEN + TRAILER, text(ModelFormat.readClassifier(file)));
  }

  @Test
  void textsThatCannotBeReadAreNotWritten(@TempDir Path folder) throws IOException {
    StoredModel model = StoredClassifier.of(golden());
    int length = (GOLDEN + TRAILER).length();
    Path file = folder.resolve("m.model");
    Files.writeString(file, "before");
    for (int limit : new int[] {1, GOLDEN.length() - 1, GOLDEN.length(), length - 1}) {
      String message =
          assertThrows(
                  CapacityException.class,
                  () -> AtomicFile.write(file, out -> new ModelWriter(model, out, limit).write()))
              .getMessage();
      assertTrue(message.endsWith("use the binary format (--binary)"), message);
      assertTrue(message.contains(" limit " + limit + " bytes"), message);
      assertEquals("before", Files.readString(file));
    }
    AtomicFile.write(file, out -> new ModelWriter(model, out, length).write());
    assertEquals(GOLDEN + TRAILER, Files.readString(file));
  }

  @Test
  void kernelsWithoutANameAreNotWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m.model");
    Files.writeString(file, "before");
    PairKernel product = (a, i, b, j, columns) -> a[i] * b[j];
    SvmClassifier model =
        SvmClassifier.of(
            product,
            new int[] {1, 2},
            new int[] {1, 0},
            FloatMatrix.copyOf(new float[][] {{1, 1}}),
            new double[][] {{1}},
            new double[] {0});
    assertEquals(
        "kernel " + product + " cannot be written to a LIBSVM file",
        assertThrows(
                IllegalArgumentException.class,
                () -> ModelFormat.write(file, StoredClassifier.of(model)))
            .getMessage());
    assertEquals("before", Files.readString(file));
  }

  @Test
  void readsGoldenText() throws IOException {
    SvmClassifier model = read(GOLDEN + TRAILER);
    assertEquals(new PolynomialKernel(0.25, -1, 2), model.kernel());
    assertEquals(4, model.features());
    assertArrayEquals(new int[] {7, -1, Integer.MAX_VALUE}, model.labels());
    assertArrayEquals(new int[] {1, 0, 2}, model.supportVectorCounts());
    assertEquals(1e-20, model.rho(2));
    assertEquals(-0.5, model.coefficient(1, 0));
    assertEquals(1e100, model.coefficient(1, 1));
    assertEquals(-0.0f, model.supportVectors().get(0, 2));
    assertEquals(1.2345678e18f, model.supportVectors().get(2, 1));
  }

  @Test
  void readsWhatLibsvmWrites() throws IOException {
    String theirs =
        """
        svm_type c_svc
        kernel_type rbf
        gamma 0.5
        nr_class 2
        total_sv 2
        rho 0.12345678901234568
        label 1 -1
        probA -1.5
        probB 0.25
        nr_sv 1 1
        SV
        1 1:0.70833333 3:1\s
        -1 2:-0.32\s
        """;
    SvmClassifier model = read(theirs);
    assertEquals(new RbfKernel(0.5), model.kernel());
    assertEquals(3, model.features());
    assertEquals(0.70833333f, model.supportVectors().get(0, 0));
    assertEquals(text(model), text(read(theirs.replace("\n", "\r\n"))));
    String shuffled =
        """
        total_sv 2
        nr_class 2
        nr_sv 1 1
        label 1 -1
        rho 0.12345678901234568
        coef0 3
        gamma 0.5
        kernel_type rbf
        svm_type c_svc
        SV
        1 1:0.70833333 3:1
        -1 2:-0.32
        """;
    assertEquals(text(model), text(read(shuffled)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "ar-EG-u-nu-arab", "de-DE", "fa-IR"})
  void randomModelsComeBackBitForBit(String locale) throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      SplittableRandom random = new SplittableRandom(6);
      List<Kernel> kernels =
          List.of(
              new LinearKernel(),
              new PolynomialKernel(1 / 3.0, 0.1, 7),
              new RbfKernel(1e-9),
              new SigmoidKernel(0.01, -0.7));
      for (Kernel kernel : kernels) {
        for (int classes = 2; classes <= 5; classes++) {
          SvmClassifier model = random(kernel, classes, random);
          SvmClassifier back = read(text(model));
          assertEquals(model.kernel(), back.kernel());
          assertEquals(text(model), text(back));
          assertSameNumbers(model, back);
        }
      }
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void everyPrefixIsRefusedUnlessOnlyTheTrailerIsMissing() throws IOException {
    String whole = GOLDEN + TRAILER;
    for (int length = 0; length < whole.length(); length++) {
      String prefix = whole.substring(0, length);
      if (length == GOLDEN.length()) {
        assertEquals(whole, text(read(prefix)));
      } else {
        assertThrows(ModelFormatException.class, () -> read(prefix), prefix);
      }
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    byte[] whole = (GOLDEN + TRAILER).getBytes(StandardCharsets.US_ASCII);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String shown = new String(flipped, StandardCharsets.ISO_8859_1);
      assertThrows(ModelFormatException.class, () -> ModelFormat.read(flipped, "m"), shown);
    }
  }

  @Test
  void everyLineLostOrDoubledIsRefused() {
    String[] lines = (GOLDEN + TRAILER).split("(?<=\n)");
    for (int i = 0; i < lines.length - 1; i++) {
      String line = lines[i];
      lines[i] = "";
      String lost = String.join("", lines);
      lines[i] = line + line;
      String doubled = String.join("", lines);
      lines[i] = line;
      assertThrows(ModelFormatException.class, () -> read(lost), lost);
      assertThrows(ModelFormatException.class, () -> read(doubled), doubled);
      String withoutTrailer = lost.replace(TRAILER, "");
      assertThrows(ModelFormatException.class, () -> read(withoutTrailer), withoutTrailer);
    }
  }

  @Test
  void damageIsNamedBeforeItsConsequences() {
    String lost = GOLDEN.replace("gamma 0.25\n", "") + TRAILER;
    assertRefused(
        "m: checksum mismatch (expected 98a907ab, got 97a1bedd);"
            + " file is damaged or incomplete (242 of 253 bytes)",
        lost);
    assertRefused(
        "m:15:1: damaged trailer '#'; file is damaged or incomplete",
        GOLDEN + TRAILER.substring(0, 30));
    assertRefused("m: file is empty", "");
  }

  @Test
  void countsMustMatchTheLines() {
    assertRefused("m:14:1: expected 3 SV lines, found 2", without("-1 0 2:1.2345678E18\n"));
    assertRefused("m:15:1: expected end of file after 3 SV lines, found '1'", GOLDEN + "1 2 1:1\n");
    assertRefused(
        "m:14:20: SV line 3 has no line end; file is damaged or incomplete", GOLDEN.strip());
    assertRefused("m:15:1: damaged trailer '#'; file is damaged or incomplete", GOLDEN + "# x\n");
    assertRefused("m:12:1: nr_sv adds up to 3, total_sv is 2", with("total_sv 3", "total_sv 2"));
  }

  @Test
  void linesAreReadStrictly() {
    assertRefused(
        "m:1:10: expected c_svc, nu_svc, one_class, epsilon_svr or nu_svr, found 'x_svc'",
        with("c_svc", "x_svc"));
    assertRefused("m:12:1: nr_class is 3, svm_type nu_svr has 2", with("c_svc", "nu_svr"));
    assertRefused(
        "m:2:13: expected linear, polynomial, rbf, sigmoid or precomputed, found 'cubic'",
        with("polynomial", "cubic"));
    assertRefused("m:3:1: expected a model keyword, found 'degrees'", with("degree", "degrees"));
    assertRefused(
        "m:11:1: kernel_type polynomial: needs 'gamma' before SV", without("gamma 0.25\n"));
    assertRefused("m:4:7: expected a decimal number, found 'nan'", with("gamma 0.25", "gamma nan"));
    assertRefused("m:8:1: 'total_sv' appears twice", with("rho", "total_sv 3\nrho"));
    assertRefused("m:7:1: 'rho' before 'nr_class'", with("nr_class 3\n", ""));
    assertRefused("m:11:1: 'total_sv' is missing before SV", without("total_sv 3\n"));
    assertRefused(
        "m:8:12: expected number 3 of 3 for rho, found end of line", with(" 1.0E-20\n", " \n"));
    assertRefused("m:8:20: expected end of line, found '4'", with("E-20", "E-20 4"));
    assertRefused("m:9:12: label 7 appears twice", with("7 -1 2147483647", "7 -1 +7"));
    assertRefused(
        "m:9:12: label '2147483648' is out of range -2147483648..2147483647",
        with("2147483647", "2147483648"));
    assertRefused("m:12:3: expected coefficient 2 of 2, found 'inf'", with("1 -0.5 1", "1 inf 1"));
    assertRefused("m:12:8: feature index 0: indices start at 1", with("1:0.1", "0:0.1"));
    assertRefused("m:12:3: expected coefficient 2 of 2, found '1:0.1'", with("1 -0.5 1", "1 1"));
  }

  @Test
  void countsThatLieCostNoMemory() {
    String tiny = "svm_type c_svc\nkernel_type linear\nnr_class 100000\ntotal_sv 2147483647\n";
    assertCheap("m:5:1: rho of nr_class 100000 promises 4999950000 entries,", tiny + "rho 0\nSV\n");
    for (String count : List.of("65536", "92682", "2147483647")) {
      assertCheap("m:8:1: rho of nr_class", with("nr_class 3", "nr_class " + count));
      String labelsFirst = without("rho 0.1 -0 1.0E-20\n").replace("class 3", "class " + count);
      assertCheap("m:8:1: label promises " + count + " entries,", labelsFirst);
    }
    String two =
        """
        svm_type c_svc
        kernel_type linear
        nr_class 2
        total_sv 2147483647
        rho 0
        label 1 2
        nr_sv 2147483646 1
        SV
        1 1:1
        """;
    assertCheap("m:9:1: total_sv 2147483647 promises 2147483647 entries, only 6 bytes follow", two);
    assertCheap("m:9:1: nr_sv adds up to 4294967293,", two.replace("46 1", "46 2147483647"));
    assertCheap(
        "m:4:10: total_sv '1000000000000000000000' is out of range 0..2147483647",
        two.replace("total_sv 2147483647", "total_sv 1000000000000000000000"));
    assertCheap(
        "m:4:10: total_sv '-5' is out of range", two.replace("total_sv 2147483647", "total_sv -5"));
    assertCheap(
        "m:3:10: nr_class '1' is out of range 2..2147483647", two.replace("class 2", "class 1"));
    assertCheap(
        "m:4:10: expected an integer for total_sv, found '2e9'",
        two.replace("total_sv 2147483647", "total_sv 2e9"));
  }

  @Test
  void trailerMustTellTheTruthAboutTheWidth() throws IOException {
    SvmClassifier wide = read(GOLDEN.replace(" 4:0", " 9:0"));
    assertEquals(9, wide.features());
    assertEquals(9, read(text(wide)).features());
    assertRefused("m: trailer says 3 features, found 4", GOLDEN + trailer(GOLDEN, 3));
    String narrow = GOLDEN.replace(" 4:0", "");
    assertEquals(6, read(narrow + trailer(narrow, 6)).features());
  }

  private static SvmClassifier golden() {
    float[][] vectors = {{0.1f, 0, -0.0f, 0}, new float[4], {0, 1.2345678e18f, 0, 0}};
    return SvmClassifier.of(
        new PolynomialKernel(0.25, -1, 2),
        new int[] {7, -1, Integer.MAX_VALUE},
        new int[] {1, 0, 2},
        FloatMatrix.copyOf(vectors),
        new double[][] {{1, 0.125, -1}, {-0.5, 1e100, 0}},
        new double[] {0.1, -0.0, 1e-20});
  }

  private static SvmClassifier random(Kernel kernel, int classes, SplittableRandom random) {
    int[] labels = new int[classes];
    int[] counts = new int[classes];
    int total = 0;
    for (int c = 0; c < classes; c++) {
      labels[c] = 3 * c - 4;
      counts[c] = 1 + random.nextInt(5);
      total += counts[c];
    }
    float[][] vectors = new float[total][1 + random.nextInt(9)];
    double[][] coefficients = new double[classes - 1][total];
    for (int i = 0; i < total; i++) {
      for (int j = 0; j < vectors[i].length; j++) {
        float any = Float.intBitsToFloat(random.nextInt());
        vectors[i][j] = random.nextInt(3) == 0 || !(Math.abs(any) < 1e18f) ? 0 : any;
      }
      for (double[] machine : coefficients) {
        machine[i] = random.nextInt(5) == 0 ? -0.0 : random.nextDouble(-1, 1) * 1e-310;
      }
    }
    double[] rho = random.doubles(classes * (classes - 1) / 2, -1, 1).toArray();
    FloatMatrix x = FloatMatrix.copyOf(vectors);
    return SvmClassifier.of(kernel, labels, counts, x, coefficients, rho);
  }

  private static void assertSameNumbers(SvmClassifier model, SvmClassifier back) {
    assertEquals(model.features(), back.features());
    for (int i = 0; i < model.supportVectorCount(); i++) {
      for (int j = 0; j < model.features(); j++) {
        assertEquals(
            Float.floatToRawIntBits(model.supportVectors().get(i, j)),
            Float.floatToRawIntBits(back.supportVectors().get(i, j)));
      }
      for (int machine = 0; machine < model.classCount() - 1; machine++) {
        assertEquals(
            Double.doubleToRawLongBits(model.coefficient(machine, i)),
            Double.doubleToRawLongBits(back.coefficient(machine, i)));
      }
    }
  }

  private static String with(String part, String other) {
    return GOLDEN.replace(part, other);
  }

  private static String without(String part) {
    return GOLDEN.replace(part, "");
  }

  private static String trailer(String body, int features) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return ModelTrailer.of(crc, body.length(), features).text();
  }

  private static void assertRefused(String message, String text) {
    IOException refusal = assertThrows(ModelFormatException.class, () -> read(text), text);
    assertEquals(message, refusal.getMessage());
  }

  private static void assertCheap(String start, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    long before = AllocatedBytes.ofThisThread();
    IOException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFormat.read(bytes, "m"));
    long taken = AllocatedBytes.ofThisThread() - before;
    assertEquals(start, refusal.getMessage().substring(0, start.length()));
    assertEquals(true, taken < 1 << 20, "took " + taken + " bytes");
  }

  private static SvmClassifier read(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    return ((StoredClassifier) ModelFormat.read(content, "m")).model();
  }

  private static String text(SvmClassifier model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, StoredClassifier.of(model));
    return out.toString(StandardCharsets.US_ASCII);
  }
}
