package dev.lanewise.cli;

import dev.lanewise.cli.grid.Cell;
import dev.lanewise.cli.grid.CellFile;
import dev.lanewise.cli.grid.CellSearch;
import dev.lanewise.cli.grid.CellTable;
import dev.lanewise.cli.grid.Score;
import dev.lanewise.cli.grid.SearchSpace;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.ModelEncoding;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.KFold;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Split;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Finds parameters by cross-validation and trains with the best. */
@Command(
    name = "grid",
    description =
        "Search parameters of a support vector machine by cross-validation, train with the best.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Tries every combination of the lists on the same folds and prints a table, the best first.",
      "The first of the grid wins a tie; C runs slowest, then coef0, degree, gamma, tube. Scores",
      "are means over the folds, sd their deviation. Predictions for the folds by the best setting",
      "make the report of classes. Then it is trained with all examples and saved.",
      "",
      "With --scale each fold is scaled by what its training rows say. The ranges for the model",
      "are kept in <model>.scale, to be applied by scale -r before predict.",
      "",
      "Examples:",
      "  lanewise grid heart_scale                         writes heart_scale.model",
      "  lanewise grid -c 1,10,100 -g scale,0.1,1 --scale standard wine m.model",
      "  lanewise grid --log2c -5,15,2 --log2g 3,-15,-2 a1a   the grid of LIBSVM's grid.py",
      "  lanewise grid -t poly -d 2,3 -r 0,1 --table cells.csv --target species iris.csv",
      "  lanewise grid -s 3 -p 0.01,0.1 --score mse prices"
    })
final class GridCommand implements Callable<Integer> {
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

  @Mixin private GridOptions grid;

  @Option(
      names = "-v",
      paramLabel = "<n>",
      defaultValue = "5",
      description = "Folds, of classes stratified (default: 5).")
  private int folds;

  @Option(
      names = "--seed",
      paramLabel = "<seed>",
      defaultValue = "1",
      description = "Seed of the shuffle that deals out folds, and of --random (default: 1).")
  private long seed;

  @Option(names = "--no-shuffle", description = "Folds are blocks of neighbours.")
  private boolean inOrder;

  @Option(
      names = "--scale",
      paramLabel = "<how>",
      defaultValue = "none",
      description = "Scaling of features: none, standard or minmax (default: none).")
  private String scale;

  @Option(
      names = "--score",
      paramLabel = "<score>",
      description = {
        "What decides: accuracy, balanced or f1 (mean over classes) of -s 0,",
        "r2, mse or mae of -s 3 (default: accuracy, r2)."
      })
  private String score;

  @Mixin private SvmOptions svm;
  @Mixin private WeightOptions weights;

  @Option(names = "--balanced", description = "The same as --weights=balanced.")
  private boolean balanced;

