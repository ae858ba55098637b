package dev.lanewise.bench.svm;

import dev.lanewise.bench.machine.Child;
import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One run: all programs on the same examples, one after the other. */
final class Race {
  /** Who can take part, by the name it has on the command line. */
  static final Set<String> ALL = Set.of("ours", "sklearn", "libsvm");

  private final Path bench;
  private final Cores cores;
  private final int runs;
  private final Set<String> only;
  private final Child child;
  private final List<String> missing = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final long began = System.nanoTime();

  /**
   * @param runs of ours; rivals train once
   * @param only some of {@link #ALL}
   * @param jvmArguments of ours when warm, besides those of every one that measures
   */
  Race(Path bench, Cores cores, int runs, Set<String> only, List<String> jvmArguments)
      throws IOException {
    this.bench = bench.toAbsolutePath();
    this.cores = cores;
    this.runs = runs;
    this.only = only;
    Path log = this.bench.resolve("target").resolve("svm.log");
    Files.deleteIfExists(log);
    child = new Child(log, jvmArguments);
  }

  /**
   * Trains.
   *
   * @throws dev.lanewise.bench.work.DisagreementException when answers differ too much
   */
  SvmResults results(Examples examples, Problem problem) throws IOException, InterruptedException {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Path launcher = only.contains("ours") ? launcher() : null;
    boolean sklearn = only.contains("sklearn") && hasSklearn();
    Path libsvm = only.contains("libsvm") ? svmTrain() : null;
    say(problem.describe());
    try (DataFolder data = DataFolder.write(examples, launcher != null || libsvm != null)) {
      Entrants entrants = new Entrants(child, problem, data, cores);
      if (only.contains("ours")) {
        add(entrants.warm(runs, 1));
        if (launcher != null) {
          add(entrants.cold(launcher, runs));
        }
        if (cores.has(2)) {
          add(entrants.warm(runs, 2));
        }
      }
      if (sklearn) {
        add(entrants.sklearn(bench.resolve("rivals").resolve("sklearn_svc.py")));
      }
      if (libsvm != null) {
        add(entrants.libsvm(libsvm));
      }
      ObjectiveAgreement.check(problem, entries);
      return new SvmResults(
          SvmResults.FORMAT,
          date,
          Programs.commit(bench.getParent()),
          Host.description(),
          entrants.jvm(),
          cores.first(cores.has(2) ? 2 : 1),
          problem,
          entrants.versions(),
          missing,
          entries);
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    say(entry.program() + ": " + entry.seconds() + " s, " + entry.status());
  }

  /** The command line, built before it is timed; null where it cannot be. */
  private Path launcher() throws InterruptedException {
    Path launcher = bench.getParent().resolve("bin").resolve("lanewise");
    try {
      child.compile(List.of(launcher.toString(), "--version"));
      return launcher;
    } catch (IOException notBuilt) {
      lacks(Entrants.COLD + ": bin/lanewise could not be built (" + notBuilt.getMessage() + ")");
      return null;
    }
  }

  private boolean hasSklearn() throws InterruptedException {
    boolean has = Programs.pythonHas("sklearn");
    if (!has) {
      lacks(Entrants.SKLEARN + ": apt-get install python3-sklearn");
    }
    return has;
  }

  private Path svmTrain() {
    Path program = Programs.onPath("svm-train");
    if (program == null) {
      lacks(Entrants.LIBSVM + ": apt-get install libsvm-tools");
    }
    return program;
  }

  private void lacks(String what) {
    missing.add(what);
    say("missing: " + what);
  }

  private void say(String text) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, text);
  }
}
