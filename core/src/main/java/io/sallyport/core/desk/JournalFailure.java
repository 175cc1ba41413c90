package io.sallyport.core.desk;

/** The journal could not be made durable: whoever waits for it must not be answered. */
public final class JournalFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what could not be done, and where
   * @param cause what the system said
   */
  public JournalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
