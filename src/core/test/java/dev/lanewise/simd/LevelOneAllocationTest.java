package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Once warmed up, level 1 ops allocate nothing: {@link LevelOneAllocations}, in a child process.
 */
class LevelOneAllocationTest {
  @Test
  void opsAllocateNothingOnceWarmedUp(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(SimdSupport.vectors(), "only the scalar path here: " + SimdSupport.describe());
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Dlanewise.vectorBits=" + SimdSupport.vectorBits(),
                "-cp",
                System.getProperty("java.class.path"),
                LevelOneAllocations.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), output);
  }
}