  @Option(
      names = "--table",
      paramLabel = "<file>",
      description = "Write all settings with the score of each fold as CSV.")
  private Path table;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description = {
        "Draw pictures there, PNG and SVG: confusion matrix, scores over C and",
        "gamma, learning curve, and of two features the boundary between classes."
      })
  private Path pictures;

  @Option(names = "-q", description = "Quiet: print nothing but the best setting.")
  private boolean quiet;

  @Option(
      names = "--allow-nonconverged",
      description = "Write the model of a run that a limit stopped, and exit with 0.")
  private boolean allowNonconverged;

  @Option(
      names = "--binary",
      description = "Write the model in the binary format: exact, quick to load, not for LIBSVM.")
  private boolean binary;

  @Mixin private Workers.Options threads;
  @Mixin private DataFiles files;

  GridCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    grid.check();
    SvmType type = grid.type();
    Score deciding = checked(() -> Score.named(score, type));
    FoldScaling scaling = scaling();
    SvmParameters base = svm.withoutKernel().withWeights(classWeights(type));
    if (folds < 2) {
      throw usage("-v is " + folds + ", expected at least 2 folds");
    }
    GridModel output = new GridModel(console, Outputs.modelFor(data, model, this::usage), scaling);
    output.requirePossible();
    DistinctFiles distinct = new DistinctFiles(this::usage);
    distinct.add("<data>", data);
    output.addTo(distinct);
    requireTable(distinct);
    if (pictures != null) {
      GridAlbum album = new GridAlbum(console, pictures);
      album.addTo(distinct);
      album.requirePossible();
    }
    try (Workers workers = threads.start()) {
      LabelWords words = words(type);
      Dataset examples = read(type, words);
      if (words.names().isPresent()) {
        output.addNamesTo(distinct);
        output.requireNamesPossible();
      }
      GridProblem problem =
          ofData(
              deciding,
              () -> GridProblem.of(DataFiles.name(data), examples, words.names(), scaling));
      CellSearch search = new CellSearch(type, grid.kernel(), base);
      return run(search, problem, deciding, output, workers);
    }
  }

  /** A part of the work that may find out that it cannot be done with such data. */
  @FunctionalInterface
  private interface Work<T> {
    T get() throws CommandFailure;
  }

  private <T> T ofData(Score deciding, Work<T> work) throws CommandFailure {
    try {
      return work.get();
    } catch (IllegalArgumentException wrongData) {
      String message = DataFiles.name(data) + ": " + hinted(wrongData.getMessage(), deciding);
      throw new CommandFailure(ExitCodes.DATA, message, wrongData);
    }
  }

  private static String hinted(String message, Score deciding) {
    return deciding == Score.R2 && message.endsWith("scores are NaN")
        ? message + "; r2 has no value where all targets of a fold are equal: try --score mse"
        : message;
  }

  private int run(
      CellSearch search, GridProblem problem, Score deciding, GridModel output, Workers workers)
      throws CommandFailure, IOException {
    SearchSpace space = ofData(deciding, () -> grid.space(problem.scaled()));
    List<Cell> cells = grid.cells(space, seed);
    List<Split> splits = ofData(deciding, () -> splits(search.type(), problem.labels()));
    Console text = console.besides(output.target());
    GridReport report = new GridReport(text, quiet, problem.names());
    report.task(problem, search);
    report.grid(space, cells.size(), splits.size(), grid.drawn(seed), grid.gammaOfData());
    GridRun run = new GridRun(console, search, problem, report, workers.partition());
    long start = System.nanoTime();
    SearchResult<? extends Estimator> result =
        ofData(deciding, () -> run.search(cells, splits, deciding));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (table != null) {
      Outputs.write(console, table, out -> CellFile.write(out, space, cells, deciding, result));
    }
    report.cells(new CellTable(space, cells, deciding, result), seconds, console);
    report.heldOut(search.type(), problem.labels(), result.predictions());
    Cell best = cells.get(result.best().number());
    Trained trained = ofData(deciding, () -> run.refit(best, calibrating()));
    int code = save(trained, problem, output, text);
    if (pictures != null) {
      GridAlbum album = new GridAlbum(console, pictures);
      album.search(problem, report, cells, deciding, result);
      album.boundary(problem, report, trained.model());
      if (album.draws()) {
        album.learning(problem, run.learning(best, splits, deciding), deciding);
      }
      report.pictures(album.files());
    }
    return code;
  }

  private int save(Trained trained, GridProblem problem, GridModel output, Console text)
      throws CommandFailure, IOException {
    if (trained.status() != Status.CONVERGED && !allowNonconverged) {
      console.note(
          "%s: no model written (--allow-nonconverged writes it)",
          TrainingReport.describe(trained.status()));
      return ExitCodes.NOT_CONVERGED;
    }
    ModelEncoding encoding = binary ? ModelEncoding.BINARY : ModelEncoding.TEXT;
    output.write(trained.model(), encoding, problem.scaler(), problem.names());
    output.tell(text, quiet);
    return ExitCodes.OK;
  }

  private Optional<CalibrationParameters> calibrating() {
    return svm.probability()
        ? Optional.of(new CalibrationParameters(5, seed, CalibrationParameters.Curve.SIGMOID))
        : Optional.empty();
  }

  private FoldScaling scaling() {
    try {
      return FoldScaling.named(scale);
    } catch (TypeConversionException unknown) {
      throw usage("--scale: " + unknown.getMessage());
    }
  }

  private ClassWeights classWeights(SvmType type) {
    if (balanced && weights.given()) {
      throw usage("--balanced excludes -w and --weights");
    }
    if (type == SvmType.EPSILON_SVR && (balanced || weights.given())) {
      throw usage("-s 3 has no classes to weigh");
    }
    return balanced ? ClassWeights.balanced() : weights.weights();
  }

  private void requireTable(DistinctFiles distinct) throws CommandFailure, IOException {
    if (table == null) {
      return;
    }
    if (Outputs.isStandardOutput(table)) {
      throw usage("--table has to be a file, standard output holds the report");
    }
    distinct.add("--table", table);
    Outputs.requirePossible(table);
  }

  private static LabelWords words(SvmType type) {
    return type.isClassification()
        ? LabelWords.learned()
        : LabelWords.refused("only classifiers take words for labels");
  }

  private Dataset read(SvmType type, LabelWords words) throws CommandFailure, IOException {
    Dataset examples = files.read(console, data, 0, words);
    if (examples.features().cols() == 0) {
      throw new CommandFailure(ExitCodes.DATA, DataFiles.name(data) + ": no features in file");
    }
    if (type.isClassification()) {
      int[] labels = ClassLabels.of(examples, DataFiles.name(data));
      weights.warnOfMissing(console, labels);
      GridReport.warnOfSmallClasses(console, labels, folds, words.names());
    }
    return examples;
  }

  private List<Split> splits(SvmType type, double[] labels) {
    KFold dealt = inOrder ? KFold.inOrder(folds) : KFold.shuffled(folds, seed);
    return type.isClassification()
        ? dealt.stratified(ClassLabels.integers(labels))
        : dealt.split(labels.length);
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      throw usage(wrong.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
