package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.svm.SvmClassifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts labels, as LIBSVM's svm-predict does. */
@Command(
    name = "predict",
    description = "Predict the labels of LIBSVM text with a model, as svm-predict does.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Prints the accuracy against the labels in <data>. Models of svm-train are read too.",
      "",
      "Examples:",
      "  lanewise predict test.scaled m.model labels",
      "  lanewise predict -q test.scaled m.model - | sort | uniq -c"
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
      description = "Receives one label a line; - is standard output.")
  private Path output;

  @Option(
      names = "-b",
      paramLabel = "<0|1>",
      defaultValue = "0",
      description = "Probability estimates: only 0 so far.")
  private int probability;

  @Option(names = "-q", description = "Quiet: do not print the accuracy.")
  private boolean quiet;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (probability != 0) {
      throw usage("-b " + probability + ": probability estimates are not supported yet, only -b 0");
    }
    if (Outputs.same(output, data) || Outputs.same(output, model)) {
      throw usage("<output> is an input file: " + output);
    }
    Outputs.requirePossible(output);
    SvmClassifier classifier = ModelFormat.readClassifier(model);
    Dataset examples = files.read(console, data, classifier.features());
    int[] predicted = new int[examples.labels().length];
    try (Workers workers = threads.start()) {
      fitting(classifier, examples).predict(examples.features(), predicted, workers.partition());
    }
    Outputs.write(console, output, lines(predicted));
    if (!quiet) {
      printAccuracy(predicted, examples.labels());
    }
    return ExitCodes.OK;
  }

  /**
   * The model itself, or one with zeros for the further features of the data. Files of svm-train do
   * not say how many features there were, only which are not zero in a support vector.
   */
  private SvmClassifier fitting(SvmClassifier classifier, Dataset examples) {
    int columns = examples.features().cols();
    if (columns == classifier.features()) {
      return classifier;
    }
    console.note(
        "%s has %d features, the support vectors of %s %d: zeros are taken for the others",
        DataFiles.name(data), columns, model, classifier.features());
    return ModelWidth.widen(classifier, columns);
  }

  private void printAccuracy(int[] predicted, double[] labels) throws CommandFailure {
    int correct = 0;
    for (int i = 0; i < predicted.length; i++) {
      correct += predicted[i] == labels[i] ? 1 : 0;
    }
    console
        .besides(output)
        .line(
            "Accuracy = %s%% (%d/%d) (classification)",
            Numbers.general(100.0 * correct / predicted.length), correct, predicted.length);
  }

  private static AtomicFile.Content lines(int[] labels) {
    return (OutputStream out) -> {
      StringBuilder text = new StringBuilder();
      for (int label : labels) {
        text.append(label).append('\n');
      }
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
