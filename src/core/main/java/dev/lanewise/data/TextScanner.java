package dev.lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Splits a stream of bytes into numbers, words and line ends, and knows the line and column of
 * each.
 *
 * <p>The buffer is one fixed block, so a line may be of any length; only a single number or word is
 * bounded, by {@value #LONGEST_TOKEN} bytes. Before each token the buffer is topped up to hold that
 * many bytes (or all that are left) and a zero byte follows the last one, so the loops over digits
 * need no test for the end.
 *
 * <p>Blanks are space and tab. A line ends with {@code \n} or {@code \r\n}; the last line may end
 * with the file.
 */
final class TextScanner {
  static final int END = -1;
  static final int LONGEST_TOKEN = 4096;

  private static final int BUFFER = 1 << 16;

  /** What integers of 19 digits and more are read as. */
  private static final long SATURATED = 1_000_000_000_000_000_000L;

  private final InputStream in;
  private final String name;
  private final Function<String, IOException> failure;
  private final DecimalParser decimal = new DecimalParser();
  private final byte[] buffer = new byte[BUFFER + 1];
  private int position;
  private int limit;
  private boolean drained;
  private int token;
  private long line = 1;

  /** Bytes of the file before {@code buffer[0]}, and before the first byte of the current line. */
  private long discarded;

  private long lineStart;

  /**
   * @param name what messages call the file
   * @param failure makes the exception that this scanner's user throws
   */
  TextScanner(InputStream in, String name, Function<String, IOException> failure)
      throws IOException {
    this.in = in;
    this.name = EscapedText.name(name);
    this.failure = failure;
    top();
  }

  /** Bytes consumed so far. */
  long offset() {
    return discarded + position;
  }

  /** The next byte, 0 to 255, or {@link #END}. */
  int peek() throws IOException {
    if (position == limit) {
      top();
    }
    return position < limit ? buffer[position] & 0xFF : END;
  }

  /** Passes over spaces and tabs; the next token begins where they end. */
  void skipBlanks() throws IOException {
    do {
      while (isBlank(buffer[position])) {
        position++;
      }
    } while (position == limit && top());
    token = position;
  }

  /** Whether the rest of the line, from here, is empty or a comment. */
  boolean atRowEnd() throws IOException {
    int next = peek();
    return next == '\n' || next == '\r' || next == '#' || next == END;
  }

  /** Passes over everything before the line end. */
  void skipRestOfLine() throws IOException {
    do {
      while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
    } while (position == limit && top());
    token = position;
  }

  /**
   * Passes over a line end.
   *
   * @return false when the file ended instead
   */
  boolean endLine() throws IOException {
    top();
    token = position;
    if (position == limit) {
      return false;
    }
    if (buffer[position] == '\r') {
      if (buffer[position + 1] != '\n') {
        throw error("carriage return without line feed");
      }
      position++;
    }
    if (buffer[position] != '\n') {
      throw expected("end of line");
    }
    position++;
    token = position;
    line++;
    lineStart = offset();
    return true;
  }

  /** Reads a finite double that ends with a blank, a line end, a comment or the file. */
  double readDouble(String what) throws IOException {
    scanNumber(what);
    double value = decimal.toDouble();
    if (Double.isInfinite(value)) {
      throw error(what + " " + found() + " overflows: it is beyond the largest 64-bit float");
    }
    return value;
  }

  /** Reads a finite float, as {@link #readDouble} does. */
  float readFloat(String what) throws IOException {
    scanNumber(what);
    float value = decimal.toFloat();
    if (Float.isInfinite(value)) {
      throw error(what + " " + found() + " overflows: it is beyond the largest 32-bit float");
    }
    return value;
  }

  /** Reads a double, finite as a float too. */
  double readDoubleNearFloat(String what) throws IOException {
    readFloat(what);
    return decimal.toDouble();
  }

  /** Reads an integer, saturated at +-10^18, that ends as a number does. */
  long readInteger(String what) throws IOException {
    startToken();
    int p = token;
    boolean negative = buffer[p] == '-';
    if (negative || buffer[p] == '+') {
      p++;
    }
    position = p;
    long magnitude = digits();
    if (position == p || !isDelimiter(position)) {
      throw expected(what);
    }
    return negative ? -magnitude : magnitude;
  }

  /**
   * Reads the digits before a colon and the colon.
   *
   * @return the number, saturated at 10^18; -1 when digits and colon are not what comes next
   */
  long readIndex() throws IOException {
    startToken();
    long index = digits();
    if (position == token || position == limit || buffer[position] != ':') {
      return -1;
    }
    position++;
    return index;
  }

  /** The digits that {@link #readIndex} has just read, however many. */
  String indexText() {
    return new String(buffer, token, position - 1 - token, StandardCharsets.ISO_8859_1);
  }

  /** Reads the bytes before the next blank, line end or end of file. */
  String readWord(String what) throws IOException {
    startToken();
    int end = tokenEnd();
    if (end == token || end - token > LONGEST_TOKEN) {
      throw expected(what);
    }
    position = end;
    return new String(buffer, token, end - token, StandardCharsets.ISO_8859_1);
  }

  /** Whether the file begins with these bytes; only before anything was read. */
  boolean startsWith(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i == limit || (buffer[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** An exception at the current token: "expected {what}, found '...'". */
  IOException expected(String what) {
    if (tokenEnd() - token > LONGEST_TOKEN) {
      return error("a number or word longer than " + LONGEST_TOKEN + " bytes: " + found());
    }
    return error("expected " + what + ", found " + found());
  }

  /** An exception at the current token. */
  IOException error(String message) {
    long column = discarded + token - lineStart + 1;
    return failure.apply(name + ":" + line + ":" + column + ": " + message);
  }

  /** The current token, quoted for a message. */
  String found() {
    if (token == limit) {
      return "end of file";
    }
    return switch (buffer[token]) {
      case '\n' -> "end of line";
      case '\r' -> buffer[token + 1] == '\n' ? "end of line" : "a carriage return";
      case ' ' -> "a space";
      case '\t' -> "a tab";
      default -> EscapedText.quote(buffer, token, tokenEnd());
    };
  }

  private void scanNumber(String what) throws IOException {
    startToken();
    int end = decimal.scan(buffer, token);
    if (end < 0 || end - token > LONGEST_TOKEN || !isDelimiter(end)) {
      throw expected(what);
    }
    position = end;
  }

  private long digits() {
    long value = 0;
    for (int d; (d = buffer[position] - '0') >= 0 && d <= 9; position++) {
      value = value < SATURATED / 10 ? value * 10 + d : SATURATED;
    }
    return value;
  }

  private boolean isDelimiter(int p) {
    byte next = buffer[p];
    return isBlank(next) || next == '\n' || next == '\r' || next == '#' || p == limit;
  }

  private int tokenEnd() {
    int p = token;
    while (p < limit && !isBlank(buffer[p]) && buffer[p] != '\n' && buffer[p] != '\r') {
      p++;
    }
    return p;
  }

  private void startToken() throws IOException {
    if (limit - position <= LONGEST_TOKEN) {
      top();
    }
    token = position;
  }

  /** Tops the buffer up; false when nothing is left. */
  private boolean top() throws IOException {
    if (!drained && limit - position <= LONGEST_TOKEN) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      discarded += position;
      limit -= position;
      position = 0;
      // No more than is needed: a pipe may have nothing further for now.
      while (limit <= LONGEST_TOKEN && !drained) {
        int read = in.read(buffer, limit, BUFFER - limit);
        if (read < 0) {
          drained = true;
        } else {
          limit += read;
        }
      }
      buffer[limit] = 0;
    }
    return position < limit;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
