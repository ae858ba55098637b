package dev.lanewise.cli;

import dev.lanewise.data.DoubleDataset;
import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.svm.SvmType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a kernel ridge regression, its parameters chosen by exact leave-one-out errors. */
@Command(
    name = "ridge",
    description = "Fit a kernel ridge regression to LIBSVM text or CSV, choosing gamma and lambda.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Without -g and -l both are chosen by exact leave-one-out errors: gamma over 4^-4 to 4^4",
      "times 1 / (features x variance), lambda over 4^-10 to 4^4 times the mean of K(x,x), then",
      "both in half powers of 2 around the best. Prints them, the leave-one-out root mean square",
      "error and R2. Memory grows with the square of the number of rows. The model is an",
      "epsilon-SVR with all rows as support vectors: predict reads it, and svm-predict too unless",
      "it was written with --binary.",
      "",
      "The linear kernel with fewer features than rows is solved in the features, in their memory:",
      "K(x,x) is then that of centred rows, unless --no-intercept is given, and the one support",
      "vector is the weights.",
      "",
      "Examples:",
      "  lanewise ridge prices.scaled                      writes prices.scaled.model",
      "  lanewise ridge -t matern52 prices.scaled m.model",
      "  lanewise ridge -g 0.25 -l 0.01 prices.scaled m.model",
      "  lanewise ridge -t 0 prices.scaled                 ridge regression in the features",
      "  lanewise ridge --target price houses.csv m.model"
    })
final class RidgeCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "<data>", description = "Examples; - is standard input.")
  private Path data;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "<model>",
      description = {
        "The model to write; - is standard output",
        "(default: <name of data>.model, in this folder)."
      })
  private Path model;

  @Mixin private RidgeKernelOptions kernel;

  @Option(
      names = "-l",
      paramLabel = "<lambda>",
      description = "Weight of the penalty, above 0 (default: chosen).")
  private Double lambda;

  @Option(names = "--no-intercept", description = "Predict without a constant.")
  private boolean noIntercept;

  @Option(
      names = "--binary",
      description = {
        "Write the model in the binary format: exact, quick to load, not for LIBSVM.",
        "Kernels that svm-train does not know need it."
      })
  private boolean binary;

  @Option(names = "-q", description = "Quiet: print nothing.")
  private boolean quiet;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  RidgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    kernel.check();
    if (lambda != null && !(lambda > 0 && lambda <= Double.MAX_VALUE)) {
      throw usage("-l is " + lambda + ", expected a number above 0");
    }
    if (kernel.named() && !binary) {
      throw usage("the text format of LIBSVM has no such kernel: add --binary");
    }
    Path target = target();
    DoubleDataset examples =
        files.readDoubles(
            console,
            data,
            0,
            kernel.precomputed(),
            LabelWords.refused("a regression has numbers for targets"));
    if (examples.features().cols() == 0) {
      throw new CommandFailure(ExitCodes.DATA, DataFiles.name(data) + ": no features in file");
    }
    long start = System.nanoTime();
    RidgeFit fit;
    try (Workers workers = threads.start();
        RidgeProgress progress = new RidgeProgress(console, Thread.currentThread())) {
      fit =
          new RidgeFitting(kernel, lambda, !noIntercept, progress, workers.partition())
              .fit(examples.features(), examples.labels());
    } catch (IllegalArgumentException | NotPositiveDefiniteException wrongData) {
      String message = DataFiles.name(data) + ": " + wrongData.getMessage();
      throw new CommandFailure(ExitCodes.DATA, message, wrongData);
    }
    if (!quiet) {
      fit.print(console.besides(target), (System.nanoTime() - start) / 1e9);
    }
    ModelEncoding encoding = binary ? ModelEncoding.BINARY : ModelEncoding.TEXT;
    StoredRegressor stored =
        new StoredRegressor(SvmType.EPSILON_SVR, fit.model(), OptionalDouble.empty());
    Outputs.write(console, target, out -> ModelFormat.write(out, stored, encoding));
    return ExitCodes.OK;
  }

  private Path target() throws CommandFailure, IOException {
    return Outputs.modelFor(data, model, this::usage);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
