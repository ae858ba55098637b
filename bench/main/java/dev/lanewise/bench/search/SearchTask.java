package dev.lanewise.bench.search;

import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.select.Scaling;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Svc;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.SvmParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Searches over C-SVCs, one-vs-one, by stratified folds in order, as all programs get them. They
 * find the task in a file beside the examples, of which the first are learned from and the others
 * tested on.
 *
 * @param data name of the data
 * @param rows to learn from
 * @param testRows after these; if there are any, the best of each grid learns from all rows and is
 *     tested
 * @param autoWeights whether classes have the weights that {@code class_weight='auto'} once meant
 * @param scale of the features, fitted within each fold: no, standard or minmax (to [-1, 1]); no
 *     where there are rows to test
 * @param megabytes for kernel rows
 * @param maxIterations of a fit; null for what the program has
 * @param limitSeconds for each grid; a program that takes longer is stopped
 */
public record SearchTask(
    String data,
    int rows,
    int testRows,
    int features,
    int classes,
    int folds,
    boolean autoWeights,
    String scale,
    int megabytes,
    Long maxIterations,
    int limitSeconds,
    List<KernelGrid> grids) {
  /** What the words for scaling mean. */
  static final Map<String, Scaling> SCALINGS =
      Map.of("no", Scaling.NONE, "standard", Scaling.STANDARD, "minmax", Scaling.MIN_MAX);

  private static final String FILE = "task.json";

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException when it is not one of its words, or rows to test were to be
   *     scaled
   */
  public SearchTask {
    if (!SCALINGS.containsKey(scale) || (testRows > 0 && !scale.equals("no"))) {
      throw new IllegalArgumentException(
          "scale is " + scale + ", rows to test are " + testRows + ": one of " + SCALINGS.keySet());
    }
  }

  /** Writes it into a folder. */
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), JsonLine.write(this));
  }

  /** Reads that of a folder. */
  static SearchTask read(Path folder) throws IOException {
    return JsonLine.read(Files.readString(folder.resolve(FILE)), SearchTask.class);
  }

  /** The candidates of a grid, in the order of its cells. */
  List<Svc> candidates(KernelGrid grid) {
    return grid.settings().stream().map(setting -> svc(grid, setting)).toList();
  }

  private Svc svc(KernelGrid grid, Setting setting) {
    SvmParameters parameters =
        SvmParameters.defaults(grid.kernelOf(setting))
            .withC(setting.get("C"))
            .withMemoryBytes((long) megabytes << 20);
    if (autoWeights) {
      parameters = parameters.withWeights(ClassWeights.autoLegacy());
    }
    return Svc.of(maxIterations == null ? parameters : parameters.withMaxIterations(maxIterations));
  }

  /** How ours scales. */
  Scaling scaling() {
    return SCALINGS.get(scale);
  }

  /** Fits of a grid: each cell in each fold, and the best once more when it is tested. */
  int fits(KernelGrid grid) {
    return grid.settings().size() * folds + (testRows > 0 ? 1 : 0);
  }

  String describe() {
    return String.format(
        "%s: %d x %d, %d classes, %d rows to test; %d fits in %d stratified folds in order, scale"
            + " %s%s",
        data,
        rows,
        features,
        classes,
        testRows,
        grids.stream().mapToInt(this::fits).sum(),
        folds,
        scale,
        autoWeights ? ", weights of classes" : "");
  }
}
