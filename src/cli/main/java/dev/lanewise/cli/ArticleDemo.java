package dev.lanewise.cli;

import dev.lanewise.cli.article.Article;
import dev.lanewise.cli.article.Gallery;
import dev.lanewise.cli.article.Studio;
import dev.lanewise.cli.chart.PicturesUnavailable;
import dev.lanewise.select.SearchOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Repeats the experiment of the article about the kernel trick, with its pictures. */
final class ArticleDemo {
  private final Console console;
  private final Workers workers;
  private final long seed;

  ArticleDemo(Console console, Workers workers, long seed) {
    this.console = console;
    this.workers = workers;
    this.seed = seed;
  }

  /**
   * @param folder of the pictures, made where it is missing; null for none
   */
  void run(Path folder) throws CommandFailure, IOException {
    try {
      if (folder == null) {
        run(Gallery.NONE);
        return;
      }
      makeFolder(folder);
      boolean besides = workers.partition().threads() > 1;
      try (Studio studio = new Studio(folder, besides)) {
        run(studio);
        finish(studio, folder);
      }
    } catch (CancellationException stopped) {
      throw new CommandFailure(ExitCodes.INTERRUPTED, "interrupted", stopped);
    }
  }

  private void run(Gallery gallery) throws CommandFailure, IOException {
    Thread owner = Thread.currentThread();
    SearchOptions options =
        SearchOptions.DEFAULT.with(workers.partition()).with(share -> !owner.isInterrupted());
    new Article(DigitsDemo.data(), seed, options, gallery).run(this::print);
  }

  private void print(String text) throws CommandFailure {
    console.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Before the work, which would else be lost. */
  private static void makeFolder(Path folder) throws CommandFailure {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCodes.NO_OUTPUT, folder + ": is no directory");
    }
    Outputs.save(folder, Files::createDirectories);
    for (String name : Article.PICTURES) {
      Outputs.requirePossible(folder.resolve(name + ".png"));
      Outputs.requirePossible(folder.resolve(name + ".svg"));
    }
  }

  private void finish(Studio studio, Path folder) throws CommandFailure {
    List<Path> files = new ArrayList<>();
    try {
      Outputs.save(folder, to -> files.addAll(studio.finish()));
    } catch (CommandFailure e) {
      if (!(e.getCause() instanceof PicturesUnavailable missing)) {
        throw e;
      }
      console.note("no pictures: %s", missing.getMessage());
      return;
    } catch (LinkageError e) { // a Java without its desktop module fails before it can be asked
      console.note("no pictures: this Java cannot draw (%s)", e);
      return;
    }
    console.line("%n%d pictures, each as PNG and SVG, in %s", files.size() / 2, folder);
  }
}
