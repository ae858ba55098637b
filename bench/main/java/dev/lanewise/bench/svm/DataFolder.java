package dev.lanewise.bench.svm;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.NpyFormat;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A temporary folder with the same examples as NumPy's files of floats and as LIBSVM text. */
public final class DataFolder implements AutoCloseable {
  /** Features, one row an example. */
  public static final String FEATURES = "x.npy";

  /** Labels, one column. */
  public static final String LABELS = "y.npy";

  static final String TEXT = "examples";

  private final Path folder;

  private DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files.
   *
   * @param text whether to write the text too
   */
  public static DataFolder write(Examples examples, boolean text) throws IOException {
    DataFolder made = new DataFolder(Files.createTempDirectory("lanewise-svm"));
    try {
      int rows = examples.labels().length;
      FloatMatrix column = FloatMatrix.allocate(rows, 1);
      for (int i = 0; i < rows; i++) {
        column.set(i, 0, examples.labels()[i]);
      }
      NpyFormat.write(made.folder.resolve(FEATURES), examples.x());
      NpyFormat.write(made.folder.resolve(LABELS), column);
      if (text) {
        double[] labels = Arrays.stream(examples.labels()).asDoubleStream().toArray();
        LibsvmFormat.write(made.folder.resolve(TEXT), new Dataset(examples.x(), labels));
      }
    } catch (IOException | RuntimeException | Error failed) {
      made.close();
      throw failed;
    }
    return made;
  }

  /** The labels in a folder. */
  public static int[] labels(Path folder) throws IOException {
    FloatMatrix column = NpyFormat.read(folder.resolve(LABELS));
    int[] labels = new int[(int) column.rows()];
    Arrays.setAll(labels, i -> (int) column.get(i, 0));
    return labels;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** A file in it. */
  String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Deletes everything. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
