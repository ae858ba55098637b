package dev.lanewise.cli;

import dev.lanewise.cli.grid.CellSearch;
import dev.lanewise.cli.grid.CellTable;
import dev.lanewise.cli.grid.ClassTable;
import dev.lanewise.cli.grid.SearchSpace;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.RegressionScores;
import dev.lanewise.svm.LabelNames;
import dev.lanewise.svm.SvmType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code grid} prints.
 *
 * @param names of classes, where labels are words
 */
record GridReport(Console console, boolean quiet, Optional<LabelNames> names) {
  /** Tells of classes that are too small to be in the test part of every fold. */
  static void warnOfSmallClasses(
      Console console, int[] labels, int folds, Optional<LabelNames> names) {
    int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
    int[] counts = ClassLabels.counts(labels, classes);
    if (Arrays.stream(counts).max().orElse(0) < folds) {
      return; // will be refused
    }
    for (int c = 0; c < classes.length; c++) {
      if (counts[c] < folds) {
        console.note(
            "WARNING: class %s has %d examples, fewer than the %d folds: some test none of it",
            name(names, classes[c]), counts[c], folds);
      }
    }
  }

  /** What to call a class, safe to show. */
  String name(int label) {
    return name(names, label);
  }

  private static String name(Optional<LabelNames> names, int label) {
    return names.map(n -> SafeText.cut(n.name(label))).orElse(Integer.toString(label));
  }

  private void line(String format, Object... arguments) throws CommandFailure {
    if (!quiet) {
      console.line(format, arguments);
    }
  }

  void task(GridProblem problem, CellSearch search) throws CommandFailure {
    boolean classes = search.type().isClassification();
    line(
        "%s, %s kernel: %d examples%s, %d features %s",
        classes ? "C-SVC" : "epsilon-SVR",
        search.kernel().label(),
        problem.labels().length,
        classes ? " of " + Arrays.stream(problem.labels()).distinct().count() + " classes" : "",
        problem.features().cols(),
        problem.scaling().label());
  }

  void grid(SearchSpace space, int cells, int folds, String drawn, boolean aroundScale)
      throws CommandFailure {
    line("%d settings in %d folds%s:", cells, folds, drawn);
    for (String values : space.lists()) {
      boolean chosen = aroundScale && values.startsWith("gamma ");
      line("  %s%s", values, chosen ? "  (around 1 / (features x variance))" : "");
    }
  }

  /**
   * @param notes where trouble is told of
   */
  void cells(CellTable table, double seconds, Console notes) throws CommandFailure {
    line("");
    line("%s", table.text().stripTrailing());
    line("(%s)", table.order());
    line("");
    console.line("%s", table.best());
    line("searched %.2f s", seconds);
    table.notes().forEach(note -> notes.note("%s", note));
  }

  /** How well the best setting predicts what its models had not seen. */
  void heldOut(SvmType type, double[] actual, double[] predicted) throws CommandFailure {
    if (quiet) {
      return;
    }
    line("");
    line("Predictions for the folds by the best setting:");
    if (type.isClassification()) {
      line("%s", ClassTable.text(confusion(actual, predicted)).stripTrailing());
    } else {
      RegressionScores scores = RegressionScores.of(actual, predicted);
      line(
          "r2 %s, mse %s, rmse %s, mae %s",
          Numbers.general(scores.r2()),
          Numbers.general(scores.meanSquaredError()),
          Numbers.general(scores.rootMeanSquaredError()),
          Numbers.general(scores.meanAbsoluteError()));
    }
    line("");
  }

  ConfusionMatrix confusion(double[] actual, double[] predicted) {
    return ClassTable.matrix(
        ClassLabels.integers(actual), ClassLabels.integers(predicted), this::name);
  }

  void refitted(Trained trained, long examples, double seconds) throws CommandFailure {
    line(
        "trained on all %d examples: %s, %d support vectors, %.2f s",
        examples, TrainingReport.describe(trained.status()), vectors(trained.model()), seconds);
  }

  void pictures(List<Path> files) throws CommandFailure {
    if (!files.isEmpty()) {
      String names =
          files.stream()
              .map(file -> SafeText.escape(file.toString()))
              .collect(Collectors.joining(" "));
      line("pictures: %s", names);
    }
  }

  private static int vectors(StoredModel model) {
    return switch (model) {
      case StoredClassifier classifier -> classifier.model().supportVectorCount();
      case StoredRegressor regressor -> regressor.model().supportVectorCount();
      default -> throw new IllegalStateException("no model of grid: " + model.type());
    };
  }
}
