package dev.lanewise.bench;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nearest of 10,000 samples for 500 queries of 1,024 floats: 10.24 GFLOP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class NearestBenchmark {
  /** Neighbours asked for. */
  @Param({"1", "10"})
  public int k;

  private FloatMatrix queries;
  private FloatMatrix samples;

  /** Makes the data and holds the answer against the plain loop. */
  @Setup
  public void setUp() {
    queries = RandomMatrices.floats(1, 500, 1024);
    samples = RandomMatrices.floats(2, 10_000, 1024);
    FloatNeighbours answer = FloatNearestNeighbours.nearest(queries, samples, k);
    int[] plain = plainLoop(20);
    for (int q = 0; q < plain.length; q++) {
      if (answer.index(q, 0) != plain[q]) {
        throw new IllegalStateException("query " + q + ": " + answer.index(q, 0));
      }
    }
  }

  @Benchmark
  public FloatNeighbours lanewise() {
    return FloatNearestNeighbours.nearest(queries, samples, k);
  }

  /** The plain triple loop, for the first 50 queries: multiply its time by 10. */
  @Benchmark
  public int[] plainLoopOfATenth() {
    return plainLoop(50);
  }

  private int[] plainLoop(int count) {
    float[] x = queries.array();
    float[] y = samples.array();
    int d = queries.cols();
    int[] nearest = new int[count];
    for (int q = 0; q < count; q++) {
      float best = Float.POSITIVE_INFINITY;
      for (int s = 0; s < samples.rows(); s++) {
        float sum = 0;
        for (int c = 0; c < d; c++) {
          float difference = x[q * d + c] - y[s * d + c];
          sum += difference * difference;
        }
        if (sum < best) {
          best = sum;
          nearest[q] = s;
        }
      }
    }
    return nearest;
  }
}
