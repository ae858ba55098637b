package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of docs/model-format.md, and what is refused. */
class BinaryModelFormatTest {
  /** Three support vectors of two classes, two features, one sigmoid. */
  private static final String GOLDEN =
      "894c574d0d0a1a0a 01000000 9c00000000000000 01000000 01000000"
          + "000000000000d03f 000000000000f0bf 02000000"
          + "02000000 03000000 02000000 01000000"
          + "07000000 ffffffff 02000000 01000000"
          + "9a9999999999b93f"
          + "000000000000f03f 000000000000e03f 000000000000f8bf"
          + "00000000000000c0 0000000000000080"
          + "0000803f 00000000 00000080 00000040 cdcccc3d 000040c0"
          + "00000000";

  @TempDir Path folder;

  @Test
  void goldenBytes() throws IOException {
    byte[] golden = sealed(HexFormat.of().parseHex(GOLDEN.replace(" ", "")));
    assertArrayEquals(golden, bytes(model()));
    StoredClassifier read = (StoredClassifier) ModelFormat.read(golden, "m");
    assertEquals(SvmType.NU_SVC, read.type());
    assertEquals(new PolynomialKernel(0.25, -1, 2), read.kernel());
    assertArrayEquals(new int[] {7, -1}, read.model().labels());
    assertArrayEquals(new int[] {2, 1}, read.model().supportVectorCounts());
    assertEquals(0.1, read.model().rho(0));
    assertEquals(-1.5, read.model().coefficient(0, 2));
    assertEquals(List.of(new Sigmoid(-2, -0.0)), read.sigmoids());
    assertEquals(-0.0f, read.model().supportVectors().get(1, 0));
    assertEquals(0.1f, read.model().supportVectors().get(2, 0));
  }

  @Test
  void filesAreRecognisedByTheirFirstByte() throws IOException {
    Path file = folder.resolve("m");
    ModelFormat.write(file, model(), ModelEncoding.BINARY);
    assertArrayEquals(bytes(model()), Files.readAllBytes(file));
    StoredModel read = ModelFormat.read(file);
    ModelFormat.write(file, read);
    assertTrue(Files.readString(file).startsWith("svm_type nu_svc\n"));
    StoredModel text = ModelFormat.read(file);
    ModelFormat.write(file, text, ModelEncoding.BINARY);
    assertEquals(bytes(model()).length + 6 * 4, Files.size(file));
    ModelFormat.write(file, ModelFormat.read(file));
    assertArrayEquals(Files.readAllBytes(file), text(model()));
  }

