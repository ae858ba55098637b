import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the {@code Double*} twin of every {@code Float*} class of the given packages.
 *
 * <pre>java TwinGenerator.java SOURCE_ROOT OUTPUT_ROOT PACKAGE_FOLDER...</pre>
 *
 * <p>The twin is the Float file with each type-dependent token replaced, in code and in comments:
 *
 * <ul>
 *   <li>{@code Float, float, FLOAT} at a word or camel-case boundary, so "floating" stays;
 *   <li>{@code 1.5f, 0f, 0x1p-10f} become {@code 1.5, 0.0, 0x1p-10};
 *   <li>the companions of the type, such as {@code IntVector} and {@code floatToRawIntBits}; see
 *       {@link #RULES}.
 * </ul>
 *
 * <p>A line ending in {@code // keep} is copied as it stands. The lines from {@code // float only}
 * to {@code // end float only}, each alone on its line, have no place in the twin. A Double file
 * written by hand in the source root wins: no twin is made. Files are written only when they
 * change, and twins whose source is gone are deleted.
 *
 * <p>Ops that ask for it have {@code FloatSegment*} and {@code DoubleSegment*} twins besides; see
 * {@link SegmentTwin}.
 */
final class TwinGenerator {
  private static final String KEEP = "// keep";
  private static final String FLOAT_ONLY = "// float only";
  private static final String END_FLOAT_ONLY = "// end float only";

  /** Regular expression to replacement, applied in this order; no result matches a later rule. */
  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put("\\bfloatToRawIntBits\\b", "doubleToRawLongBits");
    RULES.put("\\bfloatToIntBits\\b", "doubleToLongBits");
    RULES.put("\\bintBitsToFloat\\b", "longBitsToDouble");
    RULES.put("\\breinterpretAsInts\\b", "reinterpretAsLongs");
    RULES.put("\\bIntVector\\b", "LongVector");
    RULES.put("\\bLanes\\.INT\\b", "Lanes.LONG");
    RULES.put("\\bFLOAT_HALF\\b", "DOUBLE"); // as many lanes as DOUBLE, by definition
    RULES.put("FLOAT(?![A-Z])", "DOUBLE");
    RULES.put("Float(?=s?(?![a-z]))", "Double");
    RULES.put("(?<![A-Za-z])float(?=s?(?![a-z]))", "double");
    // Literals. A whole number, last, needs a point to stay a floating-point number.
    RULES.put("\\b(0[xX][0-9a-fA-F_.]+[pP][+-]?\\d+)[fF]\\b", "$1");
    RULES.put("(?<![\\w.])((?=\\.?\\d)[\\d_]*\\.[\\d_]*(?:[eE][+-]?\\d+)?)[fF]\\b", "$1");
    RULES.put("(?<![\\w.])(\\d[\\d_]*[eE][+-]?\\d+)[fF]\\b", "$1");
    RULES.put("(?<![\\w.])(\\d[\\d_]*)[fF]\\b", "$1.0");
  }

  private TwinGenerator() {}

  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[0]);
    Path output = Path.of(args[1]);
    for (int i = 2; i < args.length; i++) {
      makeTwins(sources, output, args[i]);
    }
  }

  private static void makeTwins(Path sources, Path output, String packageFolder)
      throws IOException {
    Path target = Files.createDirectories(output.resolve(packageFolder));
    List<Path> stale = list(target, "(Double|FloatSegment)");
    List<Path> written = list(sources.resolve(packageFolder), "Float");
    Set<String> onSegments = new TreeSet<>();
    for (Path source : written) {
      if (SegmentTwin.wanted(Files.readAllLines(source))) {
        onSegments.add(baseName(source));
      }
    }
    for (Path source : written) {
      String name = baseName(source);
      List<String> lines = Files.readAllLines(source);
      Map<String, String> twins = new LinkedHashMap<>();
      twins.put("Double" + name, twin(source, lines));
      if (onSegments.contains(name)) {
        List<String> segment = SegmentTwin.of(lines, onSegments);
        twins.put("FloatSegment" + name, String.join("\n", segment) + "\n");
        twins.put("DoubleSegment" + name, twin(source, segment));
      }
      String header =
          "// Made from "
              + packageFolder
              + "/Float"
              + name
              + ".java by TwinGenerator: edit that.\n";
      for (Map.Entry<String, String> twin : twins.entrySet()) {
        if (!Files.exists(source.resolveSibling(twin.getKey() + ".java"))) {
          Path file = target.resolve(twin.getKey() + ".java");
          stale.remove(file);
          writeIfChanged(file, header + twin.getValue());
        }
      }
    }
    for (Path orphan : stale) {
      Files.delete(orphan);
    }
  }

  /** The name of a Float class without its type: Dot. */
  private static String baseName(Path source) {
    String name = source.getFileName().toString();
    return name.substring("Float".length(), name.length() - ".java".length());
  }

  private static String twin(Path source, List<String> lines) {
    StringBuilder twin = new StringBuilder();
    boolean floatOnly = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.equals(floatOnly ? END_FLOAT_ONLY : FLOAT_ONLY)) {
        floatOnly = !floatOnly;
      } else if (text.equals(FLOAT_ONLY) || text.equals(END_FLOAT_ONLY)) {
        throw new IllegalArgumentException(source + ": unpaired \"" + text + "\"");
      } else if (!floatOnly) {
        twin.append(text.endsWith(KEEP) ? line : replaceTokens(line)).append('\n');
      }
    }
    if (floatOnly) {
      throw new IllegalArgumentException(source + ": no \"" + END_FLOAT_ONLY + "\"");
    }
    return twin.toString();
  }

  private static String replaceTokens(String line) {
    String result = line;
    for (Map.Entry<String, String> rule : RULES.entrySet()) {
      result = result.replaceAll(rule.getKey(), rule.getValue());
    }
    return result;
  }

  private static List<Path> list(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(prefix + ".*\\.java"))
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  private static void writeIfChanged(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}
