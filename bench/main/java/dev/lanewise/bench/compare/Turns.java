package dev.lanewise.bench.compare;

import dev.lanewise.bench.Loop;
import dev.lanewise.bench.result.Statistics;
import java.util.ArrayList;
import java.util.List;

/** The turns of one contestant: as many repetitions as the clock needs to be trusted. */
final class Turns {
  /** A turn takes at least this: 10,000 times the cost of reading the clock. */
  private static final double LEAST_SECONDS = 1e-3;

  /** Turns longer than this are compared one by one, not three by three. */
  private static final double LONG_SECONDS = 40e-3;

  private static final double STEADY = 0.97;

  /** Calls after which C2 has had its reasons: it wants 600, and 600 again after a wrong guess. */
  private static final int CALLS = 4000;

  private static final double SHORT_SECONDS = 5e-3;
  private static final double SLOW_SECONDS = 0.6;

  private final Loop loop;
  private final List<Double> seconds = new ArrayList<>();
  private int times = 1;
  private double sink;

  Turns(Loop loop) {
    this.loop = loop;
  }

  /** Runs once more; while warming up also finds how many repetitions make a turn. */
  void run(boolean warming) {
    long began = System.nanoTime();
    sink += loop.repeat(times);
    double taken = (System.nanoTime() - began) * 1e-9;
    seconds.add(taken / times);
    if (warming && taken < LEAST_SECONDS && times < 1 << 28) {
      times *= 2;
    }
  }

  /**
   * Alone until it has been called often enough to be compiled, or for so many seconds; a sixth of
   * them where calls are long, which then have loops enough inside.
   */
  void callOften(double most) {
    long began = System.nanoTime();
    int calls = 0;
    double spent;
    do {
      calls += times;
      run(true);
      spent = (System.nanoTime() - began) * 1e-9;
    } while (calls < CALLS
        && seconds.getLast() < LONG_SECONDS
        && spent < (seconds.getLast() < SHORT_SECONDS ? most : most / 6));
  }

  /** Whether one repetition takes so long that one turn in a fork has to do. */
  boolean slow() {
    return seconds.getLast() > SLOW_SECONDS;
  }

  /** Repetitions of a turn. */
  int times() {
    return times;
  }

  /** Whether the latest turns were no faster than those before them. */
  boolean steady() {
    int n = seconds.size();
    int window = n > 0 && seconds.get(n - 1) * times > LONG_SECONDS ? 1 : 3;
    if (n < 2 * window) {
      return false;
    }
    return least(n - window, n) > STEADY * least(n - 2 * window, n - window);
  }

  private double least(int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    for (double s : seconds.subList(from, to)) {
      least = Math.min(least, s);
    }
    return least;
  }

  /** Forgets the turns so far. */
  void forget() {
    seconds.clear();
  }

  /** Median time of one repetition. */
  double median() {
    if (Double.isNaN(sink)) {
      throw new ArithmeticException("the loop returned NaN");
    }
    return Statistics.of(seconds).median();
  }
}
