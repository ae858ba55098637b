package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.LengthScaleKernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.NormalisedKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.ScaledKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.kernel.SumKernel;
import dev.lanewise.kernel.VectorKernels;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Kernels that the binary format keeps in a section of their own. */
class KernelSectionTest {
  private static StoredModel model(Kernel kernel) {
    FloatMatrix vectors = FloatMatrix.copyOf(new float[][] {{1, 0, 2}, {0.5f, 3, 0}});
    return new StoredRegressor(
        SvmType.EPSILON_SVR,
        SvmRegressor.of(kernel, vectors, new double[] {1, -0.5}, 0.25),
        OptionalDouble.empty());
  }

  private static byte[] bytes(StoredModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, ModelEncoding.BINARY);
    return out.toByteArray();
  }

  private static List<Kernel> kernels() {
    List<Kernel> kernels = new ArrayList<>(VectorKernels.all());
    kernels.add(new NormalisedKernel(new SigmoidKernel(0.5, -1)));
    kernels.add(new SumKernel(new LinearKernel(), new RbfKernel(2)));
    return kernels;
  }

  @Test
  void everyKernelIsReadAsItWasWritten() throws IOException {
    for (Kernel kernel : kernels()) {
      byte[] file = bytes(model(kernel));
      assertEquals(2, file[8], "version");
      assertEquals(5, file[24], "kernel type");
      StoredModel read = ModelFormat.read(file, "m");
      assertEquals(kernel, read.kernel());
      assertArrayEquals(file, bytes(read), "" + kernel);
    }
  }

  @Test
  void theKernelsOfLibsvmStayInVersionOne() throws IOException {
    for (Kernel kernel :
        new Kernel[] {
          new LinearKernel(),
          new RbfKernel(1),
          new PolynomialKernel(1, 0, 2),
          new SigmoidKernel(1, 0)
        }) {
      byte[] file = bytes(model(kernel));
      assertEquals(1, file[8]);
      assertEquals(64 + 8 + 16 + 24 + 4, file.length);
    }
  }

  /** Byte by byte, so that the format cannot drift. */
  @Test
  void theLayoutIsThatOfTheDocument() {
    String half = "000000000000e03f"; // 0.5, little-endian
    String one = "000000000000f03f";
    assertEquals("06000000" + half, hex(new LaplacianKernel(0.5)));
    assertEquals(
        "0f000000" + "11000000" + half + "01000000" + one + half + "03000000" + "00000000",
        hex(
            new SumKernel(
                new ScaledKernel(0.5, new PolynomialKernel(1, 0.5, 3)), new LinearKernel())));
    assertEquals(
        "13000000" + "02000000" + half + one + "02000000" + one,
        hex(LengthScaleKernel.of(new double[] {0.5, 1}, new RbfKernel(1))));
    List<Kernel> all = VectorKernels.all();
    String codes = "";
    for (int i = 0; i < 9; i++) {
      codes += hex(all.get(i)).substring(0, 2) + " ";
    }
    assertEquals("06 0b 0c 0d 0e 07 08 09 0a ", codes);
  }

  private static String hex(Kernel kernel) {
    return HexFormat.of().formatHex(KernelSection.bytes(kernel));
  }

  @Test
  void sectionsAreReadStrictly() throws IOException {
    byte[] file = bytes(model(new ScaledKernel(0.5, new RbfKernel(2))));
    assertEquals(24, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(64));
    assertRefused("m:byte 64: kernel: code is 5, expected 0..3 or 6..19", with(file, 68, 5));
    assertRefused("m:byte 64: kernel: code is 4, expected 0..3 or 6..19", with(file, 80, 4));
    assertRefused("m:byte 64: kernel: 8 bytes too many after it", with(file, 80, 0));
    assertRefused("m:byte 64: kernel: needs 8 more bytes, 4 follow", with(file, 64, 20));
    assertRefused(
        "m:byte 68: 1000 bytes of a kernel promised, 72 bytes follow", with(file, 64, 1000));
    assertRefused(
        "m:byte 64: kernel: factor is -0.5, expected a finite number above 0",
        with(file, 76, 0xbfe00000));
    assertRefused("m:byte 24: kernel: type is 5 in version 1", with(file, 8, 1));
    byte[] scales = bytes(model(LengthScaleKernel.of(new double[] {1, 2, 3}, new RbfKernel(2))));
    assertRefused(
        "m:byte 64: kernel: 2147483647 length scales promised, 36 bytes follow",
        with(scales, 72, Integer.MAX_VALUE));
  }

  /** A kernel of LIBSVM's has one file, that of version 1. */
  @Test
  void thereIsOneFileForEachModel() throws IOException {
    byte[] file = bytes(model(new LaplacianKernel(2)));
    assertRefused(
        "m:byte 64: kernel: RbfKernel[gamma=2.0] in a section, expected it in the header",
        with(file, 68, 2));
  }

  @Test
  void partsWithinPartsAreLimited() {
    Kernel deep = new LinearKernel();
    for (int i = 1; i < KernelSection.MOST_LEVELS; i++) {
      deep = new NormalisedKernel(deep);
    }
    Kernel deepest = deep;
    assertEquals(deep, KernelSection.read(buffer(KernelSection.bytes(deep))));
    assertThrows(
        IllegalArgumentException.class, () -> KernelSection.bytes(new NormalisedKernel(deepest)));
    byte[] deeper = new byte[4 * 100_000];
    for (int i = 0; i < deeper.length; i += 4) {
      deeper[i] = 18;
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> KernelSection.read(buffer(deeper)))
            .getMessage();
    assertEquals("parts within parts pass 32 levels", message);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whatever stands in a section: refused as such, or read and written again the same. */
  @Test
  void anyBytesAreRefusedOrRoundTrip() {
    SplittableRandom random = new SplittableRandom(1);
    List<Kernel> kernels = kernels();
    int read = 0;
    for (int t = 0; t < 20_000; t++) {
      byte[] section = KernelSection.bytes(kernels.get(random.nextInt(kernels.size())));
      section[random.nextInt(section.length)] =
          (byte) random.nextInt(random.nextBoolean() ? 20 : 256);
      byte[] some = Arrays.copyOf(section, section.length - (random.nextInt(4) == 0 ? 4 : 0));
      try {
        Kernel kernel = KernelSection.read(buffer(some));
        assertArrayEquals(some, KernelSection.bytes(kernel));
        read++;
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage().length() > 10);
      }
    }
    assertTrue(read > 1000, read + " read");
  }

  @Test
  void textHasNoPlaceForThem() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    ModelFormat.write(
                        new ByteArrayOutputStream(),
                        model(new LaplacianKernel(0.5)),
                        ModelEncoding.TEXT))
            .getMessage();
    assertEquals(
        "kernel LaplacianKernel[gamma=0.5] is not one of LIBSVM's: save the model in the binary"
            + " format",
        message);
    PairKernel own = (x, i, y, j, columns) -> 1;
    assertThrows(
        IllegalArgumentException.class, () -> bytes(model(new SumKernel(own, new RbfKernel(1)))));
  }

  private static byte[] with(byte[] original, int at, int value) {
    byte[] file = original.clone();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    in.putInt(at, value);
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - 4);
    in.putInt(file.length - 4, (int) crc.getValue());
    return file;
  }

  private static void assertRefused(String message, byte[] file) {
    assertEquals(
        message,
        assertThrows(ModelFormatException.class, () -> ModelFormat.read(file, "m")).getMessage());
  }

  /** A model that could predict nothing. */
  @Test
  void otherLengthScalesThanColumnsAreRefused() throws IOException {
    Kernel two = LengthScaleKernel.of(new double[] {0.5, 1}, new RbfKernel(1));
    assertThrows(IllegalArgumentException.class, () -> model(two));
    byte[] three = bytes(model(LengthScaleKernel.of(new double[] {0.5, 1, 2}, new RbfKernel(1))));
    byte[] section = KernelSection.bytes(two);
    int rest = 64 + 4 + section.length + Double.BYTES;
    ByteBuffer file =
        ByteBuffer.allocate(three.length - Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.put(three, 0, 64).putInt(section.length).put(section);
    file.put(three, rest, three.length - rest);
    file.putLong(12, file.capacity());
    assertRefused("m: the kernel has 2 length scales, X has 3 columns", with(file.array(), 8, 2));
  }
}
