package dev.lanewise.bench.svm;

import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.result.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains one problem with all programs, writes the results and prints the table. */
@Command(
    name = "bench/svm",
    description =
        "Times whole trainings of C-SVC with an RBF kernel beside scikit-learn and LIBSVM.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SvmCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DATA",
      description = "LIBSVM text, compressed by gzip or not.")
  private Path data;

  @Option(names = "--images", paramLabel = "FILE", description = "Instead: MNIST's images, IDX.")
  private Path images;

  @Option(names = "--labels", paramLabel = "FILE", description = "Labels of the images, IDX.")
  private Path labels;

  @Option(names = "--rows", paramLabel = "N", description = "Only the first N examples.")
  private Integer rows;

  @Option(
      names = "--classes",
      paramLabel = "all|even-odd",
      description = "Classes as they are, one-vs-one; or labels modulo 2. Default: all.")
  private String classes = "all";

  @Option(names = "-c", paramLabel = "C", description = "Bound of the alphas. Default: 1.")
  private double c = 1;

  @Option(names = "-g", paramLabel = "GAMMA", required = true, description = "Of the RBF kernel.")
  private double gamma;

  @Option(names = "-e", paramLabel = "TOLERANCE", description = "KKT violation. Default: 0.001.")
  private double tolerance = 1e-3;

  @Option(names = "-m", paramLabel = "MB", description = "For kernel rows. Default: 4000.")
  private int megabytes = 4000;

  @Option(
      names = "--cores",
      paramLabel = "LIST",
      description =
          "All run on the first. With two, such as 0,1, ours runs once more on both, on two"
              + " threads. Default: the first core there is.")
  private String cores;

  @Option(
      names = "--only",
      paramLabel = "LIST",
      split = ",",
      description = "Some of ours,sklearn,libsvm. Default: all.")
  private Set<String> only = new TreeSet<>(Race.ALL);

  @Option(names = "--runs", paramLabel = "N", description = "Of ours. Default: 3. Rivals run once.")
  private int runs = 3;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "A program that trains for longer is stopped. Default: 600.")
  private int limit = 600;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description =
          "Of ours when warm, such as 8g: its pages are touched before the first training, which"
              + " can take longer than training. Default: a fifth of the memory, and what it grows"
              + " to, not touched.")
  private String heap;

  @Option(names = "--name", paramLabel = "NAME", description = "What the results call the data.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where results go. Default: bench/results/DATE-PROCESSOR-svm-NAME.json.")
  private Path out;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new SvmCommand());
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          command.getErr().println("bench/svm: " + thrown.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    require(classes.matches("all|even-odd"), "--classes is " + classes + ": all or even-odd");
    require(Race.ALL.containsAll(only), "--only is " + only + ": some of ours, sklearn, libsvm");
    require(runs > 0 && limit > 0 && megabytes > 0, "--runs, --limit and -m are above 0");
    require(c > 0 && gamma > 0 && tolerance > 0, "-c, -g and -e are above 0");
    require(heap == null || heap.matches("\\d+[kKmMgG]?"), "--heap is " + heap + ": such as 4g");
    Cores chosen = chosenCores();
    Examples examples = examples();
    require(examples.classes() > 1, "the data have one class only");
    Problem problem =
        new Problem(
            name == null ? usualName(examples) : name,
            examples.labels().length,
            examples.x().cols(),
            examples.classes(),
            c,
            gamma,
            tolerance,
            megabytes,
            limit);
    Path bench = Path.of(System.getProperty("lanewise.bench", "bench"));
    List<String> jvm =
        heap == null ? List.of() : List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch");
    SvmResults results = new Race(bench, chosen, runs, only, jvm).results(examples, problem);
    Path file = out == null ? usualFile(bench, problem) : out;
    ResultFile.write(results, file);
    System.out.print(SvmReport.of(results));
    System.err.println("written to " + file);
    return CommandLine.ExitCode.OK;
  }

  private Examples examples() throws IOException {
    boolean idx = images != null && labels != null && data == null;
    boolean text = data != null && images == null && labels == null;
    require(idx || text, "expected either DATA, or both --images and --labels");
    Examples all = idx ? Examples.read(images, labels) : Examples.read(data);
    try {
      Examples some = rows == null ? all : all.first(rows);
      return classes.equals("all") ? some : some.evenOdd();
    } catch (IllegalArgumentException tooFew) {
      throw new ParameterException(spec.commandLine(), tooFew.getMessage());
    }
  }

  private Cores chosenCores() {
    try {
      return Cores.parse(cores == null ? Cores.parse(Host.cores()).first(1) : cores);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }

  /** Such as letter-20000 or train-images-idx3-ubyte-10000-even-odd. */
  private String usualName(Examples examples) {
    String file = (data == null ? images : data).getFileName().toString().replaceAll("\\..*", "");
    String suffix = classes.equals("all") ? "" : "-" + classes;
    return file + "-" + examples.labels().length + suffix;
  }

  private static Path usualFile(Path bench, Problem problem) {
    String file = LocalDate.now() + "-" + Host.slug() + "-svm-" + problem.data() + ".json";
    return bench.resolve("results").resolve(file);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
