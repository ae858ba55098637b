package dev.lanewise.bench.result;

import dev.lanewise.bench.result.WorkResult.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * One work in two files of results.
 *
 * <p>What is compared is the ratio of the in-run reference (the limit, or a rival of the same
 * virtual machine) to ours, taken fork by fork: a slower day slows both. A change counts when it
 * passes both {@link #LEAST_CHANGE} and {@link #ERRORS} standard errors of the two medians
 * together; with fewer than {@link #FORKS} forks in either file there is no telling the noise, and
 * only {@link #BLIND_CHANGE} counts.
 *
 * @param reference name of the in-run reference, empty where there is none
 * @param before ratio in the old file, NaN where there is none
 * @param after ratio in the new file, NaN where there is none
 * @param threshold relative change that would have counted
 */
public record Comparison(
    String work, String reference, double before, double after, double threshold, Verdict verdict) {
  static final double LEAST_CHANGE = 0.03;
  static final double BLIND_CHANGE = 0.25;
  static final double ERRORS = 4;
  static final int FORKS = 4;

  /** What became of a work. */
  public enum Verdict {
    SAME("same", false),
    FASTER("faster", false),
    SLOWER("SLOWER", true),
    /** In the old file only: nobody knows. */
    MISSING("MISSING", true),
    /** In the new file only. */
    NEW("new", false),
    /** The two files share no reference. */
    INCOMPARABLE("INCOMPARABLE", true);

    private final String label;
    private final boolean failure;

    Verdict(String label, boolean failure) {
      this.label = label;
      this.failure = failure;
    }

    /** How tables say it; failures in capitals. */
    public String label() {
      return label;
    }

    /** Whether the comparison fails by it. */
    public boolean failure() {
      return failure;
    }
  }

  /** Compares all works of two files, in the order of the old, then what is new. */
  public static List<Comparison> of(Results old, Results now) {
    List<Comparison> comparisons = new ArrayList<>();
    for (WorkResult before : old.works()) {
      WorkResult after = find(now, before.name());
      comparisons.add(
          after == null ? only(before.name(), Verdict.MISSING) : compare(before, after));
    }
    for (WorkResult after : now.works()) {
      if (find(old, after.name()) == null) {
        comparisons.add(only(after.name(), Verdict.NEW));
      }
    }
    return comparisons;
  }

  private static WorkResult find(Results results, String name) {
    return results.works().stream().filter(w -> w.name().equals(name)).findFirst().orElse(null);
  }

  private static Comparison only(String name, Verdict verdict) {
    return new Comparison(name, "", Double.NaN, Double.NaN, Double.NaN, verdict);
  }

  private static Comparison compare(WorkResult before, WorkResult after) {
    Series oldReference = before.reference();
    Series newReference = oldReference == null ? null : after.of(oldReference.who());
    if (newReference == null) {
      return only(before.name(), Verdict.INCOMPARABLE);
    }
    List<Double> oldRatios = before.ratios(oldReference);
    List<Double> newRatios = after.ratios(newReference);
    if (oldRatios.isEmpty() || newRatios.isEmpty()) {
      return only(before.name(), Verdict.INCOMPARABLE);
    }
    Statistics was = Statistics.of(oldRatios);
    Statistics is = Statistics.of(newRatios);
    double threshold = threshold(was, is);
    double change = is.median() / was.median() - 1;
    Verdict verdict =
        change < -threshold ? Verdict.SLOWER : change > threshold ? Verdict.FASTER : Verdict.SAME;
    return new Comparison(
        before.name(), oldReference.who(), was.median(), is.median(), threshold, verdict);
  }

  private static double threshold(Statistics was, Statistics is) {
    if (Math.min(was.count(), is.count()) < FORKS) {
      return BLIND_CHANGE;
    }
    double noise = Math.hypot(was.noise(), is.noise()) / was.median();
    return Math.max(LEAST_CHANGE, ERRORS * noise);
  }
}
