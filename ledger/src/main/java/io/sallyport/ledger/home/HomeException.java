package io.sallyport.ledger.home;

import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;

/**
 * A home that cannot be opened, read or closed as it should: somebody else's, damaged, unusable.
 */
public final class HomeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /**
   * What is wrong with a home.
   *
   * @param code which rule
   * @param message what was wrong and what to do, for a person
   */
  public HomeException(RefusalCode code, String message) {
    super(message);
    this.refusal = new Refusal(code, message);
  }

  /** What is wrong and what to do. */
  public Refusal refusal() {
    return refusal;
  }
}
