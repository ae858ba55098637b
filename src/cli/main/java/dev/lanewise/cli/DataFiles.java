package dev.lanewise.cli;

import dev.lanewise.data.DataFormatException;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.DoubleDataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.Limits;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads LIBSVM text or CSV from files or, where a path is {@code -}, from standard input. */
final class DataFiles {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private CsvOptions csv;

  @Option(
      names = "--max-features",
      paramLabel = "<n>",
      defaultValue = "" + Limits.DEFAULT_MAX_FEATURES,
      description = "Refuse larger feature indices, or more columns (default: ${DEFAULT-VALUE}).")
  private int maxFeatures;

  static boolean isStandardInput(Path path) {
    return path.equals(STANDARD_INPUT);
  }

  /** What messages call a path. */
  static String name(Path path) {
    return isStandardInput(path) ? "standard input" : path.toString();
  }

  /** Whether rows of a file come without labels. */
  boolean withoutLabels(Path path) {
    return csv.withoutLabels(path);
  }

  /**
   * @param features least number of columns of the result: LIBSVM text is filled up with zeros, CSV
   *     has to have them
   * @param words what becomes of labels that are words
   */
  Dataset read(Console console, Path path, int features, LabelWords words) throws IOException {
    if (csv.isCsv(path)) {
      return readCsv(console, path, features, words, true).floats();
    }
    Limits limits = limits(features);
    return isStandardInput(path)
        ? LibsvmFormat.read(console.in(), name(path), features, limits)
        : LibsvmFormat.read(path, features, limits);
  }

  private CsvTable readCsv(
      Console console, Path path, int features, LabelWords words, boolean floats)
      throws IOException {
    CsvLayout layout = csv.layout(limits(0).maxFeatures());
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a directory");
    }
    CsvTable table;
    try (InputStream in = isStandardInput(path) ? console.in() : Files.newInputStream(path)) {
      table = new CsvTableReader(name(path), layout, words, floats).read(in);
    }
    if (table.columns() < features) {
      throw new DataFormatException(
          name(path)
              + ": "
              + table.columns()
              + " columns of features, expected at least "
              + features);
    }
    return table;
  }

  private Limits limits(int least) {
    if (maxFeatures < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max-features is " + maxFeatures + ", expected at least 1");
    }
    return Limits.defaults().withMaxFeatures(Math.max(maxFeatures, least));
  }

  /**
   * Reads rows for a kernel: features, or precomputed values with a serial number in column 0.
   *
   * @param columns least number of columns of the result
   */
  Dataset read(Console console, Path path, int columns, boolean precomputed, LabelWords words)
      throws IOException {
    if (!precomputed) {
      return read(console, path, columns, words);
    }
    refuseCsv(path);
    int examples = Math.max(0, columns - 1);
    return isStandardInput(path)
        ? LibsvmFormat.readPrecomputed(console.in(), name(path), examples, limits(examples))
        : LibsvmFormat.readPrecomputed(path, examples, limits(examples));
  }

  /** The same in double. */
  DoubleDataset readDoubles(
      Console console, Path path, int columns, boolean precomputed, LabelWords words)
      throws IOException {
    if (!precomputed && csv.isCsv(path)) {
      return readCsv(console, path, columns, words, false).doubles();
    }
    if (precomputed) {
      refuseCsv(path);
    }
    int least = precomputed ? Math.max(0, columns - 1) : columns;
    Limits limits = limits(least);
    if (isStandardInput(path)) {
      return precomputed
          ? LibsvmFormat.readPrecomputedDoubles(console.in(), name(path), least, limits)
          : LibsvmFormat.readDoubles(console.in(), name(path), least, limits);
    }
    return precomputed
        ? LibsvmFormat.readPrecomputedDoubles(path, least, limits)
        : LibsvmFormat.readDoubles(path, least, limits);
  }

  private void refuseCsv(Path path) {
    if (csv.isCsv(path)) {
      throw new ParameterException(
          spec.commandLine(), "precomputed kernel values are read from LIBSVM text, not from CSV");
    }
  }

  /** The same rows with zeros in further columns; the matrix itself when it is wide enough. */
  static FloatMatrix widen(FloatMatrix x, int columns) {
    if (x.cols() >= columns) {
      return x;
    }
    FloatMatrix wide = FloatMatrix.allocate(x.rows(), columns);
    for (long r = 0; r < x.rows(); r++) {
      x.copyRow(r, wide.array(), (int) wide.position(r));
    }
    return wide;
  }

  /** Some rows of a matrix, copied. */
  static FloatMatrix select(FloatMatrix x, int[] rows) {
    FloatMatrix some = FloatMatrix.allocate(rows.length, x.cols());
    for (int r = 0; r < rows.length; r++) {
      x.copyRow(rows[r], some.array(), (int) some.position(r));
    }
    return some;
  }
}
