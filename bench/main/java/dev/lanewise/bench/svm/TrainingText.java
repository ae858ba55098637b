package dev.lanewise.bench.svm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What svm-train prints, and {@code lanewise train} like it.
 *
 * @param objective dual objectives, summed over pairs of classes
 * @param supportVectors of all pairs together
 * @param violation largest KKT violation, which only ours prints; else null
 * @param status as {@link Entry#status}
 */
record TrainingText(double objective, int supportVectors, Double violation, String status) {
  private static final Pattern OBJECTIVE = Pattern.compile("obj = (\\S+), rho = .*");
  private static final Pattern TOTAL = Pattern.compile("Total nSV = (\\d+)");
  private static final Pattern ENDING =
      Pattern.compile("(.+), gap = .*, KKT violation = ([^,]+), seconds = .*");

  /**
   * Reads all lines of a run to its end.
   *
   * @throws IllegalArgumentException when they have no objective or no number of support vectors
   */
  static TrainingText parse(List<String> lines) {
    double objective = 0;
    int pairs = 0;
    Integer supportVectors = null;
    Double violation = null;
    String status = Entry.CONVERGED;
    for (String line : lines) {
      Matcher objectiveOf = OBJECTIVE.matcher(line);
      Matcher total = TOTAL.matcher(line);
      Matcher ending = ENDING.matcher(line);
      if (objectiveOf.matches()) {
        objective += number(objectiveOf.group(1));
        pairs++;
      } else if (total.matches()) {
        supportVectors = Integer.valueOf(total.group(1));
      } else if (ending.matches()) {
        status = ending.group(1);
        violation = number(ending.group(2));
      }
    }
    if (pairs == 0 || supportVectors == null) {
      throw new IllegalArgumentException(
          lines.size()
              + " lines with "
              + pairs
              + " objectives and "
              + (supportVectors == null ? "no" : "a")
              + " total of support vectors");
    }
    return new TrainingText(objective, supportVectors, violation, status);
  }

  /** A number as C prints it: nan and inf too. */
  private static double number(String text) {
    return text.matches("[-+]?(nan|inf).*") ? Double.NaN : Double.parseDouble(text);
  }
}
