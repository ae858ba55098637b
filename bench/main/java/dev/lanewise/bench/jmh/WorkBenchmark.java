package dev.lanewise.bench.jmh;

import dev.lanewise.bench.Loop;
import dev.lanewise.bench.work.Contest;
import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import java.util.List;
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

/**
 * Our implementation of any work of {@link Works}; unless told otherwise ({@code -p
 * work=NAME,NAME}) one for each primitive.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-XX:+UseParallelGC"
    })
public class WorkBenchmark {
  /** Name of the work. */
  @Param({
    "gemm.f32.1000x4000x1024",
    "gemm.f64.1000x4000x1024",
    "syrk.f32.4000x1024",
    "syrk.f64.4000x1024",
    "gram.f32.4000x1024",
    "gram.f64.4000x1024",
    "nearest.f32.500x10000x1024.k1",
    "nearest.f64.500x10000x1024.k1",
    "distances.f32.500x10000x1024",
    "rbf.f32.5000x64",
    "rbf.f64.5000x64",
    "rbfProduct.f32.8000x64",
    "rbfProduct.f64.8000x64",
    "linearProduct.f32.8000x64",
    "polynomial.f32.2000x64",
    "sigmoid.f32.2000x64",
    "dot.f32.1024",
    "dot.f64.1024",
    "squaredDistance.f32.1024",
    "squaredDistance.f64.1024",
    "sum.f32.1024",
    "sum.f64.1024",
    "cosine.f32.1024",
    "cosine.f64.1024",
    "l1Distance.f32.1024",
    "l1Distance.f64.1024",
    "l2Norm.f32.1024",
    "oneToMany.f32.10000x128",
    "oneToMany.f64.10000x128",
    "argMin.f32.1024",
    "argMin.f64.1024",
    "mixedAxpy.f32.1024",
    "mixedAxpy.f64.1024",
    "exp.f32.1024",
    "exp.f64.1024",
    "tanh.f32.1024",
    "tanh.f64.1024",
    "power5.f32.1024",
    "power5.f64.1024",
    "mixedDot.f32.1024",
    "gradientUpdate.f32.10000",
    "secondOrder.f32.10000",
    "cholesky.f64.2000",
    "limit.fma.f32",
    "limit.fma.f64",
    "limit.read.L1",
    "limit.read.L2"
  })
  public String work;

  private Loop loop;

  /** Makes the data and holds our answer against those of all rivals. */
  @Setup
  public void setUp() {
    List<Work> found = Works.named(work::equals);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no work " + work);
    }
    Contest contest = found.getFirst().open();
    contest.check();
    loop = contest.contestants().getFirst().loop();
  }

  @Benchmark
  public double lanewise() {
    return loop.repeat(1);
  }
}
