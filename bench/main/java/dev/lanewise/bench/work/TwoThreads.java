package dev.lanewise.bench.work;

import dev.lanewise.matrix.RowPartition;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** The same work on two threads and on one, in turn: the answers have to be equal. */
final class TwoThreads {
  static final String ONE_THREAD = "lanewise, 1 thread";

  private TwoThreads() {}

  /**
   * One of the two.
   *
   * @param answer the array that is filled, a new one each time where null
   */
  record Side(Object answer, Runnable once) {}

  /**
   * The work.
   *
   * @param data makes the data, then the two sides
   */
  static Work work(String name, double flop, Supplier<Function<RowPartition, Side>> data) {
    Cost cost = Cost.elements(flop); // no limit is measured for two cores at once
    return new Work(name, cost, 1.0, 2, 2, () -> contest(data.get()));
  }

  private static Contest contest(Function<RowPartition, Side> sides) {
    ExecutorService helper =
        Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory());
    Contest contest = new Contest(Agreement.within(0));
    add(contest, Contest.OURS, sides.apply(RowPartition.over(helper, 2)));
    add(contest, ONE_THREAD, sides.apply(RowPartition.caller()));
    return contest;
  }

  private static void add(Contest contest, String name, Side side) {
    contest.add(
        name,
        side.answer(),
        times -> {
          for (int t = 0; t < times; t++) {
            side.once().run();
          }
          return 0;
        });
  }
}
