package dev.lanewise.simd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of the cache that holds packed columns, where Linux tells it. */
final class SecondLevelCache {
  /** What most processors of the last years have at least. */
  static final int USUAL = 1 << 20;

  private SecondLevelCache() {}

  /** Bytes of the second-level cache of the first processor; {@link #USUAL} where it is unknown. */
  static int bytes() {
    return bytes(Path.of("/sys/devices/system/cpu/cpu0/cache"));
  }

  /** The same from a folder with one subfolder {@code index0, index1, ...} for each cache. */
  static int bytes(Path caches) {
    try {
      for (int i = 0; Files.isDirectory(caches.resolve("index" + i)); i++) {
        Path cache = caches.resolve("index" + i);
        if (line(cache.resolve("level")).equals("2")) {
          return parse(line(cache.resolve("size")));
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // A guess has to do: speed depends on it, results do not.
    }
    return USUAL;
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  /** Sizes read "1024K" or "2M". */
  private static int parse(String size) {
    int last = size.length() - 1;
    int shift = size.charAt(last) == 'M' ? 20 : 10;
    int value = Integer.parseInt(size.substring(0, last));
    return value > 0 && value <= Integer.MAX_VALUE >> shift ? value << shift : USUAL;
  }
}
