package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleTemporariesTest {
  private static final String OLD = ".lanewise-0123456789abcdef.tmp";

  @TempDir Path folder;

  @Test
  void aSaveRemovesWhatAKilledProcessLeft() throws IOException {
    age(Files.writeString(folder.resolve(OLD), "half of a mod"));
    save();
    assertEquals(List.of("model"), names());
  }

  @Test
  void whatMayBeAliveStays() throws IOException {
    Files.writeString(folder.resolve(OLD), "being written");
    save();
    assertEquals(List.of(OLD, "model"), names());
  }

  @Test
  void aLockedFileStaysHoweverOld() throws IOException {
    Path file = age(Files.writeString(folder.resolve(OLD), "its writer sleeps"));
    try (FileChannel writer = FileChannel.open(file, StandardOpenOption.WRITE)) {
      StaleTemporaries.claim(writer);
      save();
      assertEquals(List.of(OLD, "model"), names());
    }
    save();
    assertEquals(List.of("model"), names());
  }

  @Test
  void othersFilesStay() throws IOException {
    List<String> others =
        List.of(
            ".lanewise-0123456789abcdeF.tmp",
            ".lanewise-0123456789abcdef.tmp2",
            ".lanewise-01234.tmp",
            "x.lanewise-0123456789abcdef.tmp");
    for (String other : others) {
      age(Files.writeString(folder.resolve(other), "theirs"));
    }
    Path inside = Files.createDirectory(folder.resolve(".lanewise-aaaaaaaaaaaaaaaa.tmp"));
    age(inside);
    save();
    assertEquals(others.size() + 2, names().size());
    assertTrue(names().containsAll(others));
  }

  @Test
  void theTemporaryFileOfASaveHasSuchAName() throws IOException {
    String name = StaleTemporaries.newName();
    age(Files.writeString(folder.resolve(name), "left"));
    save();
    assertEquals(List.of("model"), names());
  }

  private void save() throws IOException {
    AtomicFile.write(folder.resolve("model"), out -> out.write(1));
  }

  private static Path age(Path file) throws IOException {
    Instant then = Instant.now().minus(StaleTemporaries.AGE).minusSeconds(60);
    return Files.setLastModifiedTime(file, FileTime.from(then));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
