package dev.lanewise.cli;

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

  private Path ranges() {
    return target.resolveSibling(target.getFileName() + ".scale");
  }

  /** Writes them all, the model first: an old one is lost only to a new one. */
  void write(
      StoredModel model,
      ModelEncoding encoding,
      Optional<Scaler> scaler,
      Optional<LabelNames> names)
      throws CommandFailure, IOException {
    Outputs.write(console, target, out -> ModelFormat.write(out, model, encoding));
    if (scaler.isPresent()) {
      Outputs.save(ranges(), scaler.get()::write);
    }
    if (names.isPresent()) {
      LabelNamesFile.write(console, target, names.get());
      if (scaler.isPresent()) {
        LabelNamesFile.write(console, ranges(), names.get());
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
