package dev.lanewise.bench.compare;

import dev.lanewise.bench.compare.Messages.Header;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.limit.LimitLoop;
import dev.lanewise.bench.machine.Compilers;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.Jvm;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.bench.work.Contest;
import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import dev.lanewise.simd.SimdSupport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A child process: checks and times the named works, in an order of its own, so that what one work
 * leaves behind in profiles and caches does not always meet the same next one.
 *
 * <pre>Fork SEED SCALE WORK...</pre>
 */
final class Fork {
  /** More seconds for warming up, where a work is not steady before. */
  private static final double PATIENCE = 0.5;

  /** Seconds in which code is called often, before anything is measured. */
  private static final double PATIENCE_AT_FIRST = 4.0;

  /** Works of more operations are not called often. */
  private static final double MOST_AMOUNT = 1e6;

  private Fork() {}

  public static void main(String[] args) {
    PrintStream parent = System.out;
    System.setOut(System.err); // whatever a library prints is not for the parent
    int seed = Integer.parseInt(args[0]);
    double scale = Double.parseDouble(args[1]);
    Set<String> names = new HashSet<>(List.of(args).subList(2, args.length));
    List<Work> works = new ArrayList<>(Works.named(names::contains));
    Collections.shuffle(works, new Random(seed));
    parent.println(
        JsonLine.write(new Header(Jvm.description(), Rival.versions(), Rival.missing())));
    Map<Limit, LimitLoop> limits = new EnumMap<>(Limit.class);
    SimdSupport.warmUp(); // what is measured is steady; first calls have a table of their own
    compileFamilies(works);
    for (Work work : works) {
      long began = System.nanoTime();
      Contest contest = work.open();
      contest.check();
      long checked = System.nanoTime();
      parent.println(
          JsonLine.write(
              Rounds.measure(
                  work,
                  contest.contestants(),
                  limit(work.cost().limit(), limits),
                  work.seconds() * scale,
                  PATIENCE)));
      System.err.printf(
          "%s: %.2f s to make and check, %.2f s to time%n",
          work.name(), (checked - began) * 1e-9, (System.nanoTime() - checked) * 1e-9);
    }
  }

  /**
   * Calls the two cheapest works of each family often, since the very smallest may take a way of
   * its own: the compiler counts calls, and the same code is reached by a thousand calls of
   * microseconds sooner than by those of a large work.
   */
  private static void compileFamilies(List<Work> works) {
    Map<String, List<Work>> families = new LinkedHashMap<>();
    for (Work work : works) {
      if (work.cost().amount() <= MOST_AMOUNT) { // larger ones have loops enough inside
        families.computeIfAbsent(family(work.name()), name -> new ArrayList<>()).add(work);
      }
    }
    // Twice: guesses of the compiler that turn out wrong send the code back to the beginning.
    for (int pass = 0; pass < 2; pass++) {
      for (List<Work> family : families.values()) {
        family.stream()
            .sorted(Comparator.comparingDouble(work -> work.cost().amount()))
            .limit(2)
            .flatMap(work -> work.open().contestants().stream())
            .forEach(c -> new Turns(c.loop()).callOften(PATIENCE_AT_FIRST));
      }
      Compilers.finish();
    }
  }

  private static String family(String name) {
    int precision = name.indexOf('.') + 1;
    return name.substring(0, name.indexOf('.', precision));
  }

  private static LimitLoop limit(Limit limit, Map<Limit, LimitLoop> known) {
    return limit == Limit.NONE ? null : known.computeIfAbsent(limit, Fork::compiled).renewed();
  }

  private static LimitLoop compiled(Limit limit) {
    LimitLoop loop = LimitLoop.of(limit);
    do {
      new Turns(loop.loop()).callOften(PATIENCE_AT_FIRST);
    } while (Compilers.finish());
    return loop;
  }
}
