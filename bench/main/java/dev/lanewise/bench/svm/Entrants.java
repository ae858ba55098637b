package dev.lanewise.bench.svm;

import dev.lanewise.bench.machine.Child;
import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.LimitedProcess;
import dev.lanewise.bench.machine.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The programs: starts each on the data and reads what it says. */
final class Entrants {
  static final String WARM = "Lanewise, warm";
  static final String COLD = "Lanewise, cold";
  static final String TWO_THREADS = "Lanewise, warm, 2 threads";
  static final String SKLEARN = "scikit-learn SVC";
  static final String LIBSVM = "LIBSVM svm-train";

  /** Seconds for a virtual machine or an interpreter to start, to warm up and to read its data. */
  private static final double START_SECONDS = 120;

  private final Child child;
  private final Problem problem;
  private final DataFolder data;
  private final Cores cores;
  private final Map<String, String> versions = new TreeMap<>();
  private Map<String, String> jvm = Map.of();

  Entrants(Child child, Problem problem, DataFolder data, Cores cores) {
    this.child = child;
    this.problem = problem;
    this.data = data;
    this.cores = cores;
  }

  /** Rival to version, of those that have run. */
  Map<String, String> versions() {
    return versions;
  }

  /** The virtual machine of ours, when it has run. */
  Map<String, String> jvm() {
    return jvm;
  }

  /** Ours, so many times in one virtual machine. */
  Entry warm(int runs, int threads) throws IOException, InterruptedException {
    List<String> arguments = WarmTraining.arguments(data.path(), problem, runs, threads);
    List<String> command = child.javaCommand(WarmTraining.class, arguments);
    return inMemory(threads == 1 ? WARM : TWO_THREADS, command, cores.first(threads));
  }

  Entry sklearn(Path script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Programs.python(), script.toString()));
    command.add(data.path().toString());
    command.addAll(numbers(problem.c(), problem.gamma(), problem.tolerance()));
    command.add(Integer.toString(problem.megabytes()));
    return inMemory(SKLEARN, command, cores.first(1));
  }

  /** Ours from the command line, a fresh process each time. */
  Entry cold(Path launcher, int runs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "JAVA_HOME=" + System.getProperty("java.home")));
    command.addAll(List.of(launcher.toString(), "train", "--threads=1"));
    return fromText(COLD, command, runs);
  }

  Entry libsvm(Path program) throws IOException, InterruptedException {
    versions.put(LIBSVM, "libsvm-tools " + Programs.packageVersion("libsvm-tools"));
    return fromText(LIBSVM, List.of(program.toString()), 1);
  }

  /** A program that speaks in {@link Message}s. */
  private Entry inMemory(String name, List<String> command, String where)
      throws IOException, InterruptedException {
    LimitedProcess process =
        LimitedProcess.run(
            () -> child.start(where, command), START_SECONDS, problem.limitSeconds());
    List<Message> messages =
        process.lines().stream().map(line -> JsonLine.read(line, Message.class)).toList();
    for (Message message : messages) {
      if (message.version() != null) {
        versions.put(name, message.version());
      }
      if (message.jvm() != null && name.equals(WARM)) {
        jvm = message.jvm();
      }
    }
    boolean began = !messages.isEmpty();
    return entry(
        name,
        messages,
        began ? process.ending(problem.limitSeconds()) : "did not begin; see the log");
  }

  /**
   * The answer is that of the last message that has one.
   *
   * @param ending null when the program came to its end
   */
  static Entry entry(String name, List<Message> messages, String ending) {
    List<Double> seconds =
        messages.stream().map(Message::seconds).filter(time -> time != null).toList();
    Message answer = null;
    for (Message message : messages) {
      answer = message.objective() == null ? answer : message;
    }
    if (answer == null) {
      String status = ending == null ? "no answer" : ending;
      return new Entry(name, Entry.TRAINING, seconds, null, null, null, status);
    }
    return new Entry(
        name,
        Entry.TRAINING,
        seconds,
        answer.objective(),
        answer.supportVectors(),
        answer.violation(),
        ending == null ? answer.status() : ending);
  }

  /** A program with the options and the output of svm-train. */
  private Entry fromText(String name, List<String> program, int runs)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    List<String> values = numbers(problem.c(), problem.gamma(), problem.tolerance());
    command.addAll(List.of("-t", "2", "-c", values.get(0), "-g", values.get(1)));
    command.addAll(List.of("-e", values.get(2), "-m", Integer.toString(problem.megabytes())));
    command.addAll(List.of(data.file(DataFolder.TEXT), data.file("model")));
    List<Double> seconds = new ArrayList<>();
    TrainingText text = null;
    String ending = null;
    for (int run = 0; run < runs && ending == null; run++) {
      double limit = problem.limitSeconds();
      LimitedProcess process =
          LimitedProcess.run(() -> child.start(cores.first(1), command), limit, Double.NaN);
      ending = process.ending(problem.limitSeconds());
      if (ending == null) {
        seconds.add(process.seconds());
        text = TrainingText.parse(process.lines());
      }
    }
    if (text == null) {
      return new Entry(name, Entry.PROCESS, seconds, null, null, null, ending);
    }
    return new Entry(
        name,
        Entry.PROCESS,
        seconds,
        text.objective(),
        text.supportVectors(),
        text.violation(),
        ending == null ? text.status() : ending);
  }

  private static List<String> numbers(double... values) {
    List<String> texts = new ArrayList<>();
    for (double value : values) {
      texts.add(Double.toString(value));
    }
    return texts;
  }
}
