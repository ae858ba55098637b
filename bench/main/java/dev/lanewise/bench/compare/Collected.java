package dev.lanewise.bench.compare;

import dev.lanewise.bench.compare.Messages.Measured;
import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.result.WorkResult;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what forks and programs outside say about one work. */
final class Collected {
  private final int forks;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, Double[]> seconds = new LinkedHashMap<>();
  private final List<Double> allocated = new ArrayList<>();
  private Limit limit;
  private double amount;

  Collected(int forks) {
    this.forks = forks;
  }

  void add(int fork, Measured measured) {
    limit = measured.limit();
    amount = measured.amount();
    allocated.add(measured.bytesAllocated());
    measured.figures().forEach(f -> add(fork, f.who(), f.role(), f.seconds()));
  }

  void add(int fork, String who, Role role, double time) {
    roles.put(who, role);
    seconds.computeIfAbsent(who, name -> new Double[forks])[fork] = time;
  }

  WorkResult result(String name) {
    List<Series> series = new ArrayList<>();
    roles.forEach(
        (who, role) -> series.add(new Series(who, role, Arrays.asList(seconds.get(who)))));
    series.sort(Comparator.comparing(Series::role)); // stable: ours, rivals, outside, limit
    return new WorkResult(name, limit, amount, Statistics.of(allocated).median(), series);
  }
}
