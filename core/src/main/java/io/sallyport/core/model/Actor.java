package io.sallyport.core.model;

/**
 * Who acts, and how Sallyport knows.
 *
 * @param id the name that is recorded
 * @param authentication how the name was established
 */
public record Actor(ActorId id, Authentication authentication) {

  /** How an actor's name was established (SPEC 4, four eyes). */
  public enum Authentication {
    /** Typed at a local shell: it proves nothing, and is only recorded. */
    LOCAL,
    /** Proven by a token. */
    TOKEN
  }

  /** An actor at a local shell. */
  public static Actor local(ActorId id) {
    return new Actor(id, Authentication.LOCAL);
  }

  /** Whether the name is proven. */
  public boolean isAuthenticated() {
    return authentication != Authentication.LOCAL;
  }
}
