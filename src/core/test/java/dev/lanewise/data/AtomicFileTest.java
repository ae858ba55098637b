package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] NEW = "new content".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void oldFile() throws IOException {
    file = Files.writeString(folder.resolve("model"), "old");
  }

  @Test
  void replacesAndCreates() throws IOException {
    AtomicFile.write(file, out -> out.write(NEW));
    assertEquals("new content", Files.readString(file));
    AtomicFile.write(folder.resolve("second"), out -> out.write(NEW));
    assertEquals(List.of("model", "second"), names());
  }

  @Test
  void contentMayCloseItsStream() throws IOException {
    AtomicFile.write(
        file,
        out -> {
          try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write("closed");
          }
        });
    assertEquals("closed", Files.readString(file));
  }

  @Test
  void failingContentLeavesTheOldFile() throws IOException {
    IOException checked = new IOException("first");
    RuntimeException unchecked = new UncheckedIOException(checked);
    Error error = new OutOfMemoryError("made up");
    assertSame(checked, assertThrows(IOException.class, () -> fail(checked)));
    assertSame(unchecked, assertThrows(UncheckedIOException.class, () -> fail(unchecked)));
    assertSame(error, assertThrows(OutOfMemoryError.class, () -> fail(error)));
    assertOldFileAlone();
  }

  private void fail(Throwable failure) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(new byte[1 << 20]);
          switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw (Error) failure;
          }
        });
  }

  @Test
  void everyFailingStepOfTheDiskLeavesTheOldFile() throws IOException {
    List<String> reached = new ArrayList<>();
    int steps = 0;
    while (true) {
      FailingDisk disk = new FailingDisk(steps);
      try {
        AtomicFile.write(file, out -> out.write(new byte[300_000]), disk);
        break;
      } catch (IOException refused) {
        assertEquals("disk failed", refused.getMessage());
        reached.add(disk.last);
        assertOldFileAlone();
        steps++;
      }
    }
    assertTrue(
        reached.containsAll(List.of("create", "stream", "write", "force", "move")),
        reached.toString());
    assertEquals(300_000, Files.size(file));
  }

  /** Fails at one of its steps, counted from 0; a write fails after half of its bytes. */
  private static final class FailingDisk extends AtomicFile.Disk {
    private int left;
    private String last = "";

    FailingDisk(int steps) {
      this.left = steps;
    }

    private boolean fails(String step) {
      last = step;
      return left-- == 0;
    }

    private void step(String step) throws IOException {
      if (fails(step)) {
        throw new IOException("disk failed");
      }
    }

    @Override
    FileChannel create(Path file) throws IOException {
      step("create");
      return super.create(file);
    }

    @Override
    OutputStream stream(FileChannel channel) throws IOException {
      step("stream");
      return new FilterOutputStream(super.stream(channel)) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          boolean fails = fails("write");
          out.write(bytes, from, fails ? length / 2 : length);
          if (fails) {
            throw new IOException("disk failed");
          }
        }
      };
    }

    @Override
    void force(FileChannel channel) throws IOException {
      step("force");
      super.force(channel);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      step("move");
      super.move(from, to);
    }
  }

  @Test
  void contentIsForcedBeforeItIsMovedAndTheFolderAfterwards() throws IOException {
    List<String> steps = new ArrayList<>();
    AtomicFile.Disk disk =
        new AtomicFile.Disk() {
          @Override
          void force(FileChannel channel) throws IOException {
            steps.add("force " + channel.size());
            super.force(channel);
          }

          @Override
          void move(Path from, Path to) throws IOException {
            steps.add("move " + to.getFileName());
            assertEquals(to.getParent(), from.getParent());
            super.move(from, to);
          }

          @Override
          void forceFolder(Path path) {
            steps.add("folder");
            super.forceFolder(path);
          }
        };
    AtomicFile.write(file, out -> out.write(NEW), disk);
    assertEquals(List.of("force 11", "move model", "folder"), steps);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("model"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), link);
    AtomicFile.write(chain, out -> out.write(NEW));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isSymbolicLink(chain));
    assertEquals("new content", Files.readString(file));

    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("born"));
    AtomicFile.write(dangling, out -> out.write(NEW));
    assertEquals("new content", Files.readString(folder.resolve("born")));

    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThrows(
        FileSystemLoopException.class, () -> AtomicFile.write(loop, out -> out.write(NEW)));
  }

  @Test
  void targetsThatAreNoFilesAreRefused() throws IOException {
    assertRefused(FileSystemException.class, folder, folder + ": is a directory");
    Path nowhere = folder.resolve("no/model");
    assertRefused(NoSuchFileException.class, nowhere, folder.resolve("no") + ": no such directory");
    Path below = file.resolve("model");
    assertRefused(NotDirectoryException.class, below, file.toString());
    assertOldFileAlone();
  }

  private static void assertRefused(Class<? extends IOException> type, Path path, String message) {
    IOException refusal = assertThrows(type, () -> AtomicFile.write(path, out -> out.write(NEW)));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void devicesAreRefused() {
    Path device = Path.of("/dev/null");
    assertRefused(FileSystemException.class, device, "/dev/null: is not a regular file");
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissionsStay() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.write(file, out -> out.write(NEW));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  private void assertOldFileAlone() throws IOException {
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("model"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
