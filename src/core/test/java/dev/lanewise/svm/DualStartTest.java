package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts that hit the solution leave no step to make. */
@Timeout(120)
class DualStartTest {
  private static final int N = 150;
  private static final SvmParameters PARAMETERS =
      SvmParameters.defaults(new RbfKernel(.3)).withC(4);

  private final int[] labels = new int[N];
  private final double[] targets = new double[N];
  private final FloatMatrix x = blobs();

  private FloatMatrix blobs() {
    Random random = new Random(23);
    FloatMatrix made = FloatMatrix.allocate(N, 3);
    for (int i = 0; i < N; i++) {
      labels[i] = 7 - 2 * random.nextInt(4);
      for (int c = 0; c < 3; c++) {
        double centre = labels[i] == 7 - 2 * c ? 1.5 : 0;
        made.array()[3 * i + c] = (float) (random.nextGaussian() + centre);
      }
      targets[i] = Math.sin(made.get(i, 0)) + .2 * random.nextGaussian();
    }
    return made;
  }

  private SvmFit from(DualStart start) {
    TrainingRun run = TrainingRun.DEFAULT.from(start);
    return SvmTrainer.train(x, labels, SampleWeights.none(), PARAMETERS, run);
  }

  @Test
  void everyPairOfClassesFindsItsAlphas() {
    SvmFit fit = SvmTrainer.train(x, labels, PARAMETERS);
    assertTrue(fit.iterations() > 100);
    assertEquals(0, from(fit.start()).iterations());
  }

  @Test
  void rowsMayHaveOtherNumbers() {
    int[] reversed = new int[N];
    FloatMatrix turned = FloatMatrix.allocate(N, 3);
    int[] theirs = new int[N];
    for (int i = 0; i < N; i++) {
      reversed[i] = N - 1 - i;
      x.copyRow(N - 1 - i, turned.array(), 3 * i);
      theirs[i] = labels[N - 1 - i];
    }
    SvmFit fit = SvmTrainer.train(turned, theirs, PARAMETERS);
    assertEquals(0, from(fit.start().onRows(reversed)).iterations());
    assertTrue(from(fit.start()).iterations() > 0);
  }

  @Test
  void everyRowWithAnAlphaNeedsANumber() {
    DualStart start = new DualStart(new int[0], new int[0], new int[] {2, 5}, new double[1][2]);
    assertEquals(
        "the start has an alpha of row 5, there are 5 new rows",
        assertThrows(IllegalArgumentException.class, () -> start.onRows(4, 3, 2, 1, 0))
            .getMessage());
    start.onRows(5, 4, 3, 2, 1, 0);
  }

  @Test
  void alphasScaleWithC() {
    SvrParameters once = new SvrParameters(.125, PARAMETERS);
    DualStart start = SvrTrainer.train(x, targets, once).start();
    SvmParameters doubled =
        PARAMETERS.withC(2 * PARAMETERS.c()).withTolerance(2 * PARAMETERS.tolerance());
    double[] larger = Arrays.stream(targets).map(t -> 2 * t).toArray();
    TrainingRun run = TrainingRun.DEFAULT.from(start.times(2));
    SvrFit fit =
        SvrTrainer.train(x, larger, SampleWeights.none(), new SvrParameters(.25, doubled), run);
    assertEquals(0, fit.certificate().iterations());
    assertThrows(IllegalArgumentException.class, () -> start.times(-1));
    assertThrows(IllegalArgumentException.class, () -> start.times(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> start.times(Double.POSITIVE_INFINITY));
  }

  @Test
  void whatTheProblemHasNotIsLeftOut() {
    SvmFit fit = SvmTrainer.train(x, labels, PARAMETERS);
    int[] others = Arrays.stream(labels).map(label -> label == 7 ? 70 : label).toArray();
    TrainingRun run = TrainingRun.DEFAULT.from(fit.start());
    SvmFit again = SvmTrainer.train(x, others, SampleWeights.none(), PARAMETERS, run);
    for (PairFit pair : again.pairs()) {
      boolean known = pair.positiveLabel() != 70 && pair.negativeLabel() != 70;
      assertEquals(known, pair.certificate().iterations() == 0, pair::toString);
    }
    DualStart huge = fit.start().times(1e300).times(1e300);
    assertEquals(Status.CONVERGED, from(huge).status());
  }

  @Test
  void aRunKeepsWhatIsNotReplaced() {
    DualStart start = SvrTrainer.train(x, targets, new SvrParameters(.1, PARAMETERS)).start();
    TrainingListener listener = (pair, pairs, iterations, violation) -> true;
    TrainingRun run =
        TrainingRun.DEFAULT.from(start).with(listener).with(RowPartition.caller()).from(start);
    assertSame(start, run.start());
    assertSame(listener, run.listener());
    assertSame(start, run.with(RowPartition.caller()).start());
    assertSame(start, run.with(TrainingListener.NONE).start());
  }

  @Test
  void weightsThatAreNoWeightsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SampleWeights.of(1, -1));
    assertThrows(IllegalArgumentException.class, () -> SampleWeights.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SampleWeights.of(1.0).rows(2));
  }
}
