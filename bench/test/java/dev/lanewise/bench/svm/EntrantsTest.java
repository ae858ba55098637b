package dev.lanewise.bench.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.LimitedProcess;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.NpyFormat;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntrantsTest {
  private static List<Message> said(String... lines) {
    return Stream.of(lines).map(line -> JsonLine.read(line, Message.class)).toList();
  }

  @Test
  void secondsAndAnswerMayComeInTwoLines() {
    Entry entry =
        Entrants.entry(
            "rival",
            said(
                "{\"version\": \"1.2\"}",
                "{\"seconds\": 2.5}",
                "{\"objective\": -3.5, \"supportVectors\": 7, \"status\": \"converged\"}"),
            null);
    assertEquals(List.of(2.5), entry.seconds());
    assertEquals(-3.5, entry.objective());
    assertEquals(7, entry.supportVectors());
    assertNull(entry.violation());
    assertTrue(entry.converged());
  }

  @Test
  void runsThatEndedBeforeTheLimitAreKept() {
    String run =
        "{\"seconds\": 2, \"objective\": -3.5, \"supportVectors\": 7, \"status\": \"converged\"}";
    Entry entry = Entrants.entry("ours", said("{}", run, run), "stopped after 9 s");
    assertEquals(List.of(2.0, 2.0), entry.seconds());
    assertEquals(-3.5, entry.objective());
    assertEquals("stopped after 9 s", entry.status());
    assertFalse(entry.converged());
    assertEquals("stopped after 9 s", Entrants.entry("x", said(), "stopped after 9 s").status());
    assertEquals("no answer", Entrants.entry("x", said("{}"), null).status());
  }

  @Test
  void processesAreStoppedWhenTheirTimeIsOver() throws Exception {
    LimitedProcess over = run("echo one; exec sleep 20", 0.1, Double.NaN);
    assertTrue(over.stopped());
    LimitedProcess renewed = run("echo one; exec sleep 20", 600, 0.1);
    assertTrue(renewed.stopped());
    assertEquals(List.of("one"), renewed.lines());
    LimitedProcess ended = run("echo one; echo two; exit 3", 600, 600);
    assertFalse(ended.stopped());
    assertEquals(List.of("one", "two"), ended.lines());
    assertEquals(3, ended.exitStatus());
  }

  private static LimitedProcess run(String script, double first, double line) throws Exception {
    return LimitedProcess.run(() -> new ProcessBuilder("sh", "-c", script).start(), first, line);
  }

  @Test
  void allProgramsGetTheSameExamples() throws IOException {
    Examples examples =
        new Examples(FloatMatrix.copyOf(new float[][] {{0.1f, 2}, {3, 0}}), new int[] {-1, 5});
    Path path;
    try (DataFolder folder = DataFolder.write(examples, true)) {
      path = folder.path();
      Examples text = Examples.read(path.resolve(DataFolder.TEXT));
      assertArrayEquals(examples.labels(), text.labels());
      assertArrayEquals(examples.labels(), DataFolder.labels(path));
      assertEquals(0.1f, text.x().get(0, 0));
      assertEquals(0.1f, NpyFormat.read(path.resolve(DataFolder.FEATURES)).get(0, 0));
      assertEquals(2, LibsvmFormat.read(path.resolve(DataFolder.TEXT)).features().cols());
    }
    assertFalse(Files.exists(path));
  }
}
