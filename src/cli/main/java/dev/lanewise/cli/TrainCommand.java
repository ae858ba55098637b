package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a machine, or cross-validates one, as LIBSVM's svm-train does. */
@Command(
    name = "train",
    description = "Train a support vector machine on LIBSVM text or CSV, as svm-train does.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "The optimisation ends converged, or at a limit: then the status is printed, the exit",
      "status is 1 and no model is written unless --allow-nonconverged is given.",
      "",
      "Examples:",
      "  lanewise train heart_scale                        writes heart_scale.model",
      "  lanewise train -c 10 -g 0.25 digits digits.model",
      "  lanewise train -t 0 -w1 2 -w-1 0.5 heart_scale    linear, with class weights",
      "  lanewise train -s 3 -c 10 -p 0.5 prices           regression",
      "  lanewise train -s 2 -n 0.05 normal                where nearly all the data lie",
      "  lanewise train -v 5 heart_scale                   5-fold cross validation",
      "  lanewise train -b 1 heart_scale                   for predict -b 1",
      "  lanewise train --target species iris.csv m.model  CSV; the names of the species are",
      "                                                    kept in m.model.names for predict",
      "  gunzip -c digits.gz | lanewise train - digits.model"
    })
final class TrainCommand implements Callable<Integer> {
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

  @Mixin private MachineOptions machine;
  @Mixin private KernelOptions kernel;
  @Mixin private SvmOptions svm;
  @Mixin private WeightOptions weights;

  @Option(
      names = "-v",
      paramLabel = "<n>",
      description = "Cross-validate with n folds, stratified by class, and write no model.")
  private Integer folds;

  @Option(
      names = "--seed",
      paramLabel = "<seed>",
      defaultValue = "1",
      description = "Seed of the shuffle before -v and -b 1 deal out folds (default: 1).")
  private long seed;

  @Option(names = "-q", description = "Quiet: print nothing but the result of -v.")
  private boolean quiet;

  @Option(
      names = "--allow-nonconverged",
      description = "Write the model of a run that a limit stopped, and exit with 0.")
  private boolean allowNonconverged;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Option(
      names = "--binary",
      description = "Write the model in the binary format: exact, quick to load, not for LIBSVM.")
  private boolean binary;

  @Override
  public Integer call() throws CommandFailure, IOException {
    machine.check();
    kernel.check();
    SvmParameters parameters = machine.complete(svm.withoutKernel());
    Machine trainer = machine.machine(weights.weights());
    Path target = folds == null ? target() : null;
    requireFolds();
    machine.warnOfIgnored(console, weights.given());
    try (Workers workers = threads.start()) {
      LabelWords words = words();
      Dataset examples = read(words);
      if (target != null && words.names().isPresent()) {
        LabelNamesFile.requirePossible(target, "<model>");
      }
      Training training =
          new Training(
              console,
              trainer,
              x -> kernel.complete(parameters, x),
              calibrating(target),
              workers.partition());
      try {
        return target == null
            ? validate(training, examples)
            : train(training, examples, target, words);
      } catch (IllegalArgumentException wrongData) {
        String message = DataFiles.name(data) + ": " + wrongData.getMessage();
        throw new CommandFailure(ExitCodes.DATA, message, wrongData);
      }
    }
  }

  /** Cross-validation looks at labels and values: only those of classifiers depend on it. */
  private Optional<CalibrationParameters> calibrating(Path target) {
    boolean needed = target != null || machine.type().isClassification();
    return svm.probability() && needed
        ? Optional.of(new CalibrationParameters(5, seed, CalibrationParameters.Curve.SIGMOID))
        : Optional.empty();
  }

  private LabelWords words() {
    return machine.type().isClassification()
        ? LabelWords.learned()
        : LabelWords.refused("only classifiers take words for labels");
  }

  private Dataset read(LabelWords words) throws CommandFailure, IOException {
    Dataset examples = files.read(console, data, 0, kernel.precomputed(), words);
    if (examples.features().cols() == 0) {
      throw new CommandFailure(ExitCodes.DATA, DataFiles.name(data) + ": no features in file");
    }
    if (machine.type().isClassification()) {
      int[] labels = ClassLabels.of(examples, DataFiles.name(data));
      weights.warnOfMissing(console, labels);
    }
    return examples;
  }

  private int validate(Training training, Dataset examples) throws CommandFailure {
    return new CrossValidation(training, machine.type(), quiet, allowNonconverged)
        .run(examples.features(), examples.labels(), folds, seed);
  }

  private int train(Training training, Dataset examples, Path target, LabelWords words)
      throws CommandFailure, IOException {
    long start = System.nanoTime();
    Trained trained = training.fit(examples.features(), examples.labels());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!quiet) {
      TrainingReport.print(console.besides(target), trained, seconds);
    }
    if (trained.status() != Status.CONVERGED && !allowNonconverged) {
      console.note(
          "%s: no model written (--allow-nonconverged writes it)",
          TrainingReport.describe(trained.status()));
      return ExitCodes.NOT_CONVERGED;
    }
    ModelEncoding encoding = binary ? ModelEncoding.BINARY : ModelEncoding.TEXT;
    Outputs.write(console, target, out -> ModelFormat.write(out, trained.model(), encoding));
    if (words.names().isPresent()) {
      LabelNamesFile.write(console, target, words.names().get());
    }
    return ExitCodes.OK;
  }

  private Path target() throws CommandFailure, IOException {
    return Outputs.modelFor(data, model, this::usage);
  }

  private void requireFolds() {
    if (folds == null) {
      return;
    }
    if (folds < 2) {
      throw usage("-v is " + folds + ", expected at least 2 folds");
    }
    if (model != null) {
      throw usage("-v writes no model: leave out " + model);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
