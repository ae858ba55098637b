package dev.lanewise.bench.ridge;

import dev.lanewise.approximation.FloatLandmarks;
import dev.lanewise.approximation.SolverLimits;
import dev.lanewise.bench.machine.Jvm;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.FalkonRidge;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.simd.SimdSupport;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Trains {@link FalkonRidge} on generated rows, a smooth function of normal numbers of falling
 * scale with noise, and {@link KernelRidge} on the first 5,000 of them; prints errors on other
 * rows, times and memory.
 *
 * <pre>
 *   java -Xmx4g --add-modules=jdk.incubator.vector -cp bench/target/benchmarks.jar \
 *       dev.lanewise.bench.ridge.FalkonCommand [rows [landmarks [threads [iterations]]]]
 * </pre>
 *
 * <p>1,000,000 rows, 2,000 landmarks, one thread and at most 20 iterations unless given. 20
 * features; the program's only random numbers are those of {@link Random} with seed 1.
 */
public final class FalkonCommand {
  private static final int FEATURES = 20;
  private static final int EXACT = 5000;
  private static final int TEST = 20_000;
  private static final double NOISE = 0.1;

  /** Scale of each feature in terms of the one before. */
  private static final double DECAY = 0.7;

  private FalkonCommand() {}

  /** Runs. */
  public static void main(String[] args) {
    int rows = number(args, 0, 1_000_000);
    int landmarks = number(args, 1, 2000);
    int threads = number(args, 2, 1);
    int iterations = number(args, 3, 20);
    SimdSupport.warmUp();
    System.out.println(SimdSupport.describe());
    Random random = new Random(1);
    FloatMatrix x = rows(rows, random);
    DoubleMatrix y = targets(x, NOISE, random);
    FloatMatrix test = rows(TEST, random);
    DoubleMatrix truth = targets(test, 0, random);
    RbfKernel kernel = new RbfKernel(0.25);
    double lambda = Math.sqrt(rows) * 1e-2;
    ExecutorService helpers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    RowPartition partition = RowPartition.over(helpers, threads);

    long begin = System.nanoTime();
    SolverLimits limits =
        SolverLimits.DEFAULT
            .withTolerance(1e-4)
            .withMaxIterations(iterations)
            .with(
                (done, residual) -> {
                  say("  %d iterations, residual %.2e, %.1f s", done, residual, seconds(begin));
                  return true;
                });
    FloatMatrix centres = FloatLandmarks.uniform(x, landmarks, 2);
    FalkonRidge falkon = FalkonRidge.fit(kernel, lambda, x, centres, y, limits, partition);
    say("falkon %d x %d, %d landmarks: %.1f s", rows, FEATURES, landmarks, seconds(begin));
    say("  %s, jitter %.1e, %s", falkon.status(), falkon.jitter(), falkon.columns().get(0));
    long predicting = System.nanoTime();
    DoubleMatrix predicted = falkon.predict(test, partition);
    say("  error %.5f, prediction %.2f s", error(predicted, truth), seconds(predicting));

    int few = Math.min(EXACT, rows);
    long exactBegin = System.nanoTime();
    DoubleMatrix part = widened(x.rowRange(0, few));
    // the same weight of the norm against the squared errors of fewer rows
    double fewLambda = lambda * few / rows;
    KernelRidge exact = KernelRidge.fit(kernel, fewLambda, part, y.rowRange(0, few), partition);
    DoubleMatrix of = exact.predict(widened(test), partition);
    say("exact on %d rows: %.1f s, error %.5f", few, seconds(exactBegin), error(of, truth));
    say("target deviation %.5f, noise %.2f", error(DoubleMatrix.allocate(TEST, 1), truth), NOISE);
    say(
        "peak heap %,d bytes, limit %,d bytes",
        Jvm.peakHeapBytes(), Runtime.getRuntime().maxMemory());
    helpers.shutdown();
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  private static FloatMatrix rows(int n, Random random) {
    FloatMatrix x = FloatMatrix.allocate(n, FEATURES);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) (random.nextGaussian() * StrictMath.pow(DECAY, i % FEATURES));
    }
    return x;
  }

  /** sin(x0 + x1) + x2 x3 / 2 + cos(2 x4), and noise. */
  private static DoubleMatrix targets(FloatMatrix x, double noise, Random random) {
    DoubleMatrix y = DoubleMatrix.allocate(x.rows(), 1);
    for (int i = 0; i < x.rows(); i++) {
      double smooth =
          StrictMath.sin(x.get(i, 0) + x.get(i, 1))
              + x.get(i, 2) * x.get(i, 3) / 2
              + StrictMath.cos(2 * x.get(i, 4));
      y.set(i, 0, smooth + noise * random.nextGaussian());
    }
    return y;
  }

  private static DoubleMatrix widened(FloatMatrix x) {
    DoubleMatrix wide = DoubleMatrix.allocate(x.rows(), x.cols());
    for (int i = 0; i < x.rows(); i++) {
      for (int c = 0; c < x.cols(); c++) {
        wide.set(i, c, x.get(i, c));
      }
    }
    return wide;
  }

  /** Root of the mean squared difference. */
  private static double error(DoubleMatrix a, DoubleMatrix b) {
    double sum = 0;
    for (int i = 0; i < a.rows(); i++) {
      double e = a.get(i, 0) - b.get(i, 0);
      sum += e * e;
    }
    return Math.sqrt(sum / a.rows());
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
