package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalerTest {
  private static final Dataset TRAIN =
      data(new float[][] {{0, 7, -2, 1.5f}, {10, 7, 0, 0}, {5, 7, 2, 0}}, 1, 5, 2);

  @TempDir Path folder;

  @Test
  void trainingRangeBecomesTheTargetRange() {
    Dataset scaled = Scaler.fit(TRAIN, -1, 1).apply(TRAIN);
    assertRows(scaled, new float[][] {{-1, 0, -1, 1}, {1, 0, 0, -1}, {0, 0, 1, -1}});
    assertArrayEquals(new double[] {1, 5, 2}, scaled.labels());
  }

  @Test
  void labelsAreScaledWhenAsked() {
    Dataset scaled = Scaler.fit(TRAIN, 0, 1, -1, 1).apply(TRAIN);
    assertArrayEquals(new double[] {-1, 1, -0.5}, scaled.labels());
    // -2 + (-0.9 - -2) rounds to something else than -0.9.
    double[] ends = Scaler.fit(TRAIN, 0, 1, -2, -0.9).apply(TRAIN).labels();
    assertArrayEquals(new double[] {-2, -0.9}, new double[] {ends[0], ends[1]});
  }

  @Test
  void zerosArePositive() {
    Dataset data = data(new float[][] {{0}, {4}}, 0, 1);
    assertRows(Scaler.fit(data, -0.0, 1).apply(data), new float[][] {{0}, {1}});
  }

  @Test
  void laterDataUsesTheStoredRanges() {
    Scaler scaler = Scaler.fit(TRAIN, -1, 1);
    Dataset wide = data(new float[][] {{20, 8, -4, 3, 9}}, 0);
    assertRows(scaler.apply(wide), new float[][] {{3, 0, -2, 3, 0}});
    Dataset narrow = data(new float[][] {{10}}, 0);
    assertRows(scaler.apply(narrow), new float[][] {{1, 0, 0, -1}});
  }

  @Test
  void rangeFileLooksLikeSvmScales() throws IOException {
    Path file = folder.resolve("r");
    Scaler.fit(TRAIN, -1, 1).write(file);
    assertEquals("x\n-1 1\n1 0 10\n3 -2 2\n4 0 1.5\n", Files.readString(file));

    Dataset tenth = data(new float[][] {{0.1f}, {3}}, -0.1, 1e20);
    Scaler.fit(tenth, 0, 0.1, -2, 2.5).write(file);
    assertEquals(
        "y\n-2 2.5\n-0.10000000000000001 1e+20\nx\n0 0.10000000000000001\n"
            + "1 0.10000000149011612 3\n",
        Files.readString(file));
  }

  @Test
  void readingTheRangeFileScalesAlike() throws IOException {
    Path file = folder.resolve("r");
    Scaler scaler = Scaler.fit(TRAIN, -0.3, 0.7, 0, 1);
    scaler.write(file);
    Scaler read = Scaler.read(file);
    assertEquals(scaler.features(), read.features());
    Dataset expected = scaler.apply(TRAIN);
    Dataset actual = read.apply(TRAIN);
    assertArrayEquals(expected.labels(), actual.labels());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(row(expected, i), row(actual, i));
    }
  }

  @Test
  void scalersAreEqualWhenTheirRangesAre() throws IOException {
    Path file = folder.resolve("r");
    Dataset varied = data(new float[][] {{0, 1}, {1, 3}}, 0, 1);
    Scaler scaler = Scaler.fit(varied, 0, 1);
    scaler.write(file);
    assertEquals(scaler, Scaler.read(file));
    assertEquals(scaler.hashCode(), Scaler.read(file).hashCode());
    assertEquals(false, scaler.equals(Scaler.fit(varied, 0, 2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          z~0 1~          | :1:1: expected x or y, found 'z'
          x~0 1           | :2:4: file is incomplete: the last line has no line end
          x~1 0~          | :2:3: range from 1.0 to 0.0 is not a range
          x~0 nan~        | :2:3: expected a decimal number, found 'nan'
          x~0 1~1 0 1 2~  | :3:7: expected end of line, found '2'
          x~0 1~0 0 1~    | :3:1: feature index '0' must be within 1..10000000
          x~0 1~2 0 1~2 0 1~ | :4:1: feature index '2' must be within 3..10000000
          x~0 1~10000001 0 1~ | :3:1: feature index '10000001' must be within 1..10000000
          x~0 1~1.5 0 1~  | :3:1: expected a feature index, found '1.5'
          y~0 1~0 1~y~0 1~ | :4:1: expected x, found 'y'
          """)
  void damagedRangeFilesAreRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("r"), text.replace('~', '\n'));
    IOException refusal = assertThrows(DataFormatException.class, () -> Scaler.read(file));
    assertEquals(file + message, refusal.getMessage());
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertRefused("lower 1.0 must be below upper 1.0", () -> Scaler.fit(TRAIN, 1, 1));
    assertRefused("lower NaN must be below upper 1.0", () -> Scaler.fit(TRAIN, Double.NaN, 1));
    Dataset constant = data(new float[][] {{1}, {2}}, 3, 3);
    assertRefused(
        "labels from 3.0 to 3.0 have no range to scale", () -> Scaler.fit(constant, 0, 1, 0, 1));
    Dataset broken = data(new float[][] {{1}, {Float.NaN}}, 3, 3);
    assertRefused(
        "X[row 1, col 0] is NaN; scaling needs finite features", () -> Scaler.fit(broken, 0, 1));
    Dataset tiny = data(new float[][] {{0}, {Float.MIN_VALUE}}, 3, 3);
    Dataset huge = data(new float[][] {{1e30f}}, 3);
    assertRefused(
        "X[row 0, col 0] is 1.0E30; scaled it overflows a 32-bit float",
        () -> Scaler.fit(tiny, 0, 1).apply(huge));
  }

  private static void assertRefused(String message, Runnable request) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, request::run).getMessage());
  }

  private static Dataset data(float[][] rows, double... labels) {
    return new Dataset(FloatMatrix.copyOf(rows), labels);
  }

  private static void assertRows(Dataset actual, float[][] rows) {
    assertEquals(rows.length, actual.features().rows());
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(rows[i], row(actual, i));
    }
  }

  private static float[] row(Dataset data, int i) {
    float[] row = new float[data.features().cols()];
    data.features().copyRow(i, row, 0);
    return row;
  }
}
