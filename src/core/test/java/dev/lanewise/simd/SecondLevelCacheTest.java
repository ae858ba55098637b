package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondLevelCacheTest {
  @TempDir private Path folder;

  @Test
  void isReadWhereTheSystemTells() throws IOException {
    cache(0, "1", "32K");
    cache(1, "1", "32K");
    cache(2, "2", "512K");
    cache(3, "3", "32768K");
    assertEquals(512 << 10, SecondLevelCache.bytes(folder));
    cache(2, "2", "2M");
    assertEquals(2 << 20, SecondLevelCache.bytes(folder));
  }

  @Test
  void isGuessedElsewhere() throws IOException {
    assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder.resolve("absent")));
    cache(0, "1", "32K");
    assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder));
    for (String odd : new String[] {"", "K", "many K", "0K", "-1K", "99999M"}) {
      cache(1, "2", odd);
      assertEquals(SecondLevelCache.USUAL, SecondLevelCache.bytes(folder), odd);
    }
  }

  @Test
  void blocksFitIntoHalfOfIt() {
    int bytes = TileShape.columnBlockBytes(256 << 10);
    assertTrue(bytes * TileShape.CHUNK <= 128 << 10, bytes + " bytes");
    assertEquals(2048, TileShape.columnBlockBytes(1 << 20));
    assertEquals(2048, TileShape.columnBlockBytes(64 << 20));
    assertEquals(512, TileShape.columnBlockBytes(1));
  }

  private void cache(int index, String level, String size) throws IOException {
    Path cache = Files.createDirectories(folder.resolve("index" + index));
    Files.writeString(cache.resolve("level"), level + "\n");
    Files.writeString(cache.resolve("size"), size + "\n");
  }
}
