package dev.lanewise.bench.search;

import dev.lanewise.bench.machine.Child;
import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.LimitedProcess;
import dev.lanewise.bench.machine.Programs;
import dev.lanewise.bench.svm.DataFolder;
import dev.lanewise.bench.svm.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One run: all programs on the same examples and folds, one after the other, on one core. */
final class SearchRace {
  /** Who can take part, by the name it has on the command line. */
  static final Set<String> ALL = Set.of("ours", "sklearn");

  static final String OURS = "Lanewise";
  static final String SKLEARN = "scikit-learn";

  /** Seconds for a virtual machine or an interpreter to start and to read its data. */
  private static final double START_SECONDS = 120;

  private final Path bench;
  private final String core;
  private final Child child;
  private final Map<String, String> versions = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<SearchEntry> entries = new ArrayList<>();
  private final long began = System.nanoTime();
  private Map<String, String> jvm = Map.of();

  /**
   * @param cores the first of which is used
   * @param jvmArguments further ones for ours
   */
  SearchRace(Path bench, Cores cores, List<String> jvmArguments) throws IOException {
    this.bench = bench.toAbsolutePath();
    this.core = cores.first(1);
    Path target = Files.createDirectories(this.bench.resolve("target"));
    Path log = target.resolve("search.log");
    Files.deleteIfExists(log);
    child = new Child(log, jvmArguments);
  }

  /**
   * Searches.
   *
   * @param only some of {@link #ALL}
   * @param runs of ours that count; the rival searches once
   * @param warmUpSeconds at most, for ours before these
   */
  SearchResults results(
      Examples examples, SearchTask task, Set<String> only, int runs, double warmUpSeconds)
      throws IOException, InterruptedException {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    say(task.describe());
    try (DataFolder data = DataFolder.write(examples, false)) {
      task.write(data.path());
      if (only.contains("ours")) {
        List<String> arguments = WarmSearch.arguments(data.path(), runs, warmUpSeconds);
        run(OURS, task, child.javaCommand(WarmSearch.class, arguments));
      }
      if (only.contains("sklearn") && hasSklearn()) {
        Path script = bench.resolve("rivals").resolve("sklearn_search.py");
        run(SKLEARN, task, List.of(Programs.python(), script.toString(), data.path().toString()));
      }
    }
    return new SearchResults(
        SearchResults.FORMAT,
        date,
        Programs.commit(bench.getParent()),
        Host.description(),
        jvm,
        core,
        task,
        versions,
        missing,
        entries);
  }

  private void run(String program, SearchTask task, List<String> command)
      throws IOException, InterruptedException {
    LimitedProcess process =
        LimitedProcess.run(() -> child.start(core, command), START_SECONDS, task.limitSeconds());
    List<SearchMessage> messages =
        process.lines().stream().map(line -> JsonLine.read(line, SearchMessage.class)).toList();
    for (SearchMessage message : messages) {
      if (message.version() != null) {
        versions.put(program, message.version());
      }
      jvm = message.jvm() == null ? jvm : message.jvm();
    }
    String ending =
        messages.isEmpty() ? "did not begin; see the log" : process.ending(task.limitSeconds());
    SearchEntry entry = SearchEntry.of(program, task, messages, ending);
    entries.add(entry);
    say(program + ": " + entry.totals(task.grids().size()) + " s, " + entry.status());
  }

  private boolean hasSklearn() throws InterruptedException {
    boolean has = Programs.pythonHas("sklearn");
    if (!has) {
      missing.add(SKLEARN + ": apt-get install python3-sklearn");
      say("missing: " + missing.getLast());
    }
    return has;
  }

  private void say(String text) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, text);
  }
}
