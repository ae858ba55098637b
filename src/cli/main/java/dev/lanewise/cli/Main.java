package dev.lanewise.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry of the tool: finds the command, runs it, turns what it throws into an exit status. */
@Command(
    name = "lanewise",
    description =
        "Kernel methods on the Java Vector API: support vector machines, kernel ridge"
            + " regression, nearest neighbours.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  lanewise demo                                     see it work, offline",
      "  lanewise scale -s train.range train > train.scaled",
      "  lanewise train -c 10 train.scaled m.model         options of LIBSVM's svm-train",
      "  lanewise predict test.scaled m.model labels",
      "  lanewise grid train.scaled                        parameters searched, then trained",
      "  lanewise ridge prices.scaled                      regression, parameters chosen",
      "  lanewise train --help                             options of one command",
      "",
      "Exit status: 0 done, 1 not converged, 64 usage, 65 wrong content of an input file,",
      "66 no such input, 69 out of memory, 70 internal error, 73 output cannot be made,",
      "74 reading or writing failed, 77 permission denied, 130 interrupted.",
      "LANEWISE_JAVA_OPTS holds options for the Java virtual machine, for example -Xmx8g."
    })
public final class Main implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On a failure, show the stack trace too.")
  private boolean debug;

  @Option(
      names = "--help",
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs one command line and ends the virtual machine with its exit status. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    keepLogsShort();
    Interruption interruption = Interruption.install(Thread.currentThread());
    int exitCode = run(Console.standard(), arguments);
    interruption.mainIsDone();
    System.exit(exitCode);
  }

  /** The library's warnings in one line each, unless the user has set a format. */
  private static void keepLogsShort() {
    String format = "java.util.logging.SimpleFormatter.format";
    if (System.getProperty(format) == null) {
      System.setProperty(format, "lanewise: %5$s%n");
    }
  }

  /** Runs one command line and returns its exit status. */
  static int run(Console console, String... arguments) {
    Main main = new Main(console);
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new RidgeCommand(console))
            .addSubcommand(new GridCommand(console))
            .addSubcommand(new PredictCommand(console))
            .addSubcommand(new ScaleCommand(console))
            .addSubcommand(new NearestCommand(console))
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(new InfoCommand(console));
    main.configure(commandLine);
    try {
      return commandLine.execute(arguments);
    } catch (Error fatal) {
      return main.report(fatal);
    }
  }

  private void configure(CommandLine commandLine) {
    commandLine.getCommandSpec().version("lanewise " + Version.ofTool());
    Numbers.register(commandLine);
    HelpLayout.install(commandLine);
    commandLine
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setOut(
            new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true))
        .setErr(new PrintWriter(console.err(), true))
        .setParameterExceptionHandler((e, arguments) -> refuse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> report(e));
  }

  private int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    console.note("%s", describe(e));
    String synopsis = command.getHelp().synopsis(0).strip();
    console.err().println("Usage: " + synopsis);
    console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    trace(e);
    return ExitCodes.USAGE;
  }

  private static String describe(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return e.getMessage();
    }
    String first = unmatched.getUnmatched().getFirst();
    boolean top = e.getCommandLine().getParent() == null;
    String kind = first.startsWith("-") ? "option" : top ? "command" : "argument";
    return "unknown " + kind + " '" + first + "'";
  }

  private int report(Throwable thrown) {
    Failures failure = Failures.of(thrown);
    if (failure.message() != null) {
      console.note("%s", failure.message());
    }
    trace(thrown);
    return failure.exitCode();
  }

  private void trace(Throwable thrown) {
    if (debug) {
      thrown.printStackTrace(console.err());
    }
  }

  /** Reached when no command is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
