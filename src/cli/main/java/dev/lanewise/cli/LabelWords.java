package dev.lanewise.cli;

import dev.lanewise.svm.LabelNames;
import java.util.Optional;

/** What becomes of labels that are words, and the names that were found for numbers. */
final class LabelWords {
  private final String refusal;
  private LabelNames names;

  private LabelWords(String refusal, LabelNames names) {
    this.refusal = refusal;
    this.names = names;
  }

  /**
   * Numbers alone are welcome.
   *
   * @param why ends the message
   */
  static LabelWords refused(String why) {
    return new LabelWords(why, null);
  }

  /** Words are numbered in order of first occurrence. */
  static LabelWords learned() {
    return new LabelWords(null, null);
  }

  /** Labels are the names of a model, whatever they look like. */
  static LabelWords known(LabelNames names) {
    return new LabelWords(null, names);
  }

  /** Why words are refused, or null. */
  String refusal() {
    return refusal;
  }

  boolean areKnown() {
    return names != null;
  }

  /** Names of the numbers; empty when labels were numbers. */
  Optional<LabelNames> names() {
    return Optional.ofNullable(names);
  }

  /** Learns the names that occur. */
  void learn(String[] words) {
    names = LabelNames.of(words);
  }
}
