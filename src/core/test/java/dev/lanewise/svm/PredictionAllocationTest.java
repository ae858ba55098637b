package dev.lanewise.svm;

import dev.lanewise.simd.VectorProgram;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PredictionAllocationTest {
  /** In vectors from the first call on: a scalar twin would pass as well. */
  @Test
  void singlePredictionsAllocateNothingOnceCompiled() throws IOException, InterruptedException {
    VectorProgram.run("none", PredictionAllocations.class);
  }
}
