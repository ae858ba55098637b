package dev.lanewise.bench.compare;

import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run will do, and how long that takes.
 *
 * @param works to measure, in the order of the table
 * @param cold works whose first calls are measured
 * @param forks virtual machines that measure each work
 * @param coldForks virtual machines for each cold start
 * @param scale of the seconds that works ask for
 * @param cores to run on
 */
record Plan(
    List<Work> works, List<String> cold, int forks, int coldForks, double scale, Cores cores) {
  /** What a full run may take. */
  static final double LIMIT_SECONDS = 15 * 60;

  /** Seconds in which a fresh virtual machine should have become steady. */
  static final double COLD_SECONDS = 3;

  private static final double QUICK = 0.2;

  /** Start of a virtual machine, first compilation, data and checks. */
  private static final double FORK_OVERHEAD = 35;

  private static final double OUTSIDE_SECONDS = 8;

  /** Programs outside are compiled, data written, answers compared. */
  private static final double PREPARATION_SECONDS = 20;

  private static final List<String> COLD =
      List.of(
          "gemm.f32.1000x4000x1024",
          "nearest.f32.500x10000x1024.k1",
          "rbf.f32.5000x64",
          "dot.f32.1024");

  static Plan of(Pattern only, int forks, boolean quick, Cores cores) {
    List<Work> works = new ArrayList<>(Works.named(name -> only.matcher(name).find()));
    works.removeIf(work -> !cores.has(work.threads()));
    List<String> cold =
        COLD.stream()
            .filter(name -> works.stream().anyMatch(work -> work.name().equals(name)))
            .toList();
    return new Plan(works, cold, forks, quick ? 1 : Math.min(2, forks), quick ? QUICK : 1, cores);
  }

  /** Names of the works for so many threads that a fork measures. */
  List<String> names(int fork, int threads) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      Work work = works.get(i);
      // Not all that wait for their turn in the same forks.
      if (work.threads() == threads && (fork + i) % Math.min(forks, work.everyForks()) == 0) {
        names.add(work.name());
      }
    }
    return names;
  }

  /** Estimated seconds. */
  double seconds() {
    double timing =
        works.stream().mapToDouble(w -> w.seconds() / Math.min(forks, w.everyForks())).sum();
    double all = works.isEmpty() ? 1 : (double) works.size() / Works.all().size();
    double fork = scale * timing + all * (FORK_OVERHEAD + OUTSIDE_SECONDS);
    double prepared = all * PREPARATION_SECONDS;
    return prepared + forks * fork + cold.size() * coldForks * (COLD_SECONDS + 1);
  }

  String describe() {
    String text =
        String.format(
            "%d works, %d forks on core %s, %d cold starts: about %.0f s",
            works.size(),
            forks,
            cores.first(Math.min(2, cores.all().size())),
            cold.size() * coldForks,
            seconds());
    return seconds() > LIMIT_SECONDS
        ? text + ", more than the " + (int) LIMIT_SECONDS + " s a run should take"
        : text;
  }
}
