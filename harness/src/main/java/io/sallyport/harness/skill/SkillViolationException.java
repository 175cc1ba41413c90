package io.sallyport.harness.skill;

/** A skill did what it may not. Catching it changes nothing: its task is over. */
public final class SkillViolationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A violation, in words. */
  public SkillViolationException(String message) {
    super(message);
  }
}
