package dev.lanewise.bench.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * The cores a run is pinned to.
 *
 * @param all numbers of cores, at least one; the first is that of all works for one thread
 */
public record Cores(List<Integer> all) {
  /**
   * Reads a list such as "0,1" or "2-5".
   *
   * @throws IllegalArgumentException when it is not such a list
   */
  public static Cores parse(String list) {
    List<Integer> cores = new ArrayList<>();
    for (String part : list.split(",", -1)) {
      if (!part.matches("\\d+(-\\d+)?")) {
        throw new IllegalArgumentException("\"" + list + "\" is not a list of cores such as 0,1");
      }
      String[] ends = part.split("-");
      for (int c = Integer.parseInt(ends[0]); c <= Integer.parseInt(ends[ends.length - 1]); c++) {
        cores.add(c);
      }
    }
    return new Cores(List.copyOf(cores));
  }

  /** Whether there are so many. */
  public boolean has(int count) {
    return all.size() >= count;
  }

  /** The first so many, as taskset wants them. */
  public String first(int count) {
    return String.join(",", all.subList(0, count).stream().map(String::valueOf).toList());
  }
}
