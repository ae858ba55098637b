package dev.lanewise.cli.chart;

import dev.lanewise.data.AtomicFile;
import java.awt.AWTError;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of pictures: PNG for everywhere, SVG for print and zoom.
 *
 * <p>Needs no screen: unless the property {@code java.awt.headless} is set, it is set to true
 * before AWT starts.
 */
public final class Pictures {
  private Pictures() {}

  /**
   * Writes {@code name}.png and {@code name}.svg into {@code folder}, each whole or not at all:
   * both are complete in memory before the first of them replaces an old file.
   *
   * @return the two files, the PNG first
   * @throws PicturesUnavailable when this machine cannot draw
   * @throws IOException when a file cannot be written, in particular when there is no such folder
   */
  public static List<Path> write(Path folder, String name, Picture picture) throws IOException {
    check();
    byte[] png = Png.of(raster(picture));
    byte[] svg = svg(picture).getBytes(StandardCharsets.UTF_8);
    List<Path> files = files(folder, name);
    AtomicFile.write(files.get(0), out -> out.write(png));
    AtomicFile.write(files.get(1), out -> out.write(svg));
    return files;
  }

  /** Where {@link #write} leaves a picture: a PNG, then an SVG. */
  public static List<Path> files(Path folder, String name) {
    return List.of(folder.resolve(name + ".png"), folder.resolve(name + ".svg"));
  }

  /**
   * Tries whether text can be drawn. To be called before a long computation whose result is
   * pictures, and before the first chart is made.
   *
   * @throws PicturesUnavailable when this machine cannot draw
   */
  public static void check() throws PicturesUnavailable {
    Headless.choose();
    check(
        () -> {
          Font font = Style.font(Font.PLAIN, Style.TEXT);
          new TextLayout("f", font, new FontRenderContext(null, true, true)).getOutline(null);
        });
  }

  /**
   * Runs {@code probe}. Without fonts AWT throws, by version and platform, NullPointerException,
   * RuntimeException ("Fontconfig head is null"), InternalError around one of them, AWTError, or a
   * linkage error: UnsatisfiedLinkError for libfreetype at first and NoClassDefFoundError later.
   */
  static void check(Runnable probe) throws PicturesUnavailable {
    try {
      probe.run();
    } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
      throw new PicturesUnavailable(e);
    }
  }

  static BufferedImage raster(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    picture.paint(g);
    g.dispose();
    return image;
  }

  static String svg(Picture picture) {
    SvgGraphics g = new SvgGraphics(picture.width(), picture.height());
    picture.paint(g);
    return g.document(picture.title(), picture.words());
  }
}
