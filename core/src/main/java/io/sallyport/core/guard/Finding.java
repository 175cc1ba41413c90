package io.sallyport.core.guard;

import io.sallyport.core.model.Details;

/**
 * What a guard finds of a LIVE execution.
 *
 * @param passed whether it lets it pass
 * @param message what it found
 * @param details the figures behind it
 */
record Finding(boolean passed, String message, Details details) {

  static Finding passed(String message) {
    return passed(message, Details.NONE);
  }

  static Finding passed(String message, Details details) {
    return new Finding(true, message, details);
  }

  static Finding failed(String message, Details details) {
    return new Finding(false, message, details);
  }

  /** A failure for want of something that LIVE requires. */
  static Finding lacking(String requirement, String message) {
    return failed(message, Details.of("requirement", requirement).and("mode", "LIVE"));
  }
}
