package dev.lanewise.bench.svm;

import java.util.List;

/**
 * What one program did.
 *
 * @param program its name
 * @param measured what the seconds are of: {@link #TRAINING} or {@link #PROCESS}
 * @param seconds one for each run, in order; empty when it was stopped before its first end
 * @param objective dual objectives to be minimised, summed over pairs of classes; null when unknown
 * @param supportVectors rows that are one in any pair; null when unknown
 * @param violation largest KKT violation of any pair; null when the program does not tell
 * @param status {@link #CONVERGED}, or what happened instead
 */
public record Entry(
    String program,
    String measured,
    List<Double> seconds,
    Double objective,
    Integer supportVectors,
    Double violation,
    String status) {
  /** From data in memory to the model. */
  static final String TRAINING = "training";

  /** From the start of the process to its end: reads a text file, writes a model. */
  static final String PROCESS = "whole process";

  static final String CONVERGED = "converged";

  /** Whether it came to an answer within the tolerance. */
  boolean converged() {
    return CONVERGED.equals(status);
  }
}
