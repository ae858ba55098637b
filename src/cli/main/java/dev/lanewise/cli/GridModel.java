package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.Scaler;
import dev.lanewise.data.StoredModel;
import dev.lanewise.svm.LabelNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model and the files beside it: names of classes, and, where it was trained on scaled features,
 * {@code m.model.scale} with their ranges for {@code scale -r}, which brings the names along.
 */
record GridModel(Console console, Path target, FoldScaling scaling) {
  /** Refuses at once what could only fail after the search. */
  void requirePossible() throws CommandFailure {
    if (scaling == FoldScaling.NONE) {
      return;
    }
    if (Outputs.isStandardOutput(target) || Outputs.isDevice(target)) {
      throw new CommandFailure(
          ExitCodes.USAGE, "--scale: <model> has to be a file, the ranges go beside it");
    }
    Outputs.requirePossible(ranges());
  }

  /** The same, once it is known that labels are words. */
  void requireNamesPossible() throws CommandFailure {
    LabelNamesFile.requirePossible(target, "<model>");
    if (scaling != FoldScaling.NONE) {
      LabelNamesFile.requirePossible(ranges(), "<model>");
    }
  }

  /** Adds model and ranges. */
  void addTo(DistinctFiles distinct) throws IOException {
    distinct.add("<model>", target);
    if (scaling != FoldScaling.NONE) {
      distinct.add("the ranges of --scale", ranges());
    }
  }

  /** Adds their names, once it is known that labels are words. */
  void addNamesTo(DistinctFiles distinct) throws IOException {
    distinct.add("the names of <model>", LabelNamesFile.of(target));
    if (scaling != FoldScaling.NONE) {
      distinct.add("the names of the ranges", LabelNamesFile.of(ranges()));
    }
  }

  private Path ranges() {
    return target.resolveSibling(target.getFileName() + ".scale");
  }

  /**
   * Writes them all: ranges, their names, the names of the model, then the model. When one of them
   * fails, the old model has not been touched, and what was written before is taken back: the old
   * files are beside it again, or none where there were none. Where even that fails, a note says
   * so, and the file is removed, so that no ranges stand beside a model that they do not fit.
   *
   * <p>A virtual machine that is killed in between leaves the old model with new ranges, or with
   * names whose checksum is not its own, which {@code predict} does not use.
   *
   * <p>Ranges that an earlier search has left beside a model that now takes features as they are
   * may be someone's data by their name: they stay, and a note says so.
   */
  void write(
      StoredModel model,
      ModelEncoding encoding,
      Optional<Scaler> scaler,
      Optional<LabelNames> names)
      throws CommandFailure, IOException {
    AtomicFile.Content content = out -> ModelFormat.write(out, model, encoding);
    FormerFiles former = new FormerFiles(console);
    boolean done = false;
    try {
      if (scaler.isPresent()) {
        former.keep(ranges());
        Outputs.save(ranges(), scaler.get()::write);
        if (names.isPresent()) {
          former.keep(LabelNamesFile.of(ranges()));
          LabelNamesFile.write(console, ranges(), names.get());
        }
      }
      if (names.isPresent()) {
        former.keep(LabelNamesFile.of(target));
        LabelNamesFile.writeBefore(console, target, content, names.get());
      }
      Outputs.write(console, target, content);
      done = true;
    } finally {
      if (!done) {
        former.restore();
      }
    }
    if (scaler.isEmpty() && !Outputs.isStandardOutput(target) && Files.exists(ranges())) {
      console.note("%s is not of this model, which takes features as they are", ranges());
    }
  }

  /** Tells where the model is and what has to be done before it can predict. */
  void tell(Console text, boolean quiet) throws CommandFailure {
    if (!quiet) {
      text.line("model: %s", SafeText.escape(target.toString()));
    }
    if (scaling == FoldScaling.NONE) {
      return;
    }
    String scale = "lanewise scale -r " + word(ranges()) + " new > new.scaled";
    if (quiet) {
      console.note("the model takes scaled features: %s", scale);
      return;
    }
    text.line("It takes scaled features. To predict the rows of a file new:");
    text.line("  %s", scale);
    text.line("  lanewise predict new.scaled %s predictions", word(target));
  }

  /** A path as a shell takes it for one word. */
  private static String word(Path path) {
    String text = SafeText.escape(path.toString());
    return text.matches("[A-Za-z0-9_./+,:@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
