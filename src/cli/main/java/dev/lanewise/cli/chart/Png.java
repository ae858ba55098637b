package dev.lanewise.cli.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * An image as a PNG file: 8-bit RGB, no filter, fast compression (ISO/IEC 15948).
 *
 * <p>Not ImageIO, whose plug-ins take longer to start than a picture takes to draw, for files that
 * are smaller by about a tenth.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int LEVEL = 2;

  private Png() {}

  /**
   * The file's bytes.
   *
   * @param image of type {@link BufferedImage#TYPE_INT_RGB}
   */
  static byte[] of(BufferedImage image) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(header);
    head.writeInt(width);
    head.writeInt(height);
    head.write(new byte[] {8, 2, 0, 0, 0}); // bits, RGB, deflate, filters by row, not interlaced
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "IDAT", deflated(rows(image, width, height)));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  /** Each row: its filter, none, and three bytes a pixel. */
  private static byte[] rows(BufferedImage image, int width, int height) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] rows = new byte[height * (1 + 3 * width)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      at++;
      for (int x = 0; x < width; x++) {
        int pixel = pixels[y * width + x];
        rows[at++] = (byte) (pixel >> 16);
        rows[at++] = (byte) (pixel >> 8);
        rows[at++] = (byte) pixel;
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    byte[] buffer = new byte[1 << 16];
    try (Deflater deflater = new Deflater(LEVEL)) {
      deflater.setInput(data);
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
