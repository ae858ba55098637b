package dev.lanewise.cli.grid;

import dev.lanewise.select.Scoring;
import dev.lanewise.svm.SvmType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How predictions for a fold are judged, by the names that users type. */
public enum Score {
  ACCURACY(true, 1, Scoring.accuracy()),
  BALANCED(true, 1, Scoring.balancedAccuracy()),
  F1(true, 1, Scoring.macroF1()),
  R2(false, 1, Scoring.rSquared()),
  MSE(false, -1, Scoring.negativeMeanSquaredError()),
  MAE(false, -1, Scoring.negativeMeanAbsoluteError());

  private final boolean ofClasses;
  private final int sign;
  private final Scoring scoring;

  Score(boolean ofClasses, int sign, Scoring scoring) {
    this.ofClasses = ofClasses;
    this.sign = sign;
    this.scoring = scoring;
  }

  /**
   * The score that a user means.
   *
   * @param name or null for the usual one of the type
   * @throws IllegalArgumentException when the type has none of that name
   */
  public static Score named(String name, SvmType type) {
    boolean classes = type.isClassification();
    if (name == null) {
      return classes ? ACCURACY : R2;
    }
    for (Score score : values()) {
      if (score.ofClasses == classes && score.label().equals(name)) {
        return score;
      }
    }
    String expected =
        Arrays.stream(values())
            .filter(score -> score.ofClasses == classes)
            .map(Score::label)
            .collect(Collectors.joining(", "));
    String kind = classes ? "classification" : "regression";
    throw new IllegalArgumentException(
        "--score is '" + name + "', expected for " + kind + " one of " + expected);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is of classifiers. */
  public boolean ofClasses() {
    return ofClasses;
  }

  public Scoring scoring() {
    return scoring;
  }

  /** Searches take the greatest; errors are shown as they are, the smaller the better. */
  double shown(double score) {
    return sign * score;
  }

  /** Which end of the table is the good one. */
  String order() {
    return sign > 0 ? "greatest first" : "smallest first";
  }
}
