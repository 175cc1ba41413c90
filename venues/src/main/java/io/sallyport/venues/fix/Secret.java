package io.sallyport.venues.fix;

/** A password. It shows itself to whoever asks by name, and to nobody else. */
final class Secret {
  private static final String HIDDEN = "***";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A password; not empty, since whatever holds it would then be hidden whole. */
  static Secret of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty password");
    }
    return new Secret(text);
  }

  /** The password itself. */
  String reveal() {
    return text;
  }

  /** A text in which the password, wherever it stands, is hidden. */
  String hideIn(String other) {
    return other.replace(text, HIDDEN);
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
