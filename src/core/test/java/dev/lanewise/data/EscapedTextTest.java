package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EscapedTextTest {
  @Test
  void terminalControlBecomesVisible() {
    assertEquals("'\\x1b[31mred\\x07'", EscapedText.quote("\u001b[31mred\u0007"));
    assertEquals("'a\\tb\\r\\n'", EscapedText.quote("a\tb\r\n"));
    assertEquals("'\\x00\\x9b\\u{202e}\\u{feff}'", EscapedText.quote("\0\u009b\u202e\ufeff"));
  }

  @Test
  void lettersOfAnyScriptStay() {
    assertEquals("'größe 数 😀'", EscapedText.quote("größe 数 😀"));
  }

  @Test
  void quotesAreCutAndNamesAreNot() {
    assertEquals("'" + "x".repeat(80) + "'", EscapedText.quote("x".repeat(80)));
    assertEquals("'" + "x".repeat(80) + "...'", EscapedText.quote("x".repeat(81)));
    assertEquals("'" + "\\x01".repeat(20) + "...'", EscapedText.quote("\u0001".repeat(21)));
    assertEquals("x".repeat(500), EscapedText.name("x".repeat(500)));
  }

  @Test
  void bytesThatAreNotTextShowReplacementCharacters() {
    byte[] bytes = {'a', (byte) 0xFF, 'b'};
    assertEquals("'a\ufffdb'", EscapedText.quote(bytes, 0, 3));
    byte[] wide = "é".repeat(1000).getBytes(StandardCharsets.UTF_8);
    assertEquals("'" + "é".repeat(80) + "...'", EscapedText.quote(wide, 0, wide.length));
  }
}
