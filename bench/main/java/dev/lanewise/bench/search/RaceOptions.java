package dev.lanewise.bench.search;

import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.result.ResultFile;
import dev.lanewise.bench.svm.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of both modes: who searches, where, for how long, and where results go. */
final class RaceOptions {
  @Option(
      names = "--only",
      paramLabel = "LIST",
      split = ",",
      description = "Some of ours,sklearn. Default: both.")
  private Set<String> only = new TreeSet<>(SearchRace.ALL);

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "A program that takes longer for a grid is stopped. Default: 600.")
  private int limit = 600;

  @Option(names = "-m", paramLabel = "MB", description = "For kernel rows. Default: 4000.")
  private int megabytes = 4000;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of ours at most, such as 4g. Default: 60 %% of the memory.")
  private String heap;

  @Option(
      names = "--cores",
      paramLabel = "LIST",
      description = "All run on the first. Default: the first core there is.")
  private String cores;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where results go. Default: bench/results/DATE-PROCESSOR-search-NAME.json.")
  private Path out;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  int limit() {
    return limit;
  }

  int megabytes() {
    return megabytes;
  }

  /**
   * Checks what was given.
   *
   * @param runs of ours
   * @param warmUp seconds of ours
   */
  void check(int runs, double warmUp) {
    require(
        !only.isEmpty() && SearchRace.ALL.containsAll(only),
        "--only is " + only + ": some of ours, sklearn");
    require(runs > 0 && limit > 0 && megabytes > 0, "--runs, --limit and -m are above 0");
    require(warmUp >= 0, "--warm-up is " + warmUp + ", expected no less than 0");
    require(heap == null || heap.matches("\\d+[kKmMgG]?"), "--heap is " + heap + ": such as 4g");
    chosenCores();
  }

  /** Searches, writes the results and prints them. */
  void race(Examples examples, SearchTask task, int runs, double warmUp)
      throws IOException, InterruptedException {
    Path bench = Path.of(System.getProperty("lanewise.bench", "bench"));
    List<String> arguments = new ArrayList<>();
    if (heap != null) {
      arguments.add("-Xmx" + heap);
    }
    SearchResults results =
        new SearchRace(bench, chosenCores(), arguments).results(examples, task, only, runs, warmUp);
    String name = LocalDate.now() + "-" + Host.slug() + "-search-" + task.data() + ".json";
    Path file = out == null ? bench.resolve("results").resolve(name) : out;
    ResultFile.write(results, file);
    System.out.print(SearchReport.of(results));
    System.err.println("written to " + file);
  }

  void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Cores chosenCores() {
    try {
      return Cores.parse(cores == null ? Cores.parse(Host.cores()).first(1) : cores);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }
}
