package dev.lanewise.property;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatRadiusNeighbours;
import dev.lanewise.matrix.RowPartition;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A program that searches a mapped file of samples in blocks of queries. Arguments: the file, its
 * columns, the memory budget, threads. Query q is q + 2 in each column. Prints a line for each
 * neighbour, its kind first.
 */
final class MappedSearch {
  static final int QUERIES = 700;
  static final int K = 2;
  static final float RADIUS = 8;

  private MappedSearch() {}

  /** Runs both searches. */
  public static void main(String[] args) throws IOException {
    int cols = Integer.parseInt(args[1]);
    long memory = Long.parseLong(args[2]);
    RowPartition partition = Threads.of(Integer.parseInt(args[3]));
    try (Arena arena = Arena.ofShared();
        FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.READ)) {
      MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      FloatMatrix samples = FloatMatrix.of(all, channel.size() / cols / Float.BYTES, cols, cols);
      FloatMatrix queries = FloatMatrix.allocate(QUERIES, cols);
      for (int q = 0; q < QUERIES; q++) {
        for (int c = 0; c < cols; c++) {
          queries.set(q, c, q + 2);
        }
      }
      System.out.println("larger " + (channel.size() > 2 * Runtime.getRuntime().maxMemory()));
      FloatNearestNeighbours.nearest(
          queries,
          samples,
          K,
          memory,
          partition,
          (first, found) -> {
            for (int q = 0; q < found.queries(); q++) {
              System.out.println(
                  "nearest " + (first + q) + " " + found.index(q, 0) + " " + found.index(q, 1));
            }
            return true;
          });
      FloatRadiusNeighbours.within(
          queries,
          samples,
          RADIUS,
          memory,
          partition,
          (first, found) -> {
            for (int q = 0; q < found.queries(); q++) {
              for (int j = 0; j < found.count(q); j++) {
                System.out.println("within " + (first + q) + " " + found.index(q, j));
              }
            }
            return true;
          });
    }
  }
}
