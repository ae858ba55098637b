package dev.lanewise.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Replaces a file whole or not at all.
 *
 * <p>The content goes to a new file {@code .lanewise-<16 hex digits>.tmp} in the same folder, is
 * forced to the disk, and is then moved over the target in one step; at last the folder is forced
 * where the platform allows it. Whatever fails before the move, the temporary file is deleted and
 * the old file stays as it was, byte for byte. A process killed on the way leaves the old file and
 * perhaps a temporary file, which nothing reads and anyone may delete; a later save in the folder
 * deletes it when nobody has written to it for an hour.
 *
 * <p>A symbolic link is followed: the file it points to is replaced and the link stays. An existing
 * file passes its POSIX permissions on, not its owner and not its other hard links. A target that
 * exists and is a folder, a device or a pipe, or that may not be written, is refused.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /** Writes the bytes of a file; closing the stream is allowed and only flushes it. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything the file shall hold. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates {@code target}.
   *
   * @throws IOException when the content or the disk fails; the old file is then untouched
   */
  public static void write(Path target, Content content) throws IOException {
    write(target, content, new Disk());
  }

  static void write(Path target, Content content, Disk disk) throws IOException {
    Path file = followLinks(target).toAbsolutePath();
    Path folder = file.getParent();
    requireReplaceable(file, folder);
    Path temporary = folder.resolve(StaleTemporaries.newName());
    FileChannel channel = disk.create(temporary);
    try {
      try (channel) {
        StaleTemporaries.claim(channel);
        copyPermissions(file, temporary);
        OutputStream out = new Unclosed(disk.stream(channel));
        content.writeTo(out);
        out.flush();
        disk.force(channel);
      }
      disk.move(temporary, file);
    } catch (Throwable failure) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException | RuntimeException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
    disk.forceFolder(folder);
    StaleTemporaries.sweep(folder);
  }

  /** The steps that can fail, apart, so that a test can make each of them fail. */
  static class Disk {
    FileChannel create(Path file) throws IOException {
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    OutputStream stream(FileChannel channel) throws IOException {
      return Channels.newOutputStream(channel);
    }

    void force(FileChannel channel) throws IOException {
      channel.force(true);
    }

    void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The new file is whole with or without this step, so a platform that refuses it is obeyed. */
    void forceFolder(Path folder) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // Folders cannot be opened or forced here; the move is as durable as the file system makes
        // it.
      }
    }
  }

  private static final class Unclosed extends BufferedOutputStream {
    Unclosed(OutputStream out) {
      super(out, BUFFER);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /**
   * The file that a save replaces or creates: {@code target}, or what it points to as a symbolic
   * link, which need not exist. Its folder has to be writable.
   *
   * @throws FileSystemLoopException when links lead to each other
   */
  public static Path followLinks(Path target) throws IOException {
    Path file = target;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(target.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  private static void requireReplaceable(Path file, Path folder) throws IOException {
    if (folder == null || Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a directory");
    }
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "no such directory");
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is not a regular file");
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString(), null, "is read-only");
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && copy != null && Files.exists(from)) {
      copy.setPermissions(old.readAttributes().permissions());
    }
  }
}
