package dev.lanewise.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generator of the Double classes as the build does: as a program. */
class TwinGeneratorTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path GENERATOR = MODULE.resolve("../../tools/TwinGenerator.java");
  private static final Path GOLDEN = MODULE.resolve("test/resources/twins");

  @TempDir Path folder;
  private Path sources;
  private Path twins;

  @BeforeEach
  void makeFolders() throws IOException {
    sources = Files.createDirectories(folder.resolve("sources/sample"));
    twins = Files.createDirectories(folder.resolve("twins/sample"));
  }

  @Test
  void theSampleBecomesTheExpectedTwin() throws Exception {
    Files.copy(GOLDEN.resolve("FloatSample.golden"), sources.resolve("FloatSample.java"));
    assertEquals("", generate());
    assertEquals(
        Files.readString(GOLDEN.resolve("DoubleSample.golden")),
        Files.readString(twins.resolve("DoubleSample.java")));
  }

  @Test
  void anOpThatAsksForItBecomesOpsOnSegments() throws Exception {
    Files.copy(GOLDEN.resolve("FloatTotal.golden"), sources.resolve("FloatTotal.java"));
    Files.writeString(sources.resolve("FloatOther.java"), "class FloatOther {}\n");
    assertEquals("", generate());
    for (String twin : new String[] {"FloatSegmentTotal", "DoubleSegmentTotal"}) {
      assertEquals(
          Files.readString(GOLDEN.resolve(twin + ".golden")),
          Files.readString(twins.resolve(twin + ".java")));
    }
    assertFalse(Files.exists(twins.resolve("FloatSegmentOther.java")));
  }

  @Test
  void aDoubleFileWrittenByHandWinsAndTwinsWithoutSourceGo() throws Exception {
    Files.writeString(sources.resolve("FloatExp.java"), "class FloatExp {}\n");
    Files.writeString(sources.resolve("DoubleExp.java"), "class DoubleExp {}\n");
    Files.writeString(sources.resolve("Lanes.java"), "class Lanes {}\n");
    Files.writeString(twins.resolve("DoubleExp.java"), "of an earlier run");
    Files.writeString(twins.resolve("DoubleGone.java"), "of an earlier run");
    Files.writeString(twins.resolve("FloatSegmentGone.java"), "of an earlier run");
    assertEquals("", generate());
    try (var files = Files.list(twins)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void anUnchangedTwinIsNotWrittenAgain() throws Exception {
    Files.writeString(sources.resolve("FloatSum.java"), "class FloatSum {}\n");
    assertEquals("", generate());
    Path twin = twins.resolve("DoubleSum.java");
    FileTime longAgo = FileTime.fromMillis(86_400_000L);
    Files.setLastModifiedTime(twin, longAgo);
    assertEquals("", generate());
    assertEquals(longAgo, Files.getLastModifiedTime(twin));
  }

  @Test
  void anUnpairedMarkerIsRefused() throws Exception {
    Files.writeString(sources.resolve("FloatSum.java"), "class FloatSum {\n// float only\n}\n");
    String message = generate();
    assertTrue(message.contains("FloatSum.java: no \"// end float only\""), message);
    assertFalse(Files.exists(twins.resolve("DoubleSum.java")));
  }

  /** What the generator says; nothing when all is well. */
  private String generate() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                GENERATOR.toString(),
                sources.getParent().toString(),
                twins.getParent().toString(),
                "sample")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(output.isEmpty(), process.waitFor() == 0, output);
    return output;
  }
}
