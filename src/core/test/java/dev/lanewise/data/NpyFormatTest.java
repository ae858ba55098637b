package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.FloatMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFormatTest {
  private static final String SHAPE = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
  private static final float[][] ROWS = {{1, -0.0f, Float.NaN}, {Float.MIN_VALUE, 1e30f, 0.1f}};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHAPE,
        "{\"shape\":(2,3,),\"fortran_order\":False,\"descr\":\"<f4\"}",
        "{ 'fortran_order' : False , 'shape' : ( 2 , 3 ) , 'descr' : '<f4' , }   \n"
      })
  void readsEveryVersionAndLayout(String header) throws IOException {
    for (int version = 1; version <= 3; version++) {
      Path file = Files.write(folder.resolve("x.npy"), npy(version, header, ROWS));
      assertRows(NpyFormat.read(file));
      assertRows(NpyFormat.readRounded(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          '<f4', | '<f2', | 20: element type '<f2' is not supported: '<f4', '<f8'
          '<f4', | '>f4', | 20: element type '>f4' is not supported: '<f4', '<f8'
          False  | True   | 44: column-major (Fortran) order is not supported
          (2, 3) | (6,)   | 61: expected 2 dimensions, found 1
          (2, 3) | ()     | 61: expected 2 dimensions, found 0
          (2, 3) | (1, 2, 3) | 61: expected 2 dimensions, found 3
          (2, 3) | (2, -3) | 64: expected a size, found '-3), }'
          (2, 3) | (2, 4) | 69: expected 32 data bytes for shape (2, 4), found 24
          (2, 3) | (1, 3) | 69: expected 12 data bytes for shape (1, 3), found 24
          (2, 3) | (2, 3000000000) | 61: 3000000000 columns are too many
          (2, 3) | (999999999999999999, 2000000000) | 95: expected 9223372036854775807 data bytes \
          for shape (999999999999999999, 2000000000), found 24
          'shape' | 'shapes' | 51: unknown key 'shapes'
          'shape' | 'descr' | 60: expected a quoted word, found '(2, 3), }'
          , }    | }x     | 67: expected the end of the header, found 'x'
          , }    | ,      | 67: expected a quoted word, found end of header
          , 'shape': (2, 3) | "" | 52: header lacks 'descr', 'fortran_order' or 'shape'
          'shape': (2, 3) | 'fortran_order': False | 51: 'fortran_order' appears twice
          """)
  void refusalsNameTheByte(String part, String other, String message) throws IOException {
    String header = SHAPE.replace(part, other);
    Path file = Files.write(folder.resolve("x.npy"), npy(1, header, ROWS));
    assertRefused(message, file);
  }

  @Test
  void headsThatLieAreRefused() throws IOException {
    byte[] good = npy(1, SHAPE, ROWS);
    Path file = folder.resolve("x.npy");
    byte[] bad = good.clone();
    bad[3] = 'X';
    assertRefused("3: not a .npy file", Files.write(file, bad));
    bad = good.clone();
    bad[6] = 4;
    assertRefused("6: expected version 1, 2 or 3 and a header length", Files.write(file, bad));
    bad = good.clone();
    bad[9] = 0x7F;
    assertRefused("8: header of 32571 bytes in a file of 93", Files.write(file, bad));
    String padded = SHAPE + " ".repeat(10_001 - SHAPE.length());
    Files.write(file, npy(1, padded, ROWS));
    assertRefused("8: header of 10001 bytes in a file of 10035", file);
    bad = npy(2, SHAPE, ROWS);
    bad[11] = (byte) 0xFF;
    assertRefused("8: header of 4278190139 bytes in a file of 95", Files.write(file, bad));
    bad = good.clone();
    bad[10] = '[';
    assertRefused(
        "10: expected '{', found '" + SHAPE.replace('{', '[') + "'", Files.write(file, bad));
  }

  @Test
  void everyPrefixIsRefused() throws IOException {
    byte[] good = npy(1, SHAPE, ROWS);
    for (int length = 0; length < good.length; length++) {
      Path file = Files.write(folder.resolve("x.npy"), Arrays.copyOf(good, length));
      assertThrows(DataFormatException.class, () -> NpyFormat.read(file), "length " + length);
    }
  }

  @Test
  void doublesAreRoundedOnlyWhenAsked() throws IOException {
    String header = SHAPE.replace("<f4", "<f8");
    double[] values = {
      0.1, 1 + 0x1p-24 + 0x1p-50, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e-50
    };
    Path file = Files.write(folder.resolve("x.npy"), npy(header, values));
    assertRefused("0: elements are '<f8'; reading them as floats has to round them", file);
    FloatMatrix x = NpyFormat.readRounded(file);
    for (int i = 0; i < 6; i++) {
      assertEquals((float) values[i], x.get(i / 3, i % 3));
    }
    values[4] = -1e39;
    Files.write(file, npy(header, values));
    IOException refusal = assertThrows(IOException.class, () -> NpyFormat.readRounded(file));
    assertEquals(
        file + ":byte 101: -1.0E39 is beyond the largest 32-bit float", refusal.getMessage());

    double[] many = new double[20_000];
    many[10_000] = 1e39;
    Files.write(file, npy(header.replace("(2, 3)", "(1, 20000)"), many));
    refusal = assertThrows(IOException.class, () -> NpyFormat.readRounded(file));
    assertEquals(
        file + ":byte 80073: 1.0E39 is beyond the largest 32-bit float", refusal.getMessage());
  }

  @Test
  void writesWhatNumPyWrites() throws IOException {
    Path file = folder.resolve("x.npy");
    NpyFormat.write(file, FloatMatrix.copyOf(ROWS));
    String padded = SHAPE + " ".repeat(128 - 10 - SHAPE.length() - 1) + "\n";
    assertArrayEquals(npy(1, padded, ROWS), Files.readAllBytes(file));
    assertRows(NpyFormat.read(file));
    try (Arena arena = Arena.ofConfined()) {
      assertRows(NpyFormat.map(file, arena));
    }
  }

  @Test
  void readsMoreThanOneBlock() throws IOException {
    float[] values = new float[50_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    FloatMatrix x = FloatMatrix.of(values, 10_000, 5);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFormat.write(out, x);
    Path file = Files.write(folder.resolve("x.npy"), out.toByteArray());
    FloatMatrix back = NpyFormat.read(file);
    for (int i = 0; i < values.length; i++) {
      assertEquals(i, back.get(i / 5, i % 5));
    }
  }

  @Test
  void mappingNeedsAlignment() throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), npy(1, SHAPE, ROWS));
    try (Arena arena = Arena.ofConfined()) {
      IOException refusal =
          assertThrows(DataFormatException.class, () -> NpyFormat.map(file, arena));
      assertTrue(refusal.getMessage().contains("not aligned to 4 bytes"), refusal.getMessage());
    }
  }

  private void assertRefused(String message, Path file) {
    long before = AllocatedBytes.ofThisThread();
    IOException refusal = assertThrows(DataFormatException.class, () -> NpyFormat.read(file));
    assertTrue(AllocatedBytes.ofThisThread() - before < 1_000_000);
    assertEquals(file + ":byte " + message, refusal.getMessage());
  }

  private static void assertRows(FloatMatrix x) {
    assertEquals(2, x.rows());
    for (int i = 0; i < 2; i++) {
      float[] row = new float[3];
      x.copyRow(i, row, 0);
      assertArrayEquals(ROWS[i], row);
    }
  }

  private static byte[] npy(int version, String header, float[][] rows) {
    ByteBuffer out = head(version, header, 24);
    for (float[] row : rows) {
      for (float value : row) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  private static byte[] npy(String header, double[] values) {
    ByteBuffer out = head(1, header, 8 * values.length);
    for (double value : values) {
      out.putDouble(value);
    }
    return out.array();
  }

  private static ByteBuffer head(int version, String header, int dataBytes) {
    int before = version == 1 ? 10 : 12;
    ByteBuffer out = ByteBuffer.allocate(before + header.length() + dataBytes);
    out.order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) version).put((byte) 0);
    if (version == 1) {
      out.putChar((char) header.length());
    } else {
      out.putInt(header.length());
    }
    return out.put(header.getBytes(StandardCharsets.US_ASCII));
  }
}
