package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of properties in docs/testing.md names tests that exist. */
class CatalogueTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Properties|Test))\\.(\\w+)`");

  @Test
  void everyTestOfTheTableExists() throws IOException {
    List<MatchResult> tests =
        TEST.matcher(Files.readString(Path.of("..", "docs", "testing.md"))).results().toList();
    assertTrue(tests.size() > 50, () -> "only " + tests.size() + " tests in the table");
    List<String> missing = new ArrayList<>();
    for (MatchResult test : tests) {
      if (!exists(test.group(1), test.group(2))) {
        missing.add(test.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean exists(String simpleName, String method) {
    try {
      Class<?> test = Class.forName(CatalogueTest.class.getPackageName() + "." + simpleName);
      return Arrays.stream(test.getDeclaredMethods()).anyMatch(m -> m.getName().equals(method));
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
