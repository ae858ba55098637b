package dev.lanewise.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The temporary files of {@link AtomicFile}: their names, and the removal of those that killed
 * processes left.
 *
 * <p>Whoever writes a temporary file holds a lock on it, which the system gives back when the
 * process ends, however it ends. A file is removed when it has such a name, nobody wrote to it for
 * an hour, and nobody holds the lock. The hour covers the moments in which a living file has no
 * lock: between its creation and the lock, and between its end and the move.
 */
final class StaleTemporaries {
  static final Duration AGE = Duration.ofHours(1);

  private static final Pattern NAME = Pattern.compile("\\.lanewise-[0-9a-f]{16}\\.tmp");

  private StaleTemporaries() {}

  static String newName() {
    long random = ThreadLocalRandom.current().nextLong();
    return ".lanewise-" + HexFormat.of().toHexDigits(random) + ".tmp";
  }

  /** Marks a new temporary file as somebody's until the channel is closed. */
  static void claim(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException e) {
      // No locks on this file system: then nobody gets one to remove the file either.
    }
  }

  /** Removes what it can; a save that has succeeded does not fail for this. */
  static void sweep(Path folder) {
    Instant since = Instant.now().minus(AGE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".lanewise-*.tmp")) {
      for (Path file : files) {
        if (NAME.matcher(file.getFileName().toString()).matches() && isOld(file, since)) {
          removeUnlessClaimed(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The next save in this folder tries again.
    }
  }

  private static boolean isOld(Path file, Instant since) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(since);
  }

  private static void removeUnlessClaimed(Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process is writing it.
    }
  }
}
