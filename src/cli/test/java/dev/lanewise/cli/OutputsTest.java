package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  private static final Console NOWHERE =
      new Console(
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          new PrintStream(OutputStream.nullOutputStream()),
          false);

  @TempDir Path folder;

  @Test
  void failuresOnTheWayLeaveTheOldFile() throws IOException {
    requireOld(new IOException("No space left on device"), 74, ": No space left on device");
    requireOld(new ClosedByInterruptException(), 130, " is as it was");
    requireOld(new AccessDeniedException("x"), 77, "permission denied");
    requireOld(new NoSuchFileException("x", null, "no such directory"), 73, "no such directory");
  }

  private void requireOld(IOException thrown, int code, String message) throws IOException {
    Path file = Examples.write(folder, "file", "old");
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () ->
                Outputs.write(
                    NOWHERE,
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw thrown;
                    }));
    assertEquals(code, failure.exitCode());
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
    assertTrue(failure.getMessage().contains("file"), failure.getMessage());
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void sameFileByAnyPath() throws IOException {
    Path file = Examples.write(folder, "file", "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertTrue(Outputs.same(file, link));
    assertTrue(Outputs.same(folder.resolve("new"), folder.resolve("x/../new")));
    assertTrue(Outputs.same(folder.resolve("x/../new"), folder.resolve("new")));
    assertFalse(Outputs.same(file, folder.resolve("new")));
    Path round = Files.createSymbolicLink(folder.resolve("round"), folder);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("new"));
    assertTrue(Outputs.same(round.resolve("new"), folder.resolve("new")));
    assertTrue(Outputs.same(folder.resolve("new"), dangling));
    assertFalse(Outputs.same(round.resolve("newer"), dangling));
  }

  @Test
  void aFileIsReplacedOnlyInAWritableFolder() throws IOException, CommandFailure {
    Path file = Examples.write(folder, "file", "");
    Outputs.requirePossible(file, path -> true);
    requireDenied(file, path -> !path.equals(file), "denied");
    requireDenied(file, path -> !path.equals(folder), "denied to make files in " + folder);
    requireDenied(folder.resolve("new"), path -> !path.equals(folder), "in " + folder);
  }

  @Test
  void folderOfALinkIsWhereItLeads() throws IOException, CommandFailure {
    Path deep = Files.createDirectory(folder.resolve("deep"));
    Path file = Examples.write(deep, "file", "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("deep/new"));
    for (Path through : new Path[] {link, dangling}) {
      Outputs.requirePossible(through, path -> !path.equals(folder));
      requireDenied(through, path -> !path.equals(deep), "denied to make files in " + deep);
    }
    Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
    assertEquals(
        73, assertThrows(CommandFailure.class, () -> Outputs.requirePossible(round)).exitCode());
  }

  @Test
  void devicesNeedNoFolder() throws CommandFailure {
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device));
    Outputs.requirePossible(device, path -> path.equals(device));
    requireDenied(device, path -> !path.equals(device), "denied");
    Outputs.requirePossible(Path.of("-"), path -> false);
  }

  private static void requireDenied(Path file, Predicate<Path> writable, String message) {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> Outputs.requirePossible(file, writable));
    assertEquals(77, failure.exitCode());
    assertTrue(failure.getMessage().startsWith(file + ": permission "), failure.getMessage());
    assertTrue(failure.getMessage().endsWith(message), failure.getMessage());
  }

  @Test
  void standardStreamsAreNoFiles() throws IOException {
    assertFalse(Outputs.same(Path.of("-"), Path.of("-")));
    assertFalse(Outputs.same(Path.of("-"), Path.of("./-")));
    assertFalse(Outputs.same(Path.of("./-"), Path.of("-")));
    assertTrue(Outputs.same(Path.of("./-"), Path.of("././-")));
  }
}
