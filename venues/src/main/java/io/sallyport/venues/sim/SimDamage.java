package io.sallyport.venues.sim;

/** A log that contradicts itself; the message names file, line and reason. */
final class SimDamage extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  SimDamage(String file, long line, String reason) {
    this.message = "%s, line %d: %s".formatted(file, line, reason);
  }

  /** What is wrong, where, and why. */
  @Override
  public String getMessage() {
    return message;
  }
}
