package dev.lanewise.cli;

import dev.lanewise.cli.chart.Picture;
import dev.lanewise.cli.chart.Pictures;
import dev.lanewise.cli.chart.PicturesUnavailable;
import dev.lanewise.cli.grid.BoundaryPicture;
import dev.lanewise.cli.grid.Cell;
import dev.lanewise.cli.grid.GridPictures;
import dev.lanewise.cli.grid.Score;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Pictures that {@code grid} leaves in a folder; a machine that cannot draw costs no model. */
final class GridAlbum {
  private static final List<String> NAMES = List.of("confusion", "scores", "boundary", "learning");

  private final Console console;
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  GridAlbum(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  /** Adds every file that there may be. */
  void addTo(DistinctFiles distinct) throws IOException {
    for (String name : NAMES) {
      for (Path file : Pictures.files(folder, name)) {
        distinct.add("a picture", file);
      }
    }
  }

  /** Refuses a place where no files can be made, before the search. */
  void requirePossible() throws CommandFailure {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCodes.NO_OUTPUT, folder + ": is no folder, --out needs one");
    }
    Outputs.requirePossible(Files.exists(folder) ? folder.resolve("picture") : folder);
    try {
      Pictures.check();
    } catch (PicturesUnavailable cannotDraw) {
      console.note("%s; goes on without", cannotDraw.getMessage());
    }
  }

  /** Draws what the search found. */
  void search(
      GridProblem problem,
      GridReport report,
      List<Cell> cells,
      Score score,
      SearchResult<? extends Estimator> result)
      throws CommandFailure {
    String name = title(problem);
    if (score.ofClasses()) {
      ConfusionMatrix matrix = report.confusion(problem.labels(), result.predictions());
      add("confusion", () -> GridPictures.confusion(name, matrix));
    }
    add("scores", () -> GridPictures.scores(name, cells, score, result));
  }

  /** Draws what fewer examples teach. */
  void learning(
      GridProblem problem, List<? extends CurvePoint<? extends Estimator>> curve, Score score)
      throws CommandFailure {
    if (!curve.isEmpty()) {
      add("learning", () -> Optional.of(GridPictures.learning(title(problem), curve, score)));
    }
  }

  /** Draws what a classifier of two features decides. */
  void boundary(GridProblem problem, GridReport report, StoredModel model) throws CommandFailure {
    if (!(model instanceof StoredClassifier classifier) || problem.features().cols() != 2) {
      return;
    }
    int[] labels = ClassLabels.integers(problem.labels());
    BoundaryPicture picture =
        new BoundaryPicture(problem.features(), labels, problem::scale, classifier.model());
    IntFunction<String> name = distinct(classifier.model().labels(), report);
    add("boundary", () -> Optional.of(picture.draw(title(problem), name)));
  }

  /** Names, or numbers where two names look alike when they are cut. */
  private static IntFunction<String> distinct(int[] labels, GridReport report) {
    Set<String> seen = new HashSet<>();
    for (int label : labels) {
      if (!seen.add(report.name(label))) {
        return Integer::toString;
      }
    }
    return report::name;
  }

  private static String title(GridProblem problem) {
    Path file = Path.of(problem.name()).getFileName();
    return SafeText.cut(file == null ? problem.name() : file.toString());
  }

  /** Whether this machine can. */
  boolean draws() {
    try {
      Pictures.check();
      return true;
    } catch (PicturesUnavailable toldBefore) {
      return false;
    }
  }

  /** Draws one; what cannot be drawn is told of and costs nothing else. */
  void add(String name, Supplier<Optional<Picture>> drawing) throws CommandFailure {
    if (!draws()) {
      return;
    }
    try {
      Optional<Picture> picture = drawing.get();
      if (picture.isPresent()) {
        Outputs.save(folder, to -> files.addAll(write(to, name, picture.get())));
      }
    } catch (RuntimeException impossible) {
      String why = impossible.getMessage();
      console.note("no picture %s: %s", name, why == null ? impossible.toString() : why);
    }
  }

  private static List<Path> write(Path folder, String name, Picture picture) throws IOException {
    Files.createDirectories(folder);
    return Pictures.write(folder, name, picture);
  }

  /** What has been written. */
  List<Path> files() {
    return List.copyOf(files);
  }
}
