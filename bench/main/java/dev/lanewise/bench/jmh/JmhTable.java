package dev.lanewise.bench.jmh;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.TextTable;
import dev.lanewise.bench.work.Cost;
import dev.lanewise.bench.work.Works;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link WorkBenchmark} with JMH's own options and prints what JMH cannot know: rates, the
 * share of the limit measured in the same run, bytes allocated by a call.
 */
public final class JmhTable {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhTable() {}

  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(new CommandLineOptions(args)).include(WorkBenchmark.class.getName());
    options.addProfiler(GCProfiler.class);
    System.out.print(table(new Runner(options.build()).run()));
  }

  private static TextTable table(Collection<RunResult> results) {
    Map<Limit, Double> limits = new EnumMap<>(Limit.class);
    for (RunResult result : results) {
      if (name(result).startsWith("limit.")) {
        limits.put(cost(result).limit(), rate(result));
      }
    }
    TextTable table = new TextTable("work", "limit", "ns", "error", "rate", "share", "bytes");
    for (RunResult result : results) {
      Limit limit = cost(result).limit();
      Double most = limits.get(limit);
      Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      table.row(
          name(result),
          limit.label(),
          String.format("%.1f", result.getPrimaryResult().getScore()),
          String.format("%.1f", result.getPrimaryResult().getScoreError()),
          String.format("%.2f %s", rate(result), limit.unit()),
          most == null ? "" : String.format("%.0f %%", 100 * rate(result) / most),
          allocated == null ? "" : String.format("%.0f", allocated.getScore()));
    }
    return table;
  }

  private static String name(RunResult result) {
    return result.getParams().getParam("work");
  }

  private static Cost cost(RunResult result) {
    return Works.named(name(result)::equals).getFirst().cost();
  }

  private static double rate(RunResult result) {
    return cost(result).amount() / result.getPrimaryResult().getScore();
  }
}
