package dev.lanewise.bench;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
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

/** Gram matrices of 5,000 rows into a matrix that is there: n^2 d FLOP each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GramBenchmark {
  private static final int ROWS = 5000;

  /** Features. */
  @Param({"64", "784"})
  public int d;

  private FloatMatrix x;
  private FloatMatrix out;
  private DoubleMatrix wide;
  private DoubleMatrix wideOut;

  /** Makes the data. */
  @Setup
  public void setUp() {
    x = RandomMatrices.floats(1, ROWS, d);
    out = FloatMatrix.allocate(ROWS, ROWS);
    wide = RandomMatrices.doubles(1, ROWS, d);
    wideOut = DoubleMatrix.allocate(ROWS, ROWS);
  }

  @Benchmark
  public FloatMatrix linearFloat() {
    return FloatGram.gram(x, out, RowPartition.caller());
  }

  @Benchmark
  public FloatMatrix rbfFloat() {
    return FloatKernelMatrices.gram(new RbfKernel(1.0 / d), x, out, RowPartition.caller());
  }

  @Benchmark
  public DoubleMatrix rbfDouble() {
    return DoubleKernelMatrices.gram(new RbfKernel(1.0 / d), wide, wideOut, RowPartition.caller());
  }
}
