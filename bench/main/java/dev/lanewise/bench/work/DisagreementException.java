package dev.lanewise.bench.work;

/** Two implementations of one work differ by more than their error bounds allow. */
public final class DisagreementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With both answers in the message. */
  public DisagreementException(String message) {
    super(message);
  }
}
