package dev.lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads and writes the range file of a {@link Scaler}. */
final class ScalerFile {
  /** C's {@code %.17g}, which gives every double back. */
  private static final int DIGITS = 17;

  private final TextScanner scanner;

  private ScalerFile(TextScanner scanner) {
    this.scanner = scanner;
  }

  static Scaler read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      TextScanner scanner = new TextScanner(in, file.toString(), DataFormatException::new);
      return new ScalerFile(scanner).read();
    }
  }

  static void write(Scaler scaler, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Scaler.Range labels = scaler.labels();
    if (labels != null) {
      text.append("y\n");
      appendPair(text, labels.lower(), labels.upper());
      appendPair(text, labels.min(), labels.max());
    }
    text.append("x\n");
    appendPair(text, scaler.lower(), scaler.upper());
    for (int j = 0; j < scaler.features(); j++) {
      if (scaler.min(j) != scaler.max(j)) {
        text.append(j + 1).append(' ');
        appendPair(text, scaler.min(j), scaler.max(j));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  private static void appendPair(StringBuilder text, double first, double second) {
    text.append(NumberText.general(first, DIGITS)).append(' ');
    text.append(NumberText.general(second, DIGITS)).append('\n');
  }

  private Scaler read() throws IOException {
    Scaler.Range labels = null;
    if (readSection(true).equals("y")) {
      double[] target = readPair();
      double[] source = readPair();
      labels = new Scaler.Range(target[0], target[1], source[0], source[1]);
      readSection(false);
    }
    double[] target = readPair();
    double[] min = new double[16];
    double[] max = new double[16];
    int features = 0;
    for (scanner.skipBlanks(); scanner.peek() != TextScanner.END; scanner.skipBlanks()) {
      int index = readIndex(features);
      if (index > min.length) {
        int length = Math.min(index * 2, Limits.DEFAULT_MAX_FEATURES);
        Capacity.require(2L * Double.BYTES * length, Long.MAX_VALUE, "feature index " + index);
        min = Arrays.copyOf(min, length);
        max = Arrays.copyOf(max, length);
      }
      double[] source = readPair();
      min[index - 1] = source[0];
      max[index - 1] = source[1];
      features = index;
    }
    return new Scaler(
        target[0], target[1], Arrays.copyOf(min, features), Arrays.copyOf(max, features), labels);
  }

  private String readSection(boolean labelsAllowed) throws IOException {
    scanner.skipBlanks();
    String what = labelsAllowed ? "x or y" : "x";
    String section = scanner.readWord(what);
    if (!section.equals("x") && !(labelsAllowed && section.equals("y"))) {
      throw scanner.expected(what);
    }
    endLine();
    return section;
  }

  /** Two finite numbers, the first below the second, that end their line. */
  private double[] readPair() throws IOException {
    scanner.skipBlanks();
    double low = scanner.readDouble("a decimal number");
    scanner.skipBlanks();
    double high = scanner.readDouble("a decimal number");
    if (!(low < high && Double.isFinite(high - low))) {
      throw scanner.error("range from " + low + " to " + high + " is not a range");
    }
    endLine();
    return new double[] {low, high};
  }

  private int readIndex(int previous) throws IOException {
    long index = scanner.readInteger("a feature index");
    if (index <= previous || index > Limits.DEFAULT_MAX_FEATURES) {
      throw scanner.error(
          "feature index "
              + scanner.found()
              + " must be within "
              + (previous + 1)
              + ".."
              + Limits.DEFAULT_MAX_FEATURES);
    }
    return (int) index;
  }

  private void endLine() throws IOException {
    scanner.skipBlanks();
    if (!scanner.endLine()) {
      throw scanner.error("file is incomplete: the last line has no line end");
    }
  }
}
