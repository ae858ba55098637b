package dev.lanewise.bench.search;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Searches with all programs, writes the results and prints the table. */
@Command(
    name = "bench/search",
    description = "Times grid searches over C-SVCs beside scikit-learn.",
    subcommands = {ArticleCommand.class, GridCommand.class},
    mixinStandardHelpOptions = true)
public final class SearchCommand {
  private SearchCommand() {}

  /** The command line with both modes. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new SearchCommand());
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          command.getErr().println("bench/search: " + thrown.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }
}