  @Test
  void damageIsNamed() throws IOException {
    byte[] whole = bytes(model());
    assertRefused("m: file is damaged or incomplete (40 of 68 or more bytes)", cut(whole, 40));
    assertRefused("m: file is damaged or incomplete (155 of 156 bytes)", cut(whole, 155));
    assertRefused("m: file is damaged or incomplete (157 of 156 bytes)", cut(whole, 157));
    byte[] changed = whole.clone();
    changed[100]++;
    IOException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFormat.read(changed, "m"));
    assertTrue(
        refusal.getMessage().matches("m: checksum mismatch .expected \\w{8}, got \\w{8}.; file.*"),
        refusal.getMessage());
    byte[] converted = whole.clone();
    converted[4] = '\n';
    assertRefused(
        "m:byte 0: expected the first bytes of a binary model; file is damaged", converted);
  }

  @Test
  void otherVersionsAreRefusedAsSuch() throws IOException {
    String reads = ", this library reads 1 to 4";
    assertRefused("m: binary model format version 5" + reads, with(8, 5));
    assertRefused("m: binary model format version 0" + reads, with(8, 0));
    assertRefused("m: binary model format version 4294967295" + reads, with(8, -1));
  }

  @Test
  void fieldsAreReadStrictly() throws IOException {
    assertRefused("m:byte 20: svm type is 5, expected 0..4", with(20, 5));
    assertRefused("m:byte 24: kernel: type is 6, expected 0..5", with(24, 6));
    assertRefused("m:byte 24: kernel: type is 5 in version 1", with(24, 5));
    assertRefused("m:byte 24: kernel: type is 1 in version 2", with(8, 2));
    assertRefused(
        "m:byte 24: kernel: LinearKernel[] with numbers that it does not take:"
            + " BinaryKernel[type=0, gamma=0.25, coef0=-1.0, degree=2]",
        with(24, 0));
    assertRefused("m:byte 24: kernel: degree is -1, expected at least 0", with(44, -1));
    assertRefused("m:byte 48: 1 classes, expected 2..2147483647", with(48, 1));
    assertRefused("m:byte 56: 0 features, expected 1..10000000", with(56, 0));
    assertRefused("m:byte 60: calibration kind 2 does not go with svm type nu_svc", with(60, 2));
    assertRefused("m:byte 60: calibration kind 4 does not go with svm type nu_svc", with(60, 4));
    assertRefused(
        "m:byte 128: 9 numbers in support vectors promised, 24 bytes follow", with(56, 3));
    assertRefused("m:byte 136: 16 bytes too many after the support vectors", with(60, 0));
    assertRefused("m: labels occur twice", with(68, 7));
    assertRefused("m: support vector counts add up to 4, there are 3 rows", with(72, 3));
    assertRefused("m: a support vector count is negative", with(72, -2));
    assertRefused("m: a rho is not finite", with(84, 0x7ff00000));
    assertRefused("m: a coefficient is not finite", with(92, 0x7ff80000));
    assertRefused(
        "m: a sigmoid needs finite a and b, got -Infinity and -0.0", with(116, 0xfff00000));
    assertRefused(
        "m: support vectors[row 0, col 1] is NaN; a model needs finite values",
        with(132, 0x7fc00000));
  }

  @Test
  void countsThatLieCostNoMemory() throws IOException {
    for (int count : new int[] {Integer.MAX_VALUE, 65536, 92682, 46341, 4, 1 << 30}) {
      for (int at : new int[] {48, 52, 56}) {
        assertCheap(with(at, count));
      }
      byte[] both = with(52, count);
      ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putInt(56, 10_000_000);
      assertCheap(sealed(both));
      ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putInt(48, count);
      assertCheap(sealed(both));
    }
    for (int count : new int[] {-1, Integer.MIN_VALUE}) {
      for (int at : new int[] {48, 52, 56}) {
        assertCheap(with(at, count));
      }
    }
    byte[] longer = bytes(model());
    for (long length : new long[] {0, 155, 157, 1L << 31, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putLong(12, length);
      assertCheap(longer.clone());
    }
  }

  @Test
  void sectionsLostOrDoubledAreRefused() throws IOException {
    byte[] whole = bytes(model());
    int[] starts = {64, 72, 80, 88, 112, 120, 128, 152};
    for (int from : starts) {
      for (int to : starts) {
        if (from < to) {
          assertRefused(sealed(spliced(whole, from, to, 0)));
          assertRefused(sealed(spliced(whole, from, to, 2)));
        }
      }
    }
  }

  @Test
  void whatNoArrayHoldsIsNotWritten() {
    ModelHeader header =
        new ModelHeader(
            SvmType.NU_SVR,
            new PolynomialKernel(1, 0, 1),
            2,
            1 << 16,
            new double[1],
            new int[0],
            new int[0],
            new double[0],
            new double[0],
            new double[0]);
    assertEquals(
        68 + 8 + (1L << 19) + (1L << 28) * 7, BinaryModelLayout.bytes(header, 0, 7 << 10, 4, 0));
    assertThrows(CapacityException.class, () -> BinaryModelLayout.bytes(header, 0, 1 << 13, 4, 0));
    assertThrows(
        CapacityException.class, () -> BinaryModelLayout.bytes(header, 0, 10_000_000, 4, 0));
  }

  private static StoredClassifier model() {
    SvmClassifier classifier =
        SvmClassifier.of(
            new PolynomialKernel(0.25, -1, 2),
            new int[] {7, -1},
            new int[] {2, 1},
            FloatMatrix.copyOf(new float[][] {{1, 0}, {-0.0f, 2}, {0.1f, -3}}),
            new double[][] {{1, 0.5, -1.5}},
            new double[] {0.1});
    return new StoredClassifier(SvmType.NU_SVC, classifier, List.of(new Sigmoid(-2, -0.0)));
  }

  /** The model with another integer at an offset, and a checksum that is right. */
  private static byte[] with(int at, int value) throws IOException {
    byte[] file = bytes(model());
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return sealed(file);
  }

  /** A file with a section that occurs so many times, and a length that is right. */
  private static byte[] spliced(byte[] file, int from, int to, int times) {
    int section = to - from;
    byte[] spliced = new byte[file.length + (times - 1) * section];
    System.arraycopy(file, 0, spliced, 0, from);
    for (int i = 0; i < times; i++) {
      System.arraycopy(file, from, spliced, from + i * section, section);
    }
    System.arraycopy(file, to, spliced, from + times * section, file.length - to);
    ByteBuffer.wrap(spliced).order(ByteOrder.LITTLE_ENDIAN).putLong(12, spliced.length);
    return spliced;
  }

  private static byte[] sealed(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - 4);
    ByteBuffer end = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(file.length - 4, (int) crc.getValue());
    return file;
  }

  private static byte[] text(StoredModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model);
    return out.toByteArray();
  }

  private static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  private static void assertRefused(byte[] file) {
    assertThrows(ModelFormatException.class, () -> ModelFormat.read(file, "m"));
  }

  private static void assertRefused(String message, byte[] file) {
    IOException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFormat.read(file, "m"));
    assertEquals(message, refusal.getMessage());
  }

  private static void assertCheap(byte[] file) {
    long before = AllocatedBytes.ofThisThread();
    assertThrows(ModelFormatException.class, () -> ModelFormat.read(file, "m"));
    long taken = AllocatedBytes.ofThisThread() - before;
    assertTrue(taken < 2 * file.length + (1 << 20), "took " + taken + " bytes");
  }

  private static byte[] bytes(StoredModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, ModelEncoding.BINARY);
    return out.toByteArray();
  }
}
