package dev.lanewise.cli;

import dev.lanewise.data.DoubleDataset;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.LabelNames;
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

/** Predicts labels, values or probabilities, as LIBSVM's svm-predict does. */
@Command(
    name = "predict",
    description = "Predict the rows of LIBSVM text or CSV with a model, as svm-predict does.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Prints the accuracy against the labels in <data>, of regressions the mean squared error",
      "and the squared correlation. Models of svm-train are read too. Where training found words",
      "for labels, in CSV, words are predicted; -b 1 shows their numbers, in the order of",
      "<model>.names from 0.",
      "",
      "Examples:",
      "  lanewise predict test.scaled m.model labels",
      "  lanewise predict -q test.scaled m.model - | sort | uniq -c",
      "  lanewise predict -b 1 test.scaled m.model probabilities",
      "  lanewise predict --decision-values test.scaled m.model values",
      "  lanewise predict --target none new.csv m.model labels"
    })
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "<data>", description = "Examples; - is standard input.")
  private Path data;

  @Parameters(index = "1", paramLabel = "<model>", description = "A model file.")
  private Path model;

  @Parameters(
      index = "2",
      paramLabel = "<output>",
      description = "Receives one prediction a line; - is standard output.")
  private Path output;

  @Option(
      names = "-b",
      paramLabel = "<0|1>",
      defaultValue = "0",
      description = {
        "1: first a line with the classes, then lines of the most probable class and",
        "the probabilities, for models that were trained with -b 1 (default: 0)."
      })
  private int probability;

  @Option(
      names = "--decision-values",
      description = {
        "In place of labels the decision values of all pairs of classes, (1st, 2nd),",
        "(1st, 3rd), ..., (2nd, 3rd), ... in the order of the model; above 0 for the first."
      })
  private boolean decisionValues;

  @Option(names = "-q", description = "Quiet: do not print the accuracy.")
  private boolean quiet;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (probability != 0 && probability != 1) {
      throw usage("-b is " + probability + ", expected 0 or 1");
    }
    if (probability == 1 && decisionValues) {
      throw usage("-b 1 and --decision-values exclude each other");
    }
    if (Outputs.same(output, data) || Outputs.same(output, model)) {
      throw usage("<output> is an input file: " + output);
    }
    Outputs.requirePossible(output);
    StoredModel stored = ModelFormat.read(model);
    requireProbabilities(stored);
    boolean precomputed = stored.kernel() instanceof PrecomputedKernel;
    Optional<LabelNames> names = names(stored);
    LabelWords words =
        names.map(LabelWords::known).orElse(LabelWords.refused(model + " came without names"));
    DoubleDataset examples =
        files.readDoubles(console, data, stored.features(), precomputed, words);
    StoredModel fitting = fitting(accurate(stored), examples);
    Prediction prediction;
    try (Workers workers = threads.start()) {
      prediction = predict(fitting, examples.features(), names, workers.partition());
    } catch (IllegalArgumentException wrongData) {
      throw refused(data, wrongData);
    }
    write(prediction, fitting, examples);
    return ExitCodes.OK;
  }

  /** The names of the classes, if the model came from words. */
  private Optional<LabelNames> names(StoredModel stored) throws IOException {
    if (!(stored instanceof StoredClassifier classifier)) {
      return Optional.empty();
    }
    Optional<LabelNames> names = LabelNamesFile.read(console, model);
    for (int label : classifier.model().labels()) {
      if (names.isPresent() && (label < 0 || label >= names.get().size())) {
        console.note(
            "%s has no name for class %d and is not used", LabelNamesFile.of(model), label);
        return Optional.empty();
      }
    }
    return names;
  }

  /** What the kernel makes of the support vectors is known when it packs them. */
  private StoredModel accurate(StoredModel stored) throws CommandFailure {
    try {
      return stored.inDouble();
    } catch (IllegalArgumentException wrongVectors) {
      throw refused(model, wrongVectors);
    }
  }

  private static CommandFailure refused(Path file, IllegalArgumentException reason) {
    String message = DataFiles.name(file) + ": " + reason.getMessage();
    return new CommandFailure(ExitCodes.DATA, message, reason);
  }

  private Prediction predict(
      StoredModel stored, DoubleMatrix x, Optional<LabelNames> names, RowPartition partition) {
    if (decisionValues) {
      return Prediction.withDecisionValues(stored, x, partition);
    }
    return probability == 1
        ? Probabilities.predict(stored, x, partition)
        : Prediction.labelsAlone(stored, x, names, partition);
  }

  private void write(Prediction prediction, StoredModel stored, DoubleDataset examples)
      throws CommandFailure {
    Outputs.write(console, output, prediction.lines());
    if (!quiet) {
      Console besides = console.besides(output);
      if (probability == 1 && stored instanceof StoredRegressor regressor) {
        printNoise(besides, regressor.sigma().orElseThrow());
      }
      if (!files.withoutLabels(data)) {
        Scores.printPrediction(besides, stored.type(), prediction.predicted(), examples.labels());
      }
    }
  }

  private void requireProbabilities(StoredModel stored) throws CommandFailure {
    if (probability == 1 && !Probabilities.has(stored)) {
      throw new CommandFailure(
          ExitCodes.DATA,
          model + ": model does not support probability estimates, train it with -b 1");
    }
    if (probability == 0 && !decisionValues && !quiet && Probabilities.has(stored)) {
      console.note("%s supports probability estimates, without -b 1 they are not made", model);
    }
  }

  /**
   * The model itself, or one with zeros for the further features of the data. Files of svm-train do
   * not say how many features there were, only which are not zero in a support vector.
   */
  private StoredModel fitting(StoredModel stored, DoubleDataset examples) throws CommandFailure {
    int columns = examples.features().cols();
    if (columns == stored.features()) {
      return stored;
    }
    StoredModel wide;
    try {
      wide = ModelWidth.widen(stored, columns);
    } catch (IllegalArgumentException tooWide) {
      throw refused(data, tooWide);
    }
    if (!(stored.kernel() instanceof PrecomputedKernel)) {
      console.note(
          "%s has %d features, the support vectors of %s %d: zeros are taken for the others",
          DataFiles.name(data), columns, model, stored.features());
    }
    return wide;
  }

  private static void printNoise(Console console, double sigma) throws CommandFailure {
    console.line("Prob. model for test data: target value = predicted value + z,");
    console.line(
        "z: Laplace distribution e^(-|z|/sigma)/(2sigma),sigma=%s", Numbers.general(sigma));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
