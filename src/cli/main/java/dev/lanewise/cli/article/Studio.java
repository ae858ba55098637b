package dev.lanewise.cli.article;

import dev.lanewise.cli.chart.Picture;
import dev.lanewise.cli.chart.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Draws pictures and writes them into a folder, on a thread of its own where there may be one: Java
 * takes a while to learn drawing, in which the searches go on.
 */
public final class Studio implements Gallery, AutoCloseable {
  private final Path folder;
  private final ExecutorService painter;
  private final List<Future<List<Path>>> files = new ArrayList<>();

  /**
   * @param folder exists
   * @param besides whether to draw besides the caller's work; else when it hands a picture over
   */
  public Studio(Path folder, boolean besides) {
    this.folder = folder;
    this.painter =
        besides
            ? Executors.newSingleThreadExecutor(
                work -> {
                  Thread thread = new Thread(work, "painter");
                  thread.setDaemon(true);
                  return thread;
                })
            : null;
  }

  @Override
  public void take(String name, Supplier<Picture> picture) {
    Callable<List<Path>> work =
        () -> {
          Pictures.check(); // before the first chart is made
          return Pictures.write(folder, name, picture.get());
        };
    if (painter != null) {
      files.add(painter.submit(work));
    } else {
      FutureTask<List<Path>> task = new FutureTask<>(work);
      task.run();
      files.add(task);
    }
  }

  /**
   * Waits until everything is drawn.
   *
   * @return the files, in the order of the pictures
   * @throws dev.lanewise.cli.chart.PicturesUnavailable when this machine cannot draw
   * @throws IOException when a file cannot be written
   * @throws CancellationException when the thread is interrupted
   */
  public List<Path> finish() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Future<List<Path>> one : files) {
      try {
        all.addAll(one.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while drawing");
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failed -> throw failed;
          case RuntimeException failed -> throw failed;
          case Error failed -> throw failed;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
    return all;
  }

  /** Draws nothing more. */
  @Override
  public void close() {
    if (painter != null) {
      painter.shutdownNow();
    }
  }
}
