package dev.lanewise.data;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The line that ends a model file of ours:
 *
 * <pre>  # lanewise crc32c 1c291ca3 bytes 14015 features 13</pre>
 *
 * <p>{@code bytes} is the length of the model before this line, {@code features} the number of
 * columns. The checksum is CRC-32C over the model followed by the rest of this line, from the blank
 * before {@code bytes} to the line feed: every byte of the file but its own digits and the words
 * before them, which have to match as they are. LIBSVM stops reading after the last support vector;
 * it counts colons beforehand, so the line holds none.
 *
 * @param bytes length of the model text before the trailer
 * @param features number of columns of the support vectors
 */
record ModelTrailer(int checksum, long bytes, int features) {
  static final String START = "# lanewise ";

  /** The longest trailer has 72 bytes. */
  private static final int LONGEST = 80;

  private static final Pattern LINE =
      Pattern.compile(
          "# lanewise crc32c ([0-9a-f]{8}) bytes (0|[1-9][0-9]{0,17}) features"
              + " ([1-9][0-9]{0,8})\n");

  /** The trailer of a model text whose checksum so far is {@code crc}. */
  static ModelTrailer of(CRC32C crc, long bytes, int features) {
    crc.update(covered(bytes, features));
    return new ModelTrailer((int) crc.getValue(), bytes, features);
  }

  /**
   * Takes the trailer off a file and verifies it.
   *
   * @return null when the file does not end with a trailer
   * @throws ModelFormatException when the file is not what the trailer says
   */
  static ModelTrailer verified(byte[] file, String name) throws ModelFormatException {
    int from = Math.max(0, file.length - LONGEST);
    String tail = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
    int start = tail.lastIndexOf(START);
    Matcher line = LINE.matcher(start < 0 ? "" : tail.substring(start));
    if (!line.matches()) {
      return null;
    }
    int body = from + start;
    int stored = HexFormat.fromHexDigits(line.group(1));
    long bytes = Long.parseLong(line.group(2));
    int features = Integer.parseInt(line.group(3));
    CRC32C crc = new CRC32C();
    crc.update(file, 0, body);
    ModelTrailer actual = of(crc, bytes, features);
    if (actual.checksum != stored || bytes != body) {
      long total = bytes + (file.length - body);
      throw new ModelFormatException(
          String.format(
              Locale.ROOT,
              "%s: checksum mismatch (expected %08x, got %08x);"
                  + " file is damaged or incomplete (%,d of %,d bytes)",
              name,
              stored,
              actual.checksum,
              file.length,
              total));
    }
    return actual;
  }

  /** The line as text, with its line feed. */
  String text() {
    return START
        + "crc32c "
        + HexFormat.of().toHexDigits(checksum)
        + new String(covered(bytes, features), StandardCharsets.ISO_8859_1);
  }

  private static byte[] covered(long bytes, int features) {
    String text = " bytes " + bytes + " features " + features + "\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
