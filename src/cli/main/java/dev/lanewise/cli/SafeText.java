package dev.lanewise.cli;

/** Text that a terminal shows and does not obey. */
final class SafeText {
  private static final int LONGEST = 80;

  private SafeText() {}

  /** Text from a file, escaped, cut and in quotes. */
  static String quote(String text) {
    return "'" + cut(text) + "'";
  }

  /** Text from a file, escaped and cut to 80 characters. */
  static String cut(String text) {
    String shown = escape(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    return shown.length() < text.length() || shown.length() > LONGEST
        ? shown.substring(0, Math.min(shown.length(), LONGEST)) + "..."
        : shown;
  }

  /** Replaces control characters, direction marks and broken surrogates by visible escapes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
