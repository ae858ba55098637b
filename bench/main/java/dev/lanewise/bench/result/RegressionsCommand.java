package dev.lanewise.bench.result;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two files of results; exit status 1 when something became slower. */
@Command(
    name = "bench/regressions",
    description = {
      "Compares two files of results by the ratio of each work to its in-run reference.",
      "Exit status: 0 nothing became slower beyond noise, 1 something did or is missing, 2 usage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class RegressionsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD.json", description = "Results to compare with.")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW.json", description = "Results to judge.")
  private Path now;

  @Option(names = "--allow-missing", description = "Works that only OLD has are no failure.")
  private boolean allowMissing;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new RegressionsCommand()).execute(args));
  }

  @Override
  public Integer call() {
    Results before;
    Results after;
    try {
      before = ResultFile.read(old);
      after = ResultFile.read(now);
    } catch (IOException unreadable) {
      spec.commandLine().getErr().println("bench/regressions: " + unreadable.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    PrintWriter out = spec.commandLine().getOut();
    String oldHost = before.host().get("processor");
    String newHost = after.host().get("processor");
    if (!String.valueOf(oldHost).equals(newHost)) {
      out.println(
          "Other processors: " + oldHost + ", " + newHost + ". Ratios differ between them.");
    }
    List<Comparison> comparisons = Comparison.of(before, after);
    TextTable table = new TextTable("work", "reference", "old", "new", "change", "noise", "");
    int failures = 0;
    for (Comparison c : comparisons) {
      boolean failed =
          c.verdict().failure() && !(allowMissing && c.verdict() == Comparison.Verdict.MISSING);
      failures += failed ? 1 : 0;
      table.row(
          c.work(),
          c.reference(),
          number("%.3f", c.before()),
          number("%.3f", c.after()),
          number("%+.1f %%", 100 * (c.after() / c.before() - 1)),
          number("%.1f %%", 100 * c.threshold()),
          c.verdict().label());
    }
    out.print(table);
    out.printf("%d works, %d failures%n", comparisons.size(), failures);
    out.flush();
    return failures == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(format, value);
  }
}
