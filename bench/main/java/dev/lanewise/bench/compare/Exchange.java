package dev.lanewise.bench.compare;

import dev.lanewise.bench.work.Contest;
import dev.lanewise.bench.work.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hands the data of works to programs outside and their answers back: raw numbers in the byte order
 * of the machine, in a folder for each work. The ending of a file tells the type: f32, f64, i64.
 */
final class Exchange {
  private final Path folder;

  Exchange(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Writes the data of a work. */
  void write(Work work) throws IOException {
    Path of = Files.createDirectories(folder.resolve(work.name()));
    for (Map.Entry<String, Object> input : work.open().inputs().entrySet()) {
      switch (input.getValue()) {
        case float[] v -> {
          ByteBuffer bytes = buffer((long) v.length * Float.BYTES);
          bytes.asFloatBuffer().put(v);
          Files.write(of.resolve(input.getKey() + ".f32"), bytes.array());
        }
        case double[] v -> {
          ByteBuffer bytes = buffer((long) v.length * Double.BYTES);
          bytes.asDoubleBuffer().put(v);
          Files.write(of.resolve(input.getKey() + ".f64"), bytes.array());
        }
        default -> throw new IllegalArgumentException(work.name() + ": " + input.getValue());
      }
    }
  }

  /**
   * Compares the answer of a program with ours.
   *
   * @throws IOException when there is none
   */
  void check(Work work, String program) throws IOException {
    Object answer = read(folder.resolve(work.name()), program);
    Contest contest = work.open();
    contest.check(program, answer);
  }

  private static Object read(Path of, String program) throws IOException {
    Path file = of.resolve(program + ".f32");
    if (Files.exists(file)) {
      ByteBuffer bytes = read(file);
      float[] v = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(v);
      return v;
    }
    file = of.resolve(program + ".f64");
    if (Files.exists(file)) {
      ByteBuffer bytes = read(file);
      double[] v = new double[bytes.remaining() / Double.BYTES];
      bytes.asDoubleBuffer().get(v);
      return v;
    }
    ByteBuffer bytes = read(of.resolve(program + ".i64"));
    long[] v = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(v);
    return v;
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer buffer(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  /** Deletes everything. */
  void clear() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
