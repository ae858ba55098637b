package dev.lanewise.bench.plot;

import dev.lanewise.bench.result.ResultFile;
import dev.lanewise.bench.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what is best seen in a file of results. */
@Command(
    name = "bench/plots",
    description = "Draws GFLOP/s against size from a file of results, as PNG and SVG.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class PlotsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE.json", description = "Results.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where the pictures go; docs/pictures unless given.")
  private Path folder;

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new PlotsCommand());
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          command.getErr().println("bench/plots: " + thrown.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Results results = ResultFile.read(file);
    Path bench = Path.of(System.getProperty("lanewise.bench", "bench"));
    Path to = folder == null ? bench.resolveSibling("docs").resolve("pictures") : folder;
    int drawn = 0;
    for (String precision : new String[] {"f32", "f64"}) {
      Curve curve = Curve.of(results, "square." + precision);
      if (!curve.lines().isEmpty()) {
        String title = "C = A B', n x n, " + precision + ", one core, " + processor(results);
        CurveChart.write(CurveChart.of(title, curve), to, "gemm-" + precision);
        System.out.println(to.resolve("gemm-" + precision) + ".png, .svg");
        drawn++;
      }
    }
    if (drawn == 0) {
      throw new IOException(file + " has no square products");
    }
    return CommandLine.ExitCode.OK;
  }

  private static String processor(Results results) {
    return results.host().getOrDefault("processor", "unknown processor");
  }
}
