package dev.lanewise.data;

/**
 * The dictionary in the head of a .npy file, {@code {'descr': '<f4', 'fortran_order': False,
 * 'shape': (3, 4), }}: the three keys in any order, once each, with these kinds of value and no
 * others.
 */
final class NpyDictionary {
  private final String text;
  private final int offset;
  private final String name;
  private int position;
  private int elementBytes;
  private boolean orderSeen;
  private long[] shape;

  /**
   * @param offset where the text begins in the file, for messages
   */
  NpyDictionary(String text, int offset, String name) {
    this.text = text;
    this.offset = offset;
    this.name = name;
  }

  NpyHeader parse() throws DataFormatException {
    expect("{");
    while (!accept("}")) {
      entry();
      if (!accept(",")) {
        expect("}");
        break;
      }
    }
    skipBlanks();
    if (position < text.length()) {
      throw expected("the end of the header");
    }
    if (elementBytes == 0 || !orderSeen || shape == null) {
      throw error(position, "header lacks 'descr', 'fortran_order' or 'shape'");
    }
    return new NpyHeader(elementBytes, shape[0], (int) shape[1], offset + text.length());
  }

  private void entry() throws DataFormatException {
    int start = position;
    String key = quoted();
    expect(":");
    boolean repeated =
        switch (key) {
          case "descr" -> {
            boolean before = elementBytes != 0;
            elementBytes = elementBytes();
            yield before;
          }
          case "fortran_order" -> {
            boolean before = orderSeen;
            order();
            yield before;
          }
          case "shape" -> {
            boolean before = shape != null;
            shape = shape();
            yield before;
          }
          default -> throw error(start, "unknown key " + EscapedText.quote(key));
        };
    if (repeated) {
      throw error(start, "'" + key + "' appears twice");
    }
  }

  private int elementBytes() throws DataFormatException {
    skipBlanks();
    int start = position;
    String type = quoted();
    return switch (type) {
      case "<f4" -> Float.BYTES;
      case "<f8" -> Double.BYTES;
      default ->
          throw error(
              start, "element type " + EscapedText.quote(type) + " is not supported: '<f4', '<f8'");
    };
  }

  private void order() throws DataFormatException {
    skipBlanks();
    if (text.startsWith("True", position)) {
      throw error(position, "column-major (Fortran) order is not supported");
    }
    expect("False");
    orderSeen = true;
  }

  private long[] shape() throws DataFormatException {
    expect("(");
    int start = position;
    long[] sizes = new long[2];
    int dimensions = 0;
    while (!accept(")")) {
      long size = integer();
      if (dimensions < 2) {
        sizes[dimensions] = size;
      }
      dimensions++;
      if (!accept(",")) {
        expect(")");
        break;
      }
    }
    if (dimensions != 2) {
      throw error(start, "expected 2 dimensions, found " + dimensions);
    }
    if (sizes[1] > Integer.MAX_VALUE) {
      throw error(start, sizes[1] + " columns are too many");
    }
    return sizes;
  }

  private long integer() throws DataFormatException {
    skipBlanks();
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (position == start || position - start > 18) {
      position = start;
      throw expected("a size");
    }
    return Long.parseLong(text.substring(start, position));
  }

  private String quoted() throws DataFormatException {
    skipBlanks();
    char quote = position < text.length() ? text.charAt(position) : 0;
    int end = text.indexOf(quote, position + 1);
    if ((quote != '\'' && quote != '"') || end < 0) {
      throw expected("a quoted word");
    }
    String word = text.substring(position + 1, end);
    position = end + 1;
    return word;
  }

  private void expect(String symbol) throws DataFormatException {
    if (!accept(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  private boolean accept(String symbol) {
    skipBlanks();
    boolean found = text.startsWith(symbol, position);
    if (found) {
      position += symbol.length();
    }
    return found;
  }

  private void skipBlanks() {
    while (position < text.length() && (text.charAt(position) == ' ' || atFinalLineFeed())) {
      position++;
    }
  }

  private boolean atFinalLineFeed() {
    return position == text.length() - 1 && text.charAt(position) == '\n';
  }

  private DataFormatException expected(String what) {
    String found =
        position < text.length() ? EscapedText.quote(text.substring(position)) : "end of header";
    return error(position, "expected " + what + ", found " + found);
  }

  private DataFormatException error(int at, String message) {
    return NpyHeader.error(name, offset + at, message);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
