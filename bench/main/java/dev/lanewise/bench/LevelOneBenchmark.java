package dev.lanewise.bench;

import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatSquaredDistance;
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

/** Dot products and squared distances of vectors that stay in the first-level cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LevelOneBenchmark {
  /** Elements. */
  @Param({"128", "768", "1024"})
  public int n;

  private float[] x;
  private float[] y;
  private double[] wideX;
  private double[] wideY;

  /** Makes the data. */
  @Setup
  public void setUp() {
    x = RandomMatrices.floats(1, 1, n).array();
    y = RandomMatrices.floats(2, 1, n).array();
    wideX = RandomMatrices.doubles(1, 1, n).array();
    wideY = RandomMatrices.doubles(2, 1, n).array();
  }

  @Benchmark
  public float floatDot() {
    return FloatDot.dot(x, 0, y, 0, n);
  }

  @Benchmark
  public float floatSquaredDistance() {
    return FloatSquaredDistance.squaredDistance(x, 0, y, 0, n);
  }

  @Benchmark
  public double doubleDot() {
    return DoubleDot.dot(wideX, 0, wideY, 0, n);
  }

  /** What C2 makes of a loop that promises an order of its own. */
  @Benchmark
  public float plainLoop() {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
