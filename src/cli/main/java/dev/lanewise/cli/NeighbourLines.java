package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbourLists;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.FloatRadiusNeighbours;
import dev.lanewise.matrix.NeighbourListener;
import dev.lanewise.matrix.RowPartition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;

/**
 * Writes a line for each neighbour, block by block as the search finds them: query, sample and
 * distance, separated by tabs. Interrupting the thread that searches ends it.
 */
final class NeighbourLines {
  private static final int FLUSH_AT = 1 << 16;

  private final OutputStream out;
  private final DoubleConsumer progress;
  private final StringBuilder text = new StringBuilder();
  private long lines;

  /**
   * @param progress told how much is done, from 0 to 1
   */
  NeighbourLines(OutputStream out, DoubleConsumer progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Lines written. */
  long lines() {
    return lines;
  }

  /** The k nearest samples of each query. */
  void nearest(FloatMatrix q, FloatMatrix s, int k, long memory, RowPartition partition)
      throws IOException {
    NeighbourListener<FloatNeighbours> writer =
        new Writer<>() {
          @Override
          void write(long first, FloatNeighbours found) throws IOException {
            for (int i = 0; i < found.queries(); i++) {
              for (int j = 0; j < found.k(); j++) {
                line(first + i, found.index(i, j), found.distance(i, j));
              }
            }
          }
        };
    end(() -> FloatNearestNeighbours.nearest(q, s, k, memory, partition, writer));
  }

  /** All samples within a radius of each query. */
  void within(FloatMatrix q, FloatMatrix s, float radius, long memory, RowPartition partition)
      throws IOException {
    NeighbourListener<FloatNeighbourLists> writer =
        new Writer<>() {
          @Override
          void write(long first, FloatNeighbourLists found) throws IOException {
            for (int i = 0; i < found.queries(); i++) {
              for (int j = 0; j < found.count(i); j++) {
                line(first + i, found.index(i, j), found.distance(i, j));
              }
            }
          }
        };
    end(() -> FloatRadiusNeighbours.within(q, s, radius, memory, partition, writer));
  }

  @FunctionalInterface
  private interface Search {
    boolean run();
  }

  private void end(Search search) throws IOException {
    try {
      if (!search.run()) {
        throw new ClosedByInterruptException();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private abstract class Writer<R> implements NeighbourListener<R> {
    abstract void write(long first, R found) throws IOException;

    @Override
    public final boolean found(long first, R found) {
      try {
        write(first, found);
        flush();
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    }

    @Override
    public final boolean proceed(double done) {
      progress.accept(done);
      return !Thread.currentThread().isInterrupted();
    }
  }

  private void line(long query, long sample, float distance) throws IOException {
    text.append(query).append('\t').append(sample).append('\t').append(distance).append('\n');
    lines++;
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    text.setLength(0);
  }
}
