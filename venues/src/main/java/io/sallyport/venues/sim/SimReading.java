package io.sallyport.venues.sim;

/** A script as it was found: readable or broken. */
public sealed interface SimReading {

  /** A script that could be read, an absent one being empty. */
  record Usable(SimScript script) implements SimReading {}

  /**
   * A script that could not be read.
   *
   * @param problem what is wrong, and where
   */
  record Broken(String problem) implements SimReading {}
}
