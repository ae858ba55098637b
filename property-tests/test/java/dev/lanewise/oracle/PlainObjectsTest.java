package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainObjectsTest {
  @Test
  void featuresAreThoseListedByHand() {
    BigDecimal half = new BigDecimal("0.5");
    assertEquals(
        Map.of("ca", half.pow(2), "ct", half.pow(3), "at", half.pow(2)),
        PlainObjects.subsequences("cat", 2, 0.5));
    assertEquals(
        half.pow(4),
        PlainObjects.dot(
            PlainObjects.subsequences("cat", 2, 0.5), PlainObjects.subsequences("car", 2, 0.5)));
    assertEquals(
        Map.of(
            "aa", BigDecimal.ONE, "ab", BigDecimal.TWO, "bb", BigDecimal.TWO, "ba", BigDecimal.ONE),
        PlainObjects.mismatches("abb", 2, 1, "ab"));
    assertEquals(
        Map.of("(a (b c) c)", 1, "(b c)", 1, "c", 2), PlainObjects.subtrees("(a (b c) c)"));
    assertEquals(
        Map.of("(a b c)", 1, "(a (b c) c)", 1, "(b c)", 1), PlainObjects.fragments("(a (b c) c)"));
    assertEquals(4, PlainObjects.nodeCount("(a (b c) c)"));
    assertEquals(2, PlainObjects.productionCount("(a (b c) c)"));
  }
}
