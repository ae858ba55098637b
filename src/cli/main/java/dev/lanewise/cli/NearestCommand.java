package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
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
      "Files are LIBSVM text, whose labels are ignored, or NumPy's .npy with float32 in C order.",
      "A .npy file is mapped into memory and may be larger than it. GFLOP/s count 2 operations",
      "for each query, sample and feature.",
      "",
      "Examples:",
      "  lanewise nearest queries.npy samples.npy > nearest.tsv",
      "  lanewise nearest -k 5 -o nearest.tsv test.scaled train.scaled"
    })
final class NearestCommand implements Callable<Integer> {
  private static final int FLUSH_AT = 1 << 16;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "<queries>", description = "Rows to find neighbours of.")
  private Path queries;

  @Parameters(index = "1", paramLabel = "<samples>", description = "Rows to find them among.")
  private Path samples;

  @Option(
      names = "-k",
      paramLabel = "<n>",
      defaultValue = "1",
      description = "Neighbours of each query (default: 1).")
  private int k;

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
    FloatNeighbours found;
    try (ProgressBar _ =
        console.interactive() ? TrainingProgress.bar(console, "searching") : null) {
      found = FloatNearestNeighbours.nearest(q, s, k, workers.partition());
    } catch (IllegalArgumentException wrongData) {
      String message = queries + ", " + samples + ": " + wrongData.getMessage();
      throw new CommandFailure(ExitCodes.DATA, message, wrongData);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (output == null) {
      console.write(lines(found));
    } else {
      Outputs.write(console, output, lines(found));
    }
    if (!quiet) {
      double operations = 2.0 * q.rows() * s.rows() * q.cols();
      console.note(
          "%d queries x %d samples x %d features: %.3f s, %.1f GFLOP/s",
          q.rows(), s.rows(), q.cols(), seconds, operations / seconds / 1e9);
    }
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

  private static AtomicFile.Content lines(FloatNeighbours found) {
    return out -> {
      StringBuilder text = new StringBuilder();
      for (int q = 0; q < found.queries(); q++) {
        for (int j = 0; j < found.k(); j++) {
          text.append(q).append('\t').append(found.index(q, j));
          text.append('\t').append(found.distance(q, j)).append('\n');
        }
        if (text.length() >= FLUSH_AT || q == found.queries() - 1) {
          out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
          text.setLength(0);
        }
      }
    };
  }

  private void requireConsistent() throws CommandFailure, IOException {
    if (k < 1) {
      throw usage("-k is " + k + ", expected at least 1");
    }
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
