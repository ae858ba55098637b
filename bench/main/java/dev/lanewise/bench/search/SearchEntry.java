package dev.lanewise.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one program found.
 *
 * @param program its name
 * @param warmUps runs before those that count
 * @param found one for each grid that it came to the end of
 * @param peakHeapBytes upper bound of the heap in use at any time; null when the program has none
 * @param status {@link #DONE}, or what happened instead
 */
public record SearchEntry(
    String program, int warmUps, List<Found> found, Long peakHeapBytes, String status) {
  static final String DONE = "done";

  /**
   * What came of a grid.
   *
   * @param grid number of it
   * @param seconds one for each run
   * @param means of the scores of each cell over the folds; null where a fold has no model
   * @param best parameters
   * @param tested accuracy of these on the rows to test; null when there are none
   * @param unfinished fits that a limit stopped
   * @param failed fits without a model
   */
  public record Found(
      int grid,
      List<Double> seconds,
      List<Double> means,
      SortedMap<String, Double> best,
      double bestMean,
      Double tested,
      int unfinished,
      int failed) {}

  /**
   * From what a program said; seconds of a run that was stopped half-way are those of the grids it
   * came to.
   *
   * @param ending null when the program came to its end
   */
  static SearchEntry of(
      String program, SearchTask task, List<SearchMessage> messages, String ending) {
    SortedMap<Integer, Found> found = new TreeMap<>();
    int warmUps = 0;
    Long peak = null;
    boolean settled = true;
    for (SearchMessage message : messages) {
      peak = message.peakHeapBytes() == null ? peak : message.peakHeapBytes();
      settled = message.settled() == null ? settled : message.settled();
      if (message.grid() == null) {
        continue;
      }
      if (Boolean.TRUE.equals(message.warmUp())) {
        warmUps += message.grid() == 0 ? 1 : 0;
      } else {
        found.merge(message.grid(), found(task, message), SearchEntry::both);
      }
    }
    String status = settled ? DONE : "was not warm yet";
    if (found.size() < task.grids().size()) {
      status = "no answer";
    }
    return new SearchEntry(
        program, warmUps, List.copyOf(found.values()), peak, ending == null ? status : ending);
  }

  private static Found found(SearchTask task, SearchMessage message) {
    KernelGrid grid = task.grids().get(message.grid());
    return new Found(
        message.grid(),
        List.of(message.seconds()),
        message.means(),
        grid.settings().get(message.best()).values(),
        message.means().get(message.best()),
        message.tested(),
        message.unfinished(),
        message.failed());
  }

  /** The answer of the later run, the seconds of both. */
  private static Found both(Found before, Found last) {
    List<Double> seconds = new ArrayList<>(before.seconds());
    seconds.addAll(last.seconds());
    return new Found(
        last.grid(),
        List.copyOf(seconds),
        last.means(),
        last.best(),
        last.bestMean(),
        last.tested(),
        last.unfinished(),
        last.failed());
  }

  /** Of a grid, or null. */
  Found of(int grid) {
    return found.stream().filter(f -> f.grid() == grid).findFirst().orElse(null);
  }

  /** Seconds of all grids together, one for each run that came to the end of them. */
  List<Double> totals(int grids) {
    List<Double> totals = new ArrayList<>();
    int runs = found.stream().mapToInt(f -> f.seconds().size()).min().orElse(0);
    for (int run = 0; run < runs && found.size() == grids; run++) {
      int r = run;
      totals.add(found.stream().mapToDouble(f -> f.seconds().get(r)).sum());
    }
    return totals;
  }
}
