package dev.lanewise.simd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Rehearses ops until C2 has compiled their vector forms. In the background: one daemon thread that
 * takes the ops that have been called in turns, and ends when there are none.
 */
final class WarmUp {
  /** Runs that make C2 compile an op, by its invocation and loop counters, with some to spare. */
  private static final int BUSY_RUNS = 2000;

  /** Runs after which an op that still allocates is left to its scalar twin for good. */
  private static final int MOST_RUNS = 20_000;

  private static final long TURN_NANOS = 2_000_000;
  private static final long WAIT_NANOS = 200_000;

  private static final ThreadPoolExecutor BACKGROUND = background();

  private WarmUp() {}

  private static ThreadPoolExecutor background() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            100,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("lanewise-warm-up").unstarted(task));
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  /** Opens the path from the background thread, some time later. */
  static void inBackground(VectorPath path) {
    BACKGROUND.execute(
        () -> {
          Rehearsal rehearsal = path.newRehearsal();
          if (rehearsal.agrees()) {
            takeTurn(path, rehearsal, 0);
          } else {
            warn(path);
          }
        });
  }

  private static void takeTurn(VectorPath path, Rehearsal rehearsal, int runs) {
    int done = runs;
    for (long start = System.nanoTime(); System.nanoTime() - start < TURN_NANOS; done++) {
      if (rehearsal.compiled()) {
        path.opens();
        return;
      }
      breathe(done);
    }
    int sum = done;
    if (sum < MOST_RUNS) {
      BACKGROUND.execute(() -> takeTurn(path, rehearsal, sum));
    }
  }

  /** Once there is nothing to do but wait for the compiler, leaves the core to it. */
  private static void breathe(int runs) {
    if (runs > BUSY_RUNS) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
  }

  /**
   * Opens all paths from the calling thread, in turns, so that the compiler is never waited for
   * while there is something to rehearse; those that never stop allocating stay closed.
   */
  static void everything() {
    Map<VectorPath, Rehearsal> closed = new LinkedHashMap<>();
    for (VectorPath path : paths()) {
      if (path.isOpen()) {
        continue;
      }
      Rehearsal rehearsal = path.newRehearsal();
      if (rehearsal.agrees()) {
        closed.put(path, rehearsal);
      } else {
        warn(path);
      }
    }
    for (int runs = 0; runs < MOST_RUNS && !closed.isEmpty(); runs++) {
      for (Map.Entry<VectorPath, Rehearsal> one : closed.entrySet()) {
        if (one.getValue().compiled()) {
          one.getKey().opens();
        }
      }
      closed.keySet().removeIf(VectorPath::isOpen);
      breathe(runs);
    }
  }

  static List<VectorPath> paths() {
    return List.of(
        FloatTileLoops.PATH,
        DoubleTileLoops.PATH,
        FloatTileLoops.EDGE_PATH,
        DoubleTileLoops.EDGE_PATH,
        FloatPanels.PATH,
        DoublePanels.PATH,
        FloatTranspose.PATH,
        DoubleTranspose.PATH,
        FloatAbsoluteTile.PATH,
        DoubleAbsoluteTile.PATH,
        FloatMinimumTile.PATH,
        DoubleMinimumTile.PATH,
        FloatChiSquaredTile.PATH,
        DoubleChiSquaredTile.PATH,
        FloatExpansion.PATH,
        DoubleExpansion.PATH,
        FloatSqrt.PATH,
        DoubleSqrt.PATH,
        FloatExp.PATH,
        DoubleExp.PATH,
        FloatGaussian.PATH,
        DoubleGaussian.PATH,
        FloatTanh.PATH,
        DoubleTanh.PATH,
        DoubleCos.PATH,
        FloatPower.PATH,
        DoublePower.PATH,
        FloatRealPower.PATH,
        DoubleRealPower.PATH,
        FloatDot.PATH,
        DoubleDot.PATH,
        FloatMixedDot.PATH,
        DoubleMixedDot.PATH,
        FloatSquaredDistance.PATH,
        DoubleSquaredDistance.PATH,
        FloatL1Distance.PATH,
        DoubleL1Distance.PATH,
        FloatLinfDistance.PATH,
        DoubleLinfDistance.PATH,
        FloatCosine.PATH,
        DoubleCosine.PATH,
        FloatSum.PATH,
        DoubleSum.PATH,
        FloatL1Norm.PATH,
        DoubleL1Norm.PATH,
        FloatLinfNorm.PATH,
        DoubleLinfNorm.PATH,
        FloatArgMin.PATH,
        DoubleArgMin.PATH,
        FloatAxpy.PATH,
        DoubleAxpy.PATH,
        FloatAxpby.PATH,
        DoubleAxpby.PATH,
        FloatMixedAxpy.PATH,
        DoubleMixedAxpy.PATH,
        FloatScale.PATH,
        DoubleScale.PATH,
        GradientStep.PATH,
        FloatSegmentDot.PATH,
        DoubleSegmentDot.PATH,
        FloatSegmentSquaredDistance.PATH,
        DoubleSegmentSquaredDistance.PATH,
        FloatSegmentL1Distance.PATH,
        DoubleSegmentL1Distance.PATH,
        FloatSegmentLinfDistance.PATH,
        DoubleSegmentLinfDistance.PATH,
        FloatSegmentSum.PATH,
        DoubleSegmentSum.PATH,
        FloatSegmentL1Norm.PATH,
        DoubleSegmentL1Norm.PATH,
        FloatSegmentLinfNorm.PATH,
        DoubleSegmentLinfNorm.PATH,
        FloatSegmentArgMin.PATH,
        DoubleSegmentArgMin.PATH,
        FloatSegmentAxpy.PATH,
        DoubleSegmentAxpy.PATH);
  }

  static void warn(VectorPath path) {
    System.getLogger("dev.lanewise").log(System.Logger.Level.WARNING, path.difference());
  }
}
