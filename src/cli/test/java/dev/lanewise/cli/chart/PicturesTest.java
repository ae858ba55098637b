package dev.lanewise.cli.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PicturesTest {
  private static final int MOST_BYTES = 400_000;

  @TempDir Path folder;

  @Test
  void everyKindBecomesTwoSmallFilesThatCanBeRead() throws Exception {
    for (Picture picture : Samples.all()) {
      List<Path> files = Pictures.write(folder, "picture", picture);
      assertEquals(List.of(folder.resolve("picture.png"), folder.resolve("picture.svg")), files);
      for (Path file : files) {
        long bytes = Files.size(file);
        assertTrue(
            bytes > 1000 && bytes < MOST_BYTES, picture.title() + ", " + file + ": " + bytes);
      }
      BufferedImage image = ImageIO.read(files.get(0).toFile());
      assertEquals(picture.width(), image.getWidth());
      assertEquals(picture.height(), image.getHeight());
      Document svg = xml(Files.readAllBytes(files.get(1)));
      assertEquals("svg", svg.getDocumentElement().getTagName());
      assertEquals(picture.title(), svg.getElementsByTagName("title").item(0).getTextContent());
      assertFalse(Files.readString(files.get(1)).contains("NaN"), picture.title());
    }
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void pngHoldsThePixelsThatWereDrawn() throws Exception {
    BufferedImage drawn = Pictures.raster(Samples.heat());
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(drawn)));
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    int[] expected = drawn.getRGB(0, 0, width, height, null, 0, width);
    assertArrayEquals(expected, read.getRGB(0, 0, width, height, null, 0, width));
  }

  @Test
  void wordsOfAxesAndLegendAreInTheSvg() throws Exception {
    String words = words(Samples.decision());
    for (String word :
        List.of(
            "first",
            "second",
            "outer",
            "inner",
            "outer (test)",
            "support vector",
            "f = 0",
            "±0.5")) {
      assertTrue(words.contains(word), word + " in " + words);
    }
    assertTrue(words(Samples.lift()).contains("height"));
    String lifted = Pictures.svg(Samples.lift());
    assertTrue(lifted.contains(">first</text>") && lifted.contains(">second</text>"));
    assertTrue(words(Samples.lines()).contains("held out"));
    assertTrue(words(Samples.bars()).contains("moons"));
    String table = Pictures.svg(Samples.heat());
    assertTrue(table.contains(">0.750</text>") && table.contains(">–</text>"));
  }

  private static String words(Picture picture) throws Exception {
    Document svg = xml(Pictures.svg(picture).getBytes(StandardCharsets.UTF_8));
    return svg.getElementsByTagName("desc").item(0).getTextContent();
  }

  @Test
  void titlesWithMarkupAndControlCharactersStayText() throws Exception {
    Picture picture =
        ScatterChart.of(
            "a < b & \"c\" \u0001", "x", "y", List.of(new ClassPoints("<p>", one(), one(), 0)));
    String svg = Pictures.svg(picture);
    xml(svg.getBytes(StandardCharsets.UTF_8));
    assertTrue(svg.contains("<title>a &lt; b &amp; &quot;c&quot; \uFFFD</title>"));
    assertTrue(svg.contains("&lt;p&gt;"));
  }

  @Test
  void samePictureSameBytes() throws Exception {
    assertEquals(Pictures.svg(Samples.decision()), Pictures.svg(Samples.decision()));
    Picture twice = Samples.decision();
    assertEquals(Pictures.svg(twice), Pictures.svg(twice));
  }

  @Test
  void anOldFileStaysWhenTheNewOneCannotBeWritten() throws Exception {
    Path old = Files.writeString(folder.resolve("p.svg"), "old");
    Files.createDirectory(folder.resolve("p.png"));
    IOException refused =
        assertThrows(IOException.class, () -> Pictures.write(folder, "p", Samples.heat()));
    assertTrue(refused.getMessage().contains("p.png"), refused.getMessage());
    assertEquals("old", Files.readString(old));
    Path missing = folder.resolve("missing");
    refused = assertThrows(IOException.class, () -> Pictures.write(missing, "p", Samples.heat()));
    assertTrue(refused.getMessage().contains("missing"), refused.getMessage());
    assertFalse(Files.exists(missing));
  }

  @Test
  void aMachineWithoutFontsIsToldSoInOneLine() {
    List<Throwable> thrown =
        List.of(
            new NullPointerException("Cannot load from short array"),
            new RuntimeException("Fontconfig head is null, check your fonts"),
            new InternalError(new java.lang.reflect.InvocationTargetException(new Exception("x"))),
            new UnsatisfiedLinkError("libfreetype.so.6: cannot open"),
            new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager"),
            new java.awt.AWTError("no toolkit"));
    for (Throwable each : thrown) {
      PicturesUnavailable told =
          assertThrows(PicturesUnavailable.class, () -> Pictures.check(() -> sneak(each)));
      assertTrue(told.getMessage().startsWith("cannot draw pictures"), told.getMessage());
      assertEquals(1, told.getMessage().lines().count());
      assertEquals(each, told.getCause());
    }
    assertThrows(OutOfMemoryError.class, () -> Pictures.check(() -> sneak(new OutOfMemoryError())));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void needsNoScreen() throws Exception {
    Pictures.check();
    assertTrue(GraphicsEnvironment.isHeadless());
  }

  private static double[] one() {
    return new double[] {1};
  }

  private static Document xml(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }
}
