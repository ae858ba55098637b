package dev.lanewise.svm;

/** Thrown when a problem has a solution that says nothing: a margin that cannot be told from 0. */
public final class DegenerateProblemException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  DegenerateProblemException(String message) {
    super(message);
  }
}
