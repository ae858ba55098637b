package dev.lanewise.bench.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  /** Two pictures of 2 x 3. */
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9
  };

  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 4};

  @TempDir private Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void valuesAreUnsignedAndSizesBigEndian() throws IOException {
    IdxFile images = IdxFile.read(write("images", IMAGES));
    assertArrayEquals(new int[] {2, 2, 3}, images.sizes());
    assertEquals(6, images.width());
    assertEquals(-1, images.values()[2]);
    byte[] labels = new byte[8 + 0x0102];
    System.arraycopy(LABELS, 0, labels, 0, 6);
    labels[6] = 1;
    labels[7] = 2;
    assertEquals(0x0102, IdxFile.read(write("many", labels)).examples());
  }

  @Test
  void compressedFilesAreTheSame() throws IOException {
    Path file = folder.resolve("compressed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(IMAGES);
    }
    IdxFile images = IdxFile.read(file);
    assertArrayEquals(Arrays.copyOfRange(IMAGES, 16, 28), images.values());
  }

  @Test
  void imagesAndLabelsBecomeExamples() throws IOException {
    Examples examples = Examples.read(write("images", IMAGES), write("labels", LABELS));
    assertEquals(6, examples.x().cols());
    assertEquals(51 / 255f, examples.x().get(0, 1));
    assertEquals(1f, examples.x().get(0, 2));
    assertEquals(4 / 255f, examples.x().get(1, 0));
    assertArrayEquals(new int[] {9, 4}, examples.labels());
    assertArrayEquals(new int[] {1, 0}, examples.evenOdd().labels());
    assertArrayEquals(new int[] {9}, examples.first(1).labels());
    assertEquals(1, examples.first(1).x().rows());
    String message =
        assertThrows(IllegalArgumentException.class, () -> examples.first(3)).getMessage();
    assertTrue(message.contains("2 rows") && message.contains("3"), message);
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    refused(new byte[] {0, 0, 13, 1, 0, 0, 0, 1, 0}, "00000d01");
    refused(Arrays.copyOf(IMAGES, 27), "has 11 values, expected 12");
    refused(Arrays.copyOf(IMAGES, 9), "ends within its header");
    refused(new byte[] {0, 0, 8, 1, -1, 0, 0, 0, 1}, "not usable");
    refused(new byte[0], "ends within its header");
  }

  private void refused(byte[] bytes, String reason) throws IOException {
    Path file = write("other", bytes);
    String message = assertThrows(IOException.class, () -> IdxFile.read(file)).getMessage();
    assertTrue(message.contains(file.toString()) && message.contains(reason), message);
  }

  @Test
  void labelsHaveToFitTheImages() throws IOException {
    Path images = write("images", IMAGES);
    Path labels = write("labels", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 9});
    String message =
        assertThrows(IOException.class, () -> Examples.read(images, labels)).getMessage();
    assertTrue(message.contains("2 images") && message.contains("1 labels"), message);
  }

  @Test
  void textIsReadCompressedOrNotAndItsLabelsAreClasses() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "+1 1:0.5\n-1 2:2\n");
    Examples examples = Examples.read(text);
    assertArrayEquals(new int[] {1, -1}, examples.labels());
    assertArrayEquals(new int[] {1, 1}, examples.evenOdd().labels());
    assertEquals(2, examples.classes());
    assertArrayEquals(new int[] {0, 1}, examples.numbered().labels());
    Path targets = Files.writeString(folder.resolve("targets"), "1 1:1\n0.5 1:2\n");
    String message = assertThrows(IOException.class, () -> Examples.read(targets)).getMessage();
    assertTrue(message.contains("example 2 is 0.5"), message);
  }
}
