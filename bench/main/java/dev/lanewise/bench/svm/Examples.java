package dev.lanewise.bench.svm;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.Limits;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is learned from.
 *
 * @param x one row an example
 * @param labels one class an example
 */
public record Examples(FloatMatrix x, int[] labels) {
  /** Larger ones are not exact as floats, in which they are handed on. */
  private static final int LARGEST_LABEL = 1 << 24;

  private static final float WHITE = 255;

  /** Reads LIBSVM text, compressed by gzip or not. */
  public static Examples read(Path file) throws IOException {
    Dataset data;
    try (InputStream in = IdxFile.open(file)) {
      data = LibsvmFormat.read(in, file.toString(), 0, Limits.defaults());
    }
    int[] labels = new int[data.labels().length];
    for (int i = 0; i < labels.length; i++) {
      double label = data.labels()[i];
      labels[i] = (int) label;
      if (labels[i] != label || Math.abs(label) > LARGEST_LABEL) {
        throw new IOException(
            file + ": label of example " + (i + 1) + " is " + label + ", expected a small integer");
      }
    }
    return new Examples(data.features(), labels);
  }

  /** Reads images and their labels in the format of MNIST; 255 becomes 1. */
  static Examples read(Path images, Path labels) throws IOException {
    IdxFile pictures = IdxFile.read(images);
    IdxFile classes = IdxFile.read(labels);
    if (pictures.examples() != classes.examples() || classes.width() != 1) {
      throw new IOException(
          images
              + " has "
              + pictures.examples()
              + " images, "
              + labels
              + " has "
              + classes.values().length
              + " labels");
    }
    float[] values = new float[pictures.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pictures.values()[i] & 0xFF) / WHITE;
    }
    int[] numbers = new int[classes.examples()];
    Arrays.setAll(numbers, i -> classes.values()[i] & 0xFF);
    return new Examples(FloatMatrix.of(values, pictures.examples(), pictures.width()), numbers);
  }

  /**
   * The first so many.
   *
   * @throws IllegalArgumentException when there are fewer
   */
  public Examples first(int rows) {
    if (rows < 1 || rows > labels.length) {
      throw new IllegalArgumentException(
          "the data have " + labels.length + " rows, --rows is " + rows);
    }
    return new Examples(x.rowRange(0, rows), Arrays.copyOf(labels, rows));
  }

  /** The same with two classes: even labels become 0, odd ones 1. */
  Examples evenOdd() {
    return new Examples(x, Arrays.stream(labels).map(label -> Math.floorMod(label, 2)).toArray());
  }

  /** The same with classes numbered from 0 in the order in which they turn up. */
  public Examples numbered() {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] classOf = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      numbers.putIfAbsent(labels[i], numbers.size());
      classOf[i] = numbers.get(labels[i]);
    }
    return new Examples(x, classOf);
  }

  /** How many there are. */
  public int classes() {
    return (int) Arrays.stream(labels).distinct().count();
  }
}
