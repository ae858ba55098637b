package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Rings;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Newton's steps of the free alphas: feasible, never uphill, and at the bottom of the valley. */
class FreeStepTest {
  private static final int N = 60;
  private static final int POSITIVES = 25;
  private static final double BOUND = 3;

  private static FloatMatrix points(Random random) {
    FloatMatrix x = FloatMatrix.allocate(N, 3);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static GramRows rows(Kernel kernel, FloatMatrix x) {
    FloatMatrix gram = FloatKernelMatrices.gram(kernel, x, RowPartition.caller());
    return new GramRows(gram, 0, POSITIVES, POSITIVES, N - POSITIVES);
  }

  /** A feasible point with some alphas at 0, some at the bound and some between. */
  private static SmoState somewhere(GramRows rows, boolean bySign, Random random) {
    double[] linear = new double[N];
    Arrays.setAll(linear, i -> bySign ? 0 : -1 + .1 * random.nextGaussian());
    double[] bounds = new double[N];
    Arrays.fill(bounds, BOUND);
    SmoState state = new SmoState(POSITIVES, linear, bounds, bySign);
    double[] alpha = new double[N];
    Arrays.setAll(alpha, i -> Math.clamp(BOUND * (1.6 * random.nextDouble() - .3), 0, BOUND));
    FeasiblePoint.balance(state, alpha);
    state.startAt(alpha);
    state.refresh(new GradientUpdate(rows, RowPartition.caller()));
    return state;
  }

  private static double sum(SmoState state, boolean positive) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += (state.label(i) > 0) == positive ? state.alpha[i] : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aStepIsFeasibleAndNotUphill(long seed) {
    Random random = new Random(seed);
    FloatMatrix x = points(random);
    for (Kernel kernel :
        new Kernel[] {
          new LinearKernel(),
          new RbfKernel(.4),
          new PolynomialKernel(1, 100, 4),
          new SigmoidKernel(.7, -.2)
        }) {
      for (boolean bySign : new boolean[] {false, true}) {
        GramRows rows = rows(kernel, x);
        SmoState state = somewhere(rows, bySign, random);
        double before = Optimality.objective(state);
        double plus = sum(state, true);
        double minus = sum(state, false);
        boolean moved = new FreeStep(state, rows).take(() -> true);
        String name = kernel + " by sign " + bySign;
        double scale = Math.abs(before) + Optimality.squaredNorm(state);
        double after = Optimality.objective(state);
        assertTrue(after <= before + 1e-9 * scale, name + ": " + before + " to " + after);
        assertEquals(plus - minus, sum(state, true) - sum(state, false), 1e-9, name);
        if (bySign) {
          assertEquals(plus, sum(state, true), 1e-9, name);
        }
        for (int i = 0; i < N; i++) {
          assertTrue(state.alpha[i] >= 0 && state.alpha[i] <= BOUND, name);
        }
        assertTrue(moved || kernel instanceof SigmoidKernel, name);
        // v was kept up to date
        double[] kept = state.v.clone();
        state.refresh(new GradientUpdate(rows, RowPartition.caller()));
        for (int i = 0; i < N; i++) {
          assertEquals(state.v[i], kept[i], 1e-9 * scale, name);
        }
      }
    }
  }

  @Test
  void whatStaysFreeIsAtTheLowestPoint() {
    Random random = new Random(9);
    GramRows rows = rows(new RbfKernel(.4), points(random));
    SmoState state = somewhere(rows, false, random);
    assertTrue(new FreeStep(state, rows).take(() -> true));
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int free = 0;
    for (int i = 0; i < N; i++) {
      if (state.isFree(i)) {
        least = Math.min(least, state.v[i]);
        greatest = Math.max(greatest, state.v[i]);
        free++;
      }
    }
    assertTrue(free > 2, free + " free");
    assertEquals(least, greatest, 1e-6);
  }

  @Test
  void withoutFreeAlphasNothingMoves() {
    GramRows rows = rows(new RbfKernel(.4), points(new Random(1)));
    double[] bounds = new double[N];
    Arrays.fill(bounds, 1);
    SmoState state = new SmoState(POSITIVES, new double[N], bounds);
    assertFalse(new FreeStep(state, rows).take(() -> true));
  }

  /** Moving pairs alone did not get there in two million iterations. */
  @Test
  void narrowValleysEnd() {
    var data = Rings.of(600, 200).draw(1);
    int[] labels = new int[data.labels().length];
    Arrays.setAll(labels, i -> (int) data.labels()[i]);
    SvmFit fit =
        SvmTrainer.train(
            data.features(),
            labels,
            SvmParameters.defaults(new LinearKernel()).withC(1000).withMaxIterations(200_000));
    assertEquals(Status.CONVERGED, fit.status());
  }

  /** All of the diagonal of tanh(x'x - 10) is negative here: there is no Newton step to take. */
  @Test
  void endsWhereTheDiagonalIsNegative() {
    Random random = new Random(1);
    FloatMatrix x = FloatMatrix.allocate(50, 2);
    int[] labels = new int[50];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(2);
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 2 + 0.25 * random.nextGaussian();
      x.set(i, 0, (float) (radius * Math.cos(angle)));
      x.set(i, 1, (float) (radius * Math.sin(angle)));
    }
    SvmFit fit =
        SvmTrainer.train(
            x,
            labels,
            SvmParameters.defaults(new SigmoidKernel(1, -10)).withC(1e5).withMaxIterations(20_000));
    assertTrue(fit.iterations() > labels.length, "no step was tried in " + fit.iterations());
  }
}
