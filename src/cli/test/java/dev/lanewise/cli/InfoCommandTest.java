package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.simd.SimdSupport;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfoCommandTest {
  @Test
  void saysWhatRunsAndWhy() {
    Tool tool = Tool.run("info");
    assertEquals(0, tool.code());
    List<String> names = tool.out().lines().map(line -> line.split(" ")[0]).toList();
    assertEquals(
        List.of(
            "lanewise",
            "java",
            "system",
            "processor",
            "processors",
            "heap",
            "vectors",
            "path",
            "lanes"),
        names);
    assertTrue(tool.out().contains(SimdSupport.describe()));
    assertTrue(tool.out().contains("vectors     " + (SimdSupport.vectors() ? "on" : "off")));
  }
}
