package dev.lanewise.bench.compare;

import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.machine.Host;
import dev.lanewise.bench.result.ResultFile;
import dev.lanewise.bench.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the comparison with all rivals, writes the results and prints the table. */
@Command(
    name = "bench/compare",
    description = "Times all works beside their rivals and the limits of the machine.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class Compare implements Callable<Integer> {
  private static final int FORKS = 10;

  @Option(names = "--quick", description = "A fifth of the time for each work, two forks.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Only works in whose name this is found.")
  private Pattern only;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Virtual machines in turn; 10, with --quick 2, unless given.")
  private Integer forks;

  @Option(
      names = "--cores",
      paramLabel = "LIST",
      description = "Cores to run on: the first for most works, two for some. All unless given.")
  private String cores = Host.cores();

  @Option(
      names = "--jvm-arg",
      paramLabel = "ARG",
      description = "Another argument for the virtual machines that measure.")
  private List<String> jvmArguments = List.of();

  @Option(
      names = "--no-outside",
      description = "Leave out the programs outside the virtual machine.")
  private boolean noOutside;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the results go. A full run: bench/results/DATE-PROCESSOR.json.")
  private Path out;

  @Option(
      names = "--show",
      paramLabel = "FILE",
      description = "Measure nothing: print the table of these results.")
  private Path shown;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Compare());
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          command.getErr().println("bench/compare: " + thrown.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (shown != null) {
      System.out.print(Report.of(ResultFile.read(shown)));
      return CommandLine.ExitCode.OK;
    }
    Path bench = Path.of(System.getProperty("lanewise.bench", "bench"));
    Plan plan = plan();
    Path file = out == null ? usualFile(bench) : out;
    Results results = new Run(plan, bench, jvmArguments, !noOutside).results();
    ResultFile.write(results, file);
    System.out.print(Report.of(results));
    System.err.println("written to " + file);
    return CommandLine.ExitCode.OK;
  }

  private Plan plan() {
    int count = forks != null ? forks : quick ? 2 : FORKS;
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--forks is " + count + ", at least 1");
    }
    Plan plan;
    try {
      Pattern condition = only == null ? Pattern.compile("") : only;
      plan = Plan.of(condition, count, quick, Cores.parse(cores));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    if (plan.works().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no work has \"" + only + "\" in its name");
    }
    return plan;
  }

  /** Only full runs are worth keeping. */
  private Path usualFile(Path bench) {
    boolean full = !quick && only == null && forks == null && !noOutside;
    return full
        ? bench.resolve("results").resolve(LocalDate.now() + "-" + Host.slug() + ".json")
        : bench.resolve("target").resolve("compare.json");
  }
}
