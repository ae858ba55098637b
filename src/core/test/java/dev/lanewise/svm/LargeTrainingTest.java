package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trainers beyond the size where working sets begin, against steps on the same problem. */
@Timeout(240)
class LargeTrainingTest {
  private static final int N = 3400;
  private static final int D = 8;
  private static final int POSITIVES = 1500;
  private static final double TOLERANCE = 1e-2;
  private static final Kernel KERNEL = new RbfKernel(.1);
  private static final SvmParameters TRAINING =
      SvmParameters.defaults(KERNEL).withTolerance(TOLERANCE);
  private static final FloatMatrix X = blobs();
  private static final int[] LABELS = new int[N];
  private static final double[] TARGETS = new double[N];

  static {
    for (int i = 0; i < N; i++) {
      LABELS[i] = i < POSITIVES ? 1 : -1;
      TARGETS[i] = Math.sin(X.get(i, 0)) + .3 * X.get(i, 1);
    }
  }

  private static FloatMatrix blobs() {
    Random random = new Random(17);
    FloatMatrix x = FloatMatrix.allocate(N, D);
    for (int i = 0; i < N; i++) {
      for (int c = 0; c < D; c++) {
        x.array()[D * i + c] = (float) (random.nextGaussian() + (i < POSITIVES ? .9 : 0));
      }
    }
    return x;
  }

  /** The optimum by steps over the whole kernel matrix. */
  private static double optimum(SmoState state, double[] start, int positives) {
    KernelRows cached =
        new CachedRows(
            KERNEL, X, Math.min(positives, N), MemoryBudget.of(1L << 30), RowPartition.caller());
    KernelRows rows = state.size > N ? new MirroredRows(cached, N) : cached;
    state.startAt(start);
    state.refresh(new GradientUpdate(rows, RowPartition.caller()));
    StoppingRule rule =
        new StoppingRule(TOLERANCE, 10_000_000, System.nanoTime() + (1L << 60), (i, v) -> true);
    assertEquals(Status.CONVERGED, new SmoSolver(state, rows, i -> i).solve(rule));
    return Optimality.objective(state);
  }

  /** Two megabytes hold the fewest rows of a round, and no more than some of what is needed. */
  private static void check(
      double optimum, double slack, Function<SvmParameters, Certificate> run) {
    for (long bytes : new long[] {TRAINING.memoryBytes(), 2 << 20}) {
      Certificate c = run.apply(TRAINING.withMemoryBytes(bytes));
      assertEquals(Status.CONVERGED, c.status(), () -> bytes + " bytes");
      assertEquals(optimum, c.objective(), slack, () -> bytes + " bytes");
      assertTrue(c.gap() >= 0 && c.gap() <= c.gapBound(), () -> c.toString());
      assertTrue(c.violation() <= TOLERANCE, () -> c.toString());
    }
  }

  @Test
  void classifiersReachTheOptimum() {
    double[] linear = new double[N];
    double[] bounds = new double[N];
    Arrays.fill(linear, -1);
    Arrays.fill(bounds, 1);
    double optimum = optimum(new SmoState(POSITIVES, linear, bounds), new double[N], POSITIVES);
    check(
        optimum,
        2 * TOLERANCE * N * .1,
        p -> SvmTrainer.train(X, LABELS, p).pairs().get(0).certificate());
  }

  @Test
  void nuClassifiersReachTheOptimum() {
    double nu = .2;
    double[] bounds = new double[N];
    Arrays.fill(bounds, 1);
    SmoState state = new SmoState(POSITIVES, new double[N], bounds, true);
    double[] start = new double[N];
    FeasiblePoint.reach(state, start, 0, POSITIVES, nu * N / 2);
    FeasiblePoint.reach(state, start, POSITIVES, N, nu * N / 2);
    double optimum = optimum(state, start, POSITIVES);
    double margin = Optimality.margin(state);
    NuSvcParameters nuParameters = new NuSvcParameters(nu, TRAINING);
    // A tolerance on decision values is finer than one on those of the solver.
    for (long bytes : new long[] {TRAINING.memoryBytes(), 2 << 20}) {
      SvmFit fit = NuSvcTrainer.train(X, LABELS, nuParameters.withMemoryBytes(bytes));
      Certificate c = fit.pairs().get(0).certificate();
      double sum = 0;
      for (int s = 0; s < fit.model().supportVectorCount(); s++) {
        sum += Math.abs(fit.model().coefficient(0, s));
      }
      double r = nu * N / sum;
      assertEquals(Status.CONVERGED, c.status());
      assertEquals(margin, r, .1 * margin);
      assertEquals(optimum, c.objective() * r * r, Optimality.gap(state) + c.gap() * r * r);
    }
  }

  @Test
  void regressionsReachTheOptimum() {
    double[] linear = new double[2 * N];
    double[] bounds = new double[2 * N];
    Arrays.fill(bounds, 1);
    for (int i = 0; i < N; i++) {
      linear[i] = .1 - TARGETS[i];
      linear[N + i] = .1 + TARGETS[i];
    }
    double optimum = optimum(new SmoState(N, linear, bounds), new double[2 * N], N);
    check(
        optimum,
        2 * TOLERANCE * N * .1,
        p -> SvrTrainer.train(X, TARGETS, new SvrParameters(.1, p)).certificate());
  }

  @Test
  void oneClassMachinesReachTheOptimum() {
    double nu = .1;
    double[] bounds = new double[N];
    Arrays.fill(bounds, 1);
    SmoState state = new SmoState(N, new double[N], bounds);
    double[] start = new double[N];
    FeasiblePoint.reach(state, start, 0, N, nu * N);
    double optimum = optimum(state, start, N);
    check(
        optimum,
        2 * TOLERANCE * N * .1,
        p -> OneClassTrainer.train(X, new OneClassParameters(nu, p)).certificate());
  }

  /** Whenever the listener says no, the model is that of feasible alphas and can go on. */
  @Test
  void aCancelledRunIsUsableAndGoesOn() {
    Certificate whole = SvmTrainer.train(X, LABELS, TRAINING).pairs().get(0).certificate();
    for (int last : new int[] {0, 3, 9, 40}) {
      int[] asked = {0};
      TrainingRun run =
          TrainingRun.DEFAULT.with((pair, pairs, iterations, violation) -> asked[0]++ < last);
      SvmFit fit = SvmTrainer.train(X, LABELS, SampleWeights.none(), TRAINING, run);
      assertEquals(Status.CANCELLED, fit.status(), () -> "asked " + last);
      Certificate c = fit.pairs().get(0).certificate();
      assertTrue(Double.isFinite(c.gap()) && c.gap() >= 0, () -> c.toString());
      double sum = 0;
      for (int s = 0; s < fit.model().supportVectorCount(); s++) {
        double beta = fit.model().coefficient(0, s);
        assertTrue(Math.abs(beta) <= 1, () -> "coefficient " + beta);
        sum += beta;
      }
      assertEquals(0, sum, 1e-9);
      assertEquals(N, fit.model().predict(X).length);
      TrainingRun rest = TrainingRun.DEFAULT.from(fit.start());
      Certificate after =
          SvmTrainer.train(X, LABELS, SampleWeights.none(), TRAINING, rest)
              .pairs()
              .get(0)
              .certificate();
      assertEquals(whole.objective(), after.objective(), whole.gap() + after.gap());
    }
  }
}
