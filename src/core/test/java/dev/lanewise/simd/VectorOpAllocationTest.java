package dev.lanewise.simd;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorOpAllocationTest {
  /** Level 1 and real powers. */
  @Test
  void opsAllocateNothingOnceWarmedUp(@TempDir Path folder)
      throws IOException, InterruptedException {
    VectorProgram.run("background", VectorOpAllocations.class, folder.toString());
  }
}
