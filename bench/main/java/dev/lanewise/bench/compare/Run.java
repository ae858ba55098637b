package dev.lanewise.bench.compare;

import dev.lanewise.bench.compare.Messages.Header;
import dev.lanewise.bench.compare.Messages.Measured;
import dev.lanewise.bench.compare.Messages.Outside;
import dev.lanewise.bench.machine.Child;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.Programs;
import dev.lanewise.bench.result.ColdResult;
import dev.lanewise.bench.result.Results;
import dev.lanewise.bench.result.WorkResult;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run: forks and programs outside in turn, then the cold starts. */
final class Run {
  private final Plan plan;
  private final Path bench;
  private final boolean outside;
  private final Child child;
  private final Exchange exchange;
  private final Map<String, Collected> collected = new LinkedHashMap<>();
  private final Map<OutsideRival, List<String>> programs = new LinkedHashMap<>();
  private final Map<String, String> versions = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();
  private final long began = System.nanoTime();
  private long forksBegan;
  private Map<String, String> jvm = Map.of();

  Run(Plan plan, Path bench, List<String> jvmArguments, boolean outside) throws IOException {
    this.plan = plan;
    this.bench = bench;
    this.outside = outside;
    Path log = bench.resolve("target").resolve("compare.log");
    Files.deleteIfExists(log);
    child = new Child(log, jvmArguments);
    exchange = new Exchange(bench.resolve("target").resolve("exchange"));
    plan.works().forEach(work -> collected.put(work.name(), new Collected(plan.forks())));
  }

  Results results() throws IOException, InterruptedException {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    say(plan.describe());
    if (!plan.cores().has(2)) {
      say("one core only: works for two threads are left out");
    }
    List<ColdResult> cold = new ArrayList<>();
    try {
      if (outside) {
        prepareOutside();
      }
      forksBegan = System.nanoTime();
      for (int fork = 0; fork < plan.forks(); fork++) {
        fork(fork, 1);
        fork(fork, 2);
        for (OutsideRival rival : programs.keySet()) {
          if (fork % rival.everyForks() == 0) {
            time(rival, fork);
          }
        }
        say("fork " + (fork + 1) + " of " + plan.forks() + " is done" + toGo(fork + 1));
      }
      for (String name : plan.cold()) {
        cold.add(coldStarts(name));
      }
    } finally {
      exchange.clear();
    }
    List<WorkResult> works = new ArrayList<>();
    collected.forEach((name, all) -> works.add(all.result(name)));
    Map<String, String> run = new TreeMap<>();
    run.put("forks", plan.forks() + ", pinned to core " + plan.cores().first(1));
    run.put("seconds", Long.toString((System.nanoTime() - began) / 1_000_000_000));
    return new Results(
        Results.FORMAT,
        date,
        Programs.commit(bench.toAbsolutePath().getParent()),
        Host.description(),
        jvm,
        run,
        versions,
        missing,
        works,
        cold);
  }

  /** The works for so many threads in a fresh virtual machine. */
  private void fork(int fork, int threads) throws IOException, InterruptedException {
    List<String> names = plan.names(fork, threads);
    if (names.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(fork));
    arguments.add(Double.toString(plan.scale()));
    arguments.addAll(names);
    boolean[] headed = {false};
    child.java(
        plan.cores().first(threads),
        Fork.class,
        arguments,
        line -> {
          if (headed[0]) {
            Measured measured = JsonLine.read(line, Measured.class);
            collected.get(measured.work()).add(fork, measured);
            if (!measured.steady()) {
              say(measured.work() + " was not steady when its time to warm up was over");
            }
          } else {
            headed[0] = true;
            head(JsonLine.read(line, Header.class), fork == 0 && threads == 1);
          }
        });
  }

  private void head(Header header, boolean first) {
    jvm = header.jvm();
    versions.putAll(header.versions());
    if (first) {
      missing.addAll(header.missing());
      header.missing().forEach(rival -> say("missing: " + rival));
    }
  }

  /** Compiles the programs, gives them their data and holds their answers against ours. */
  private void prepareOutside() throws IOException, InterruptedException {
    Path rivals = bench.resolve("rivals");
    Path build = bench.resolve("target").resolve("rivals");
    exchange.clear();
    for (OutsideRival rival : OutsideRival.ALL) {
      if (works(rival).isEmpty()) {
        continue;
      }
      try {
        programs.put(rival, rival.prepare(child, rivals, build));
      } catch (IOException notInstalled) {
        missing.add(rival.name() + ": apt-get install " + rival.packages());
        say("missing: " + missing.getLast() + " (" + notInstalled.getMessage() + ")");
      }
    }
    for (Work work : plan.works()) {
      if (programs.keySet().stream().anyMatch(rival -> does(rival, work))) {
        exchange.write(work);
      }
    }
    for (OutsideRival rival : programs.keySet()) {
      child.run(plan.cores().first(1), command(rival, "check"), line -> version(rival, line));
      for (Work work : works(rival)) {
        if (!work.open().inputs().isEmpty()) {
          exchange.check(work, rival.source().replaceAll("\\..*", ""));
        }
      }
    }
    say("programs outside agree: " + programs.keySet().stream().map(OutsideRival::name).toList());
  }

  private void version(OutsideRival rival, String line) {
    String version = JsonLine.read(line, Outside.class).version();
    if (version != null) {
      versions.put(rival.name(), version);
    }
  }

  private void time(OutsideRival rival, int fork) throws IOException, InterruptedException {
    child.run(
        plan.cores().first(1),
        command(rival, "time"),
        line -> {
          Outside time = JsonLine.read(line, Outside.class);
          if (time.work() != null) {
            collected.get(time.work()).add(fork, rival.name(), Role.OUTSIDE, time.seconds());
          }
        });
  }

  private List<String> command(OutsideRival rival, String mode) {
    List<String> command = new ArrayList<>(programs.get(rival));
    command.add(mode);
    command.add(exchange.folder().toString());
    works(rival).forEach(work -> command.add(work.name()));
    return command;
  }

  private List<Work> works(OutsideRival rival) {
    return plan.works().stream().filter(work -> does(rival, work)).toList();
  }

  private static boolean does(OutsideRival rival, Work work) {
    return rival.works().matcher(work.name()).matches();
  }

  private ColdResult coldStarts(String name) throws IOException, InterruptedException {
    ColdResult cold =
        new ColdResult(
            name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < plan.coldForks(); i++) {
      child.java(
          plan.cores().first(1),
          Cold.class,
          List.of(Double.toString(Plan.COLD_SECONDS), name),
          line -> {
            Messages.Cold start = JsonLine.read(line, Messages.Cold.class);
            cold.firstCall().add(start.firstCall());
            cold.untilSteady().add(start.untilSteady());
            cold.bytesUntilSteady().add(start.bytesUntilSteady());
            cold.steady().add(start.steady());
          });
    }
    say("cold starts of " + name + " are done");
    return cold;
  }

  /** How long the other forks will take, going by those that are done. */
  private String toGo(int done) {
    double each = (System.nanoTime() - forksBegan) * 1e-9 / done;
    int left = plan.forks() - done;
    return left == 0 ? "" : String.format(", about %.0f s to go", left * each);
  }

  private void say(String text) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, text);
  }
}
