package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.Scaler;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scales features to a range, as LIBSVM's svm-scale does. */
@Command(
    name = "scale",
    description = "Scale each feature of LIBSVM text or CSV to a range, as svm-scale does.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Prints the scaled data as LIBSVM text. Constant features become 0. Scale training data with"
          + " -s and",
      "test data with -r and the same file, never each by itself.",
      "",
      "Examples:",
      "  lanewise scale -l 0 -u 1 -s train.range train > train.scaled",
      "  lanewise scale -r train.range test > test.scaled",
      "  lanewise scale -s train.range --target species train.csv > train.scaled"
    })
final class ScaleCommand implements Callable<Integer> {
  private static final int MOST_WARNINGS = 10;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "<data>", description = "Examples; - is standard input.")
  private Path data;

  @Option(names = "-l", paramLabel = "<lower>", description = "Lower limit (default: -1).")
  private Double lower;

  @Option(names = "-u", paramLabel = "<upper>", description = "Upper limit (default: 1).")
  private Double upper;

  @Option(
      names = "-y",
      arity = "2",
      paramLabel = "<lower> <upper>",
      description = "Lower and upper limit of the labels (default: labels are kept).")
  private List<Double> labels = new ArrayList<>();

  @Option(names = "-s", paramLabel = "<file>", description = "Save the ranges of the features.")
  private Path save;

  @Option(names = "-r", paramLabel = "<file>", description = "Restore ranges saved with -s.")
  private Path restore;

  @Mixin private DataFiles files;

  ScaleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    requireConsistent();
    if (save != null) {
      Outputs.requirePossible(save);
    }
    Scaler restored = restore == null ? null : Scaler.read(restore);
    LabelWords words = words();
    Dataset examples = files.read(console, data, 0, words);
    Dataset scaled;
    try {
      Scaler scaler = restored == null ? fit(examples) : restored;
      scaled = scaler.apply(examples);
      if (save != null) {
        keep(scaler, words);
      }
    } catch (IllegalArgumentException wrongData) {
      String message = DataFiles.name(data) + ": " + wrongData.getMessage();
      throw new CommandFailure(ExitCodes.DATA, message, wrongData);
    }
    if (restored != null) {
      if (lower != null || upper != null) {
        console.note("WARNING: -l and -u are without effect, -r brings its own limits");
      }
      warnOfUnseen(restored, examples);
    }
    console.write(out -> LibsvmFormat.writeRounded(out, scaled));
    warnOfDensity(examples, scaled);
    return ExitCodes.OK;
  }

  /** Words need a place where their numbers are kept. */
  private LabelWords words() throws IOException {
    if (restore != null) {
      return LabelNamesFile.read(console, restore)
          .map(LabelWords::known)
          .orElse(LabelWords.refused(restore + " came without names"));
    }
    return save == null || !labels.isEmpty()
        ? LabelWords.refused("-s <file>, without -y, keeps their numbers in <file>.names")
        : LabelWords.learned();
  }

  private void keep(Scaler scaler, LabelWords words) throws CommandFailure, IOException {
    if (words.names().isPresent()) {
      LabelNamesFile.requirePossible(save, "-s");
    }
    Outputs.save(save, scaler::write);
    if (words.names().isPresent()) {
      LabelNamesFile.write(console, save, words.names().get());
    }
  }

  private Scaler fit(Dataset examples) {
    return labels.isEmpty()
        ? Scaler.fit(examples, lower(), upper())
        : Scaler.fit(examples, lower(), upper(), labels.get(0), labels.get(1));
  }

  private double lower() {
    return lower == null ? -1 : lower;
  }

  private double upper() {
    return upper == null ? 1 : upper;
  }

  private void requireConsistent() throws IOException {
    if (restore != null && save != null) {
      throw usage("-r and -s exclude each other");
    }
    if (restore != null && !labels.isEmpty()) {
      throw usage("-r brings its own limits: leave out -y");
    }
    if (!(lower() < upper()) || (!labels.isEmpty() && !(labels.get(0) < labels.get(1)))) {
      throw usage("a lower limit is not below its upper limit");
    }
    if (labels.size() > 2) {
      throw usage("-y is given twice");
    }
    if (save != null && Outputs.same(save, data)) {
      throw usage("-s names the data file " + data);
    }
  }

  /** svm-scale's warning about features that the range file does not have. */
  private void warnOfUnseen(Scaler scaler, Dataset examples) {
    int first = scaler.features();
    int columns = examples.features().cols();
    for (int j = first; j < Math.min(columns, first + MOST_WARNINGS); j++) {
      console.note(
          "WARNING: feature index %d appeared in file %s was not seen in the scaling factor file"
              + " %s. The feature is scaled to 0.",
          j + 1, DataFiles.name(data), restore);
    }
    if (columns > first + MOST_WARNINGS) {
      console.note("... and so on up to feature index %d", columns);
    }
  }

  /** svm-scale's warning about sparse data that have become dense. */
  private void warnOfDensity(Dataset before, Dataset after) {
    long old = nonzeros(before.features());
    long now = nonzeros(after.features());
    if (now > old) {
      console.note("WARNING: original #nonzeros %d", old);
      console.note("       > new      #nonzeros %d", now);
      console.note(
          "If feature values are non-negative and sparse, use -l 0 rather than the default -l -1");
    }
  }

  private static long nonzeros(FloatMatrix x) {
    float[] row = new float[x.cols()];
    long count = 0;
    for (long r = 0; r < x.rows(); r++) {
      x.copyRow(r, row, 0);
      for (float value : row) {
        count += value != 0 ? 1 : 0;
      }
    }
    return count;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
