package dev.lanewise.bench.compare;

import com.sun.management.ThreadMXBean;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.work.Contestant;
import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process: makes the data of a work and then calls it, for the first time in this virtual
 * machine, again and again.
 *
 * <pre>Cold SECONDS WORK</pre>
 */
final class Cold {
  /** A work below so many operations is called several times between two looks at the clock. */
  private static final double LEAST_AMOUNT = 2e6;

  /** A call is steady when it and the median of as many calls are within the factor. */
  private static final int CALLS = 5;

  private static final double STEADY = 1.2;

  private Cold() {}

  public static void main(String[] args) {
    PrintStream parent = System.out;
    System.setOut(System.err);
    double seconds = Double.parseDouble(args[0]);
    Work work = Works.named(args[1]::equals).getFirst();
    int times = (int) Math.max(1, LEAST_AMOUNT / work.cost().amount());
    Contestant ours = work.open().contestants().getFirst();
    parent.println(JsonLine.write(measure(ours, times, seconds)));
  }

  private static Messages.Cold measure(Contestant ours, int times, double seconds) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Double> calls = new ArrayList<>();
    List<Double> starts = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    double before = threads.getCurrentThreadAllocatedBytes();
    long began = System.nanoTime();
    long now = began;
    while (now - began < seconds * 1e9 || calls.size() < 3 * CALLS) {
      starts.add((now - began) * 1e-9);
      bytes.add(threads.getCurrentThreadAllocatedBytes() - before);
      int repetitions = calls.isEmpty() ? 1 : times;
      ours.loop().repeat(repetitions);
      long end = System.nanoTime();
      calls.add((end - now) * 1e-9 / repetitions);
      now = end;
    }
    double steady = median(calls.subList(calls.size() / 3 * 2, calls.size()));
    int first = firstSteady(calls, steady);
    return new Messages.Cold(calls.getFirst(), starts.get(first), bytes.get(first), steady);
  }

  /** Index of the first call from which on calls are steady. */
  static int firstSteady(List<Double> calls, double steady) {
    int last = calls.size() - CALLS;
    for (int i = 0; i < last; i++) {
      if (calls.get(i) <= STEADY * steady
          && median(calls.subList(i, i + CALLS)) <= STEADY * steady) {
        return i;
      }
    }
    return last;
  }

  private static double median(List<Double> values) {
    return Statistics.of(values).median();
  }
}
