package dev.lanewise.svm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.simd.SimdSupport;
import dev.lanewise.simd.VectorProgram;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PredictionAllocationTest {
  /** In vectors from the first call on: a scalar twin would pass as well. */
  @Test
  void singlePredictionsAllocateNothingOnceCompiled() throws IOException, InterruptedException {
    // C2 has no masks of two lanes: at 128 bits sums in double make objects (docs/rejected.md).
    assumeTrue(SimdSupport.vectorBits() > 128, SimdSupport.describe());
    VectorProgram.run("none", PredictionAllocations.class);
  }
}
