package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the nearest samples of each query. */
@Command(
    name = "nearest",
    description = "Find the samples nearest to each query by Euclidean distance, exactly.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Prints a line for each neighbour, the nearest first, separated by tabs:",
      "  query  sample  distance        rows count from 0; equal distances: the smaller row first",
      "With -r, a query that has no neighbour has no line. Lines are written as they are found:",
      "when a later query is wrong, standard output has some already, and <out> is as it was.",
      "Files are LIBSVM text, whose labels are ignored, or NumPy's .npy with float32 in C order.",
      "A .npy file is mapped into memory and may be larger than it; the samples are read once for",
      "as many queries as --memory allows. GFLOP/s count 2 operations for each query, sample and",
      "feature.",
      "",
      "Examples:",
      "  lanewise nearest queries.npy samples.npy > nearest.tsv",
      "  lanewise nearest -k 5 -o nearest.tsv test.scaled train.scaled",
      "  lanewise nearest -r 0.5 --memory 512 queries.npy samples.npy"
    })
final class NearestCommand implements Callable<Integer> {
  private static final int PROGRESS_STEPS = 1000;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "<queries>", description = "Rows to find neighbours of.")
  private Path queries;

  @Parameters(index = "1", paramLabel = "<samples>", description = "Rows to find them among.")
  private Path samples;

  @Option(names = "-k", paramLabel = "<n>", description = "Neighbours of each query (default: 1).")
  private Integer k;

  @Option(
      names = "-r",
      paramLabel = "<radius>",
      description = "In place of -k: all samples whose distance is at most the radius.")
  private Double radius;

  @Option(
      names = {"-m", "--memory"},
      paramLabel = "<MB>",
      description = "Memory for the search in MB (default: half of the heap).")
  private Double megabytes;

  @Option(names = "-o", paramLabel = "<out>", description = "Write to a file, not to the screen.")
  private Path output;

  @Option(
      names = "--round",
      description = "Accept .npy files of float64 and round them to float32, in memory.")
  private boolean round;

  @Option(names = "-q", description = "Quiet: no summary.")
  private boolean quiet;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  NearestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    requireConsistent();
    MatrixFile matrices = new MatrixFile(console, files, round);
    // Shared, because the workers read the mapped samples too.
    try (Arena arena = Arena.ofShared();
        Workers workers = threads.start()) {
      FloatMatrix q = matrices.open(queries, arena);
      FloatMatrix s = matrices.open(samples, arena);
      int columns = Math.max(q.cols(), s.cols());
      q = fitting(queries, q, columns);
      s = fitting(samples, s, columns);
      find(q, s, workers);
    }
    return ExitCodes.OK;
  }

  private void find(FloatMatrix q, FloatMatrix s, Workers workers) throws CommandFailure {
    long start = System.nanoTime();
    long[] lines = new long[1];
    try (ProgressBar bar =
        console.interactive() ? TrainingProgress.bar(console, "searching") : null) {
      AtomicFile.Content content = out -> lines[0] = search(q, s, workers, out, bar);
      if (output == null) {
        console.write(content);
      } else {
        Outputs.write(console, output, content);
      }
    } catch (IllegalArgumentException wrongData) {
      String message = queries + ", " + samples + ": " + wrongData.getMessage();
      throw new CommandFailure(ExitCodes.DATA, message, wrongData);
    }
    if (!quiet) {
      double seconds = (System.nanoTime() - start) / 1e9;
      double operations = 2.0 * q.rows() * s.rows() * q.cols();
      String neighbours = radius == null ? "" : " (" + lines[0] + " neighbours)";
      console.note(
          "%d queries x %d samples x %d features%s: %.3f s, %.1f GFLOP/s",
          q.rows(), s.rows(), q.cols(), neighbours, seconds, operations / seconds / 1e9);
    }
  }

  /** Returns the number of lines. */
  private long search(
      FloatMatrix q, FloatMatrix s, Workers workers, OutputStream out, ProgressBar bar)
      throws IOException {
    long memory = memoryBytes();
    NeighbourLines lines = new NeighbourLines(out, done -> show(bar, done));
    if (radius == null) {
      lines.nearest(q, s, k == null ? 1 : k, memory, workers.partition());
    } else {
      lines.within(q, s, radius.floatValue(), memory, workers.partition());
    }
    return lines.lines();
  }

  private static void show(ProgressBar bar, double done) {
    if (bar != null) {
      bar.maxHint(PROGRESS_STEPS);
      bar.stepTo((long) (done * PROGRESS_STEPS));
    }
  }

  private long memoryBytes() {
    return MemoryBudget.bytes(spec, "--memory", megabytes);
  }

  /** LIBSVM text leaves trailing zeros out; a .npy file says how many columns it has. */
  private FloatMatrix fitting(Path file, FloatMatrix x, int columns)
      throws CommandFailure, IOException {
    if (x.cols() < columns && MatrixFile.isNpy(file)) {
      throw new CommandFailure(
          ExitCodes.DATA,
          file + " has " + x.cols() + " columns, " + other(file) + " has " + columns);
    }
    return DataFiles.widen(x, columns);
  }

  private Path other(Path file) {
    return file.equals(queries) ? samples : queries;
  }

  private void requireConsistent() throws CommandFailure, IOException {
    if (k != null && radius != null) {
      throw usage("-k and -r exclude each other");
    }
    if (k != null && k < 1) {
      throw usage("-k is " + k + ", expected at least 1");
    }
    if (radius != null && !(radius >= 0)) {
      throw usage("-r is " + Numbers.general(radius) + ", expected at least 0");
    }
    memoryBytes();
    if (DataFiles.isStandardInput(queries) && DataFiles.isStandardInput(samples)) {
      throw usage("only one of <queries> and <samples> can be standard input");
    }
    if (output == null) {
      return;
    }
    if (Outputs.same(output, queries) || Outputs.same(output, samples)) {
      throw usage("<out> is an input file: " + output);
    }
    Outputs.requirePossible(output);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
