package dev.lanewise.bench.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sizes of the data caches in bytes, as Linux tells them; elsewhere what most machines have. */
public final class Caches {
  private static final Path FOLDER = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private Caches() {}

  /** First level, data. */
  public static long level1() {
    return size(0, 32L << 10);
  }

  /** Second level. */
  public static long level2() {
    return size(2, 1L << 20);
  }

  /** Third level, shared. */
  public static long level3() {
    return size(3, 32L << 20);
  }

  /** Linux lists the data cache of level 1, its instruction cache, then levels 2 and 3. */
  private static long size(int index, long otherwise) {
    try {
      String text = Files.readString(FOLDER.resolve("index" + index + "/size")).strip();
      return Long.parseLong(text.substring(0, text.length() - 1)) << 10; // "32K"
    } catch (IOException | NumberFormatException unknown) {
      return otherwise;
    }
  }
}
