package dev.lanewise.data;

import java.nio.charset.StandardCharsets;

/**
 * Text from a file made safe for a message. Control characters, direction marks and everything else
 * that a terminal would act on become visible escapes; what is quoted from a file is cut to {@value
 * #LONGEST} characters.
 */
final class EscapedText {
  private static final int LONGEST = 80;
  private static final String CUT = "...";

  private EscapedText() {}

  /** The name of a file, escaped and never cut: a path must stay usable. */
  static String name(String name) {
    return escape(name, Integer.MAX_VALUE);
  }

  /** Text quoted from a file, escaped and cut. */
  static String quote(String text) {
    return "'" + escape(text, LONGEST) + "'";
  }

  /** Bytes quoted from a file, taken as UTF-8, escaped and cut. */
  static String quote(byte[] bytes, int from, int to) {
    // Four bytes make at least one character, so nothing past this end could be shown.
    int end = (int) Math.min(to, from + 4L * LONGEST + 4);
    return quote(new String(bytes, from, end - from, StandardCharsets.UTF_8));
  }

  private static String escape(String text, int longest) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String shown = visible(c);
      if (out.length() + shown.length() > longest) {
        return out.append(CUT).toString();
      }
      out.append(shown);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static String visible(int c) {
    return switch (c) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> {
        if (isPrintable(c)) {
          yield Character.toString(c);
        }
        yield c <= 0xFF ? "\\x" + hex(c, 2) : "\\u{" + hex(c, 4) + "}";
      }
    };
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String hex(int c, int digits) {
    String text = Integer.toHexString(c);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
