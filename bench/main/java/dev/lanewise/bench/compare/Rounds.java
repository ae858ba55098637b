package dev.lanewise.bench.compare;

import com.sun.management.ThreadMXBean;
import dev.lanewise.bench.compare.Messages.Figure;
import dev.lanewise.bench.compare.Messages.Measured;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.limit.LimitLoop;
import dev.lanewise.bench.machine.Compilers;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.work.Contestant;
import dev.lanewise.bench.work.Work;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the contestants of a work in turn: one turn each, round after round, each round begun by
 * another, the limit among them. Whatever slows the machine for a while slows all of them.
 */
final class Rounds {
  private static final int LEAST_ROUNDS = 2;

  /** Share of the time after which warming up may end, and by which it has to. */
  private static final double LEAST_WARM_UP = 0.2;

  private static final double MOST_WARM_UP = 0.6;

  /** Time between two looks at what the compilers do. */
  private static final long LOOK_NANOS = 30_000_000;

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // has the bytes a thread allocated

  private Rounds() {}

  /**
   * Times all.
   *
   * @param seconds to spend; more where two rounds take longer
   * @param patience more seconds for warming up, where it is not steady before, and as many for
   *     each contestant that has not been called often
   */
  static Measured measure(
      Work work, List<Contestant> contestants, LimitLoop limit, double seconds, double patience) {
    List<Turns> all = new ArrayList<>();
    contestants.forEach(contestant -> all.add(new Turns(contestant.loop())));
    if (limit != null) {
      all.add(new Turns(limit.loop()));
    }
    boolean steady = warmUp(all, seconds, patience);
    Turns ours = all.getFirst();
    long allocated = 0;
    long repetitions = 0;
    long end = System.nanoTime() + (long) (seconds * (1 - MOST_WARM_UP) * 1e9);
    for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
      for (int i = 0; i < all.size(); i++) {
        Turns turns = all.get((round + i) % all.size());
        if (round > 0 && turns.slow()) {
          continue;
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        turns.run(false);
        if (turns == ours) {
          allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
          repetitions += ours.times();
        }
      }
    }
    double amount = work.cost().amount();
    Limit kind = work.cost().limit();
    List<Figure> figures = figures(contestants, all);
    if (limit != null) {
      double atLimit = all.getLast().median() * amount / limit.amount();
      figures.add(new Figure(kind.label(), Role.LIMIT, atLimit));
    }
    double bytes = (double) allocated / repetitions;
    return new Measured(work.name(), kind, amount, bytes, steady, figures);
  }

  /**
   * Rounds until all are steady and the compilers have had nothing to do since the last look.
   *
   * @return whether it came to that
   */
  private static boolean warmUp(List<Turns> all, double seconds, double patience) {
    all.forEach(turns -> turns.callOften(patience));
    List<Turns> quick = all.stream().filter(turns -> !turns.slow()).toList();
    long began = System.nanoTime();
    long least = began + (long) (LEAST_WARM_UP * seconds * 1e9);
    long most = began + (long) ((MOST_WARM_UP * seconds + patience) * 1e9);
    boolean steady;
    do {
      long look = System.nanoTime() + LOOK_NANOS;
      do {
        quick.forEach(turns -> turns.run(true));
      } while (System.nanoTime() < look);
      steady = !Compilers.finish() && quick.stream().allMatch(Turns::steady);
    } while (System.nanoTime() < most && (!steady || System.nanoTime() < least));
    quick.forEach(Turns::forget);
    return steady;
  }

  private static List<Figure> figures(List<Contestant> contestants, List<Turns> all) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      Role role = i == 0 ? Role.OURS : Role.RIVAL;
      figures.add(new Figure(contestants.get(i).name(), role, all.get(i).median()));
    }
    return figures;
  }
}
