package dev.lanewise.cli;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options about data in CSV. */
final class CsvOptions {
  /** What a data file is written in; in lower case because the user types it. */
  enum Format {
    libsvm,
    csv
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "<format>",
      description = "libsvm or csv (default: csv for files called .csv, else libsvm).")
  private Format format;

  @Option(
      names = "--target",
      paramLabel = "<column>",
      description = {
        "CSV: the column of labels, by name or by number from 1; none: all",
        "columns are features (default: the last column)."
      })
  private String target;

  @Option(
      names = "--header",
      negatable = true,
      fallbackValue = "true",
      description = {
        "CSV: the first line holds names, or does not (default: it does when",
        "none of its fields is a number)."
      })
  private Boolean header;

  @Option(
      names = "--separator",
      paramLabel = "<char>",
      defaultValue = ",",
      description = "CSV: what stands between fields (default: a comma).")
  private char separator;

  boolean isCsv(Path path) {
    return format == null
        ? path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
        : format == Format.csv;
  }

  /** Whether rows of a file come without labels. */
  boolean withoutLabels(Path path) {
    return isCsv(path) && "none".equals(target);
  }

  /**
   * @throws ParameterException when options contradict each other
   */
  CsvLayout layout(int mostFeatures) {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new ParameterException(
          spec.commandLine(), "--separator cannot be a quote or a line end");
    }
    CsvLayout layout = new CsvLayout(header, target, separator, mostFeatures);
    if (layout.targetIsName() && Boolean.FALSE.equals(header)) {
      throw new ParameterException(
          spec.commandLine(), "--target names a column, --no-header says that none has a name");
    }
    return layout;
  }
}
