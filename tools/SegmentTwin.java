import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of an op on arrays the same op on memory segments: the Vector API loads from either, but by
 * different methods, so one text becomes two classes.
 *
 * <p>An op that holds the line {@code // also on memory segments} promises:
 *
 * <ul>
 *   <li>operands that become segments are called x or y; other arrays stay arrays;
 *   <li>positions and counts of those are called as in {@link #LONGS};
 *   <li>loads are {@code fromArray(FLOAT, x, i...)} and {@code x[i]}, stores {@code v.intoArray(y,
 *       i)} and {@code y[i] = ...;}, each on one line, with neither brackets nor calls in i;
 *   <li>the public method asks {@code PATH.open()}, and the vector form is a method of {@code
 *       Vectors} that is not private.
 * </ul>
 */
final class SegmentTwin {
  private static final String MARKER = "// also on memory segments";

  private static final String LONGS =
      "xOffset|yOffset|offset|xo|yo|xi|yi|n|i|full|left|from|best|at";

  private static final Pattern OPERAND = Pattern.compile("MemorySegment ([xy])\\b");

  private static final String NOTE =
      """
       *
       * <p>This is the op on memory segments in native byte order, aligned or not; offsets count
       * elements. In vectors on native memory. Mapped files and segments of arrays go to the scalar
       * twin, since vectors would be very slow on segments of several classes: hand over the array,
       * or a copy.
       */
      """;

  private SegmentTwin() {}

  static boolean wanted(List<String> lines) {
    return lines.stream().anyMatch(line -> line.strip().equals(MARKER));
  }

  /**
   * The lines of the op on segments.
   *
   * @param names the classes that have such a twin
   */
  static List<String> of(List<String> lines, Set<String> names) {
    String name = "\\bFloat(?=(" + String.join("|", names) + "|Specimen)\\b)";
    List<String> twin = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    StringBuilder signature = new StringBuilder();
    boolean vectors = false;
    boolean noted = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.equals(MARKER)) {
        continue;
      }
      if (line.equals(" */") && !noted) {
        noted = true;
        NOTE.lines().forEach(twin::add);
        continue;
      }
      boolean comment = text.startsWith("*") || text.startsWith("/");
      String result =
          comment
              ? line.replace(" its array", " its segment").replace(" the array", " the segment")
              : onSegments(line);
      result = result.replaceAll(name, "FloatSegment");
      vectors |= text.contains("class Vectors");
      if (text.matches("(public |private )?static [^=]*\\(.*") || !signature.isEmpty()) {
        signature.append(result.strip()).append(' ');
      }
      String open = "Segments.plain(" + String.join(") && Segments.plain(", operands) + ")";
      twin.add(result.replace("PATH.open()", "PATH.open() && " + open));
      if (text.endsWith("{") && !signature.isEmpty()) {
        operands = operandsOf(signature);
        if (vectors && signature.indexOf("private") < 0 && !operands.isEmpty()) {
          addGuard(twin, operands);
        }
        signature.setLength(0);
      }
      if (line.startsWith("package ")) {
        twin.addAll(List.of("", "import java.lang.foreign.MemorySegment;"));
      }
    }
    return twin;
  }

  private static List<String> operandsOf(StringBuilder signature) {
    List<String> operands = new ArrayList<>();
    Matcher m = OPERAND.matcher(signature);
    while (m.find()) {
      operands.add(m.group(1));
    }
    return operands;
  }

  /** The one place where the class of an operand becomes known to C2. */
  private static void addGuard(List<String> twin, List<String> operands) {
    String unless = "!" + String.join(".isNative() || !", operands) + ".isNative()";
    twin.add(
        "      // Never so. Only segments of one class are seen to come here, so C2 takes the class"
            + " of");
    twin.add("      // the operands as given from here on; otherwise each load would ask for it.");
    twin.add("      if (" + unless + ") {");
    twin.add("        throw new IllegalArgumentException(\"on the heap\");");
    twin.add("      }");
  }

  private static String onSegments(String line) {
    return line.replaceAll("\\bfloat\\[\\] ([xy])\\b", "MemorySegment $1")
        .replaceAll(
            "^( *)([xy])\\[([^\\[\\]]+)\\] = (.*);$", "$1$2.setAtIndex(Segments.FLOAT, $3, $4);")
        .replaceAll(
            "\\.intoArray\\(([xy]), ([^,()]+)\\)",
            ".intoMemorySegment($1, Float.BYTES * ($2), Segments.ORDER)")
        .replace("Regions.check(", "Segments.checkFloats(")
        .replaceAll("\\bint (?=(" + LONGS + ")\\b)", "long ")
        .replaceAll("\\bstatic int (?=\\w+\\()", "static long ")
        .replaceAll("\\b([xy])\\.length\\b", "Segments.floats($1)")
        .replace("FloatVector.fromArray;", "FloatVector.fromMemorySegment;")
        .replaceAll(
            "\\bfromArray\\(FLOAT, ([xy]), ([^,()]+)",
            "fromMemorySegment(FLOAT, $1, Float.BYTES * ($2), Segments.ORDER")
        .replaceAll("\\b([xy])\\[([^\\[\\]]+)\\]", "$1.getAtIndex(Segments.FLOAT, $2)");
  }
}
