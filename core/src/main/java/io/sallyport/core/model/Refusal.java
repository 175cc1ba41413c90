package io.sallyport.core.model;

import java.util.Objects;

/**
 * A refusal: what was not done and why, as a value (SPEC 2, law 5).
 *
 * @param code which rule refused, from the closed set
 * @param message what was wrong and what to do about it, for a person
 */
public record Refusal(RefusalCode code, String message) {
  public Refusal {
    Objects.requireNonNull(code);
    Objects.requireNonNull(message);
  }
}
