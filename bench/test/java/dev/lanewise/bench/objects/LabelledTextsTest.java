package dev.lanewise.bench.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextsTest {
  @TempDir Path folder;

  @Test
  void labelsAndTextsAreRead() throws IOException {
    String lines = "oil\tid1\tThe price of U.S. crude\n\nacq\tid2\tA bid!\noil\tid3\tb\n";
    Path plain = folder.resolve("texts.tsv");
    Files.writeString(plain, lines);
    Path compressed = folder.resolve("texts.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : List.of(plain, compressed)) {
      LabelledTexts read = LabelledTexts.read(file);
      assertArrayEquals(new int[] {0, 1, 0}, read.labels());
      assertEquals("acq", read.names().name(1));
      assertEquals(List.of("The price of U.S. crude", "A bid!", "b"), read.texts());
      assertEquals(List.of("price u s crude", "bid", "b"), read.plainWords().texts());
      assertEquals(" bcdeiprsu", read.plainWords().letters());
    }
  }

  @Test
  void kernelsAreReadAndWhatIsWrongIsNamed() throws IOException {
    Path file = folder.resolve("texts.tsv");
    Files.writeString(file, "a\tgatt\nb\tttag\n");
    LabelledTexts data = LabelledTexts.read(file);
    assertEquals(2, TextKernelOption.parse("spectrum:1", data).value("ga", "ag"));
    assertEquals(1, TextKernelOption.parse("spectrum:2", data).value("gat", "ga"));
    assertEquals(3, TextKernelOption.parse("spectra:2", data).value("ga", "ga"));
    assertEquals(3 * 2, TextKernelOption.parse("mismatch:1:1", data).value("gg", "a"));
    assertEquals(0.0625, TextKernelOption.parse("subsequences:2:0.5", data).value("cat", "car"));
    assertEquals(1, TextKernelOption.parse("words", data).value("a b", "b"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> TextKernelOption.parse("spectrum", data))
            .getMessage()
            .startsWith("kernel spectrum: expected spectrum:K"));
    Files.writeString(file, "a\tgatt\nno tab\n");
    String message = assertThrows(IOException.class, () -> LabelledTexts.read(file)).getMessage();
    assertTrue(message.endsWith("text 2: expected a label, a tab and a text"), message);
  }
}
