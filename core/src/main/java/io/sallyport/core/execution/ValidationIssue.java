package io.sallyport.core.execution;

import io.sallyport.core.model.Details;

/**
 * One thing that validation found.
 *
 * @param code which
 * @param severity how bad
 * @param message what, for a person
 * @param details the figures behind it
 */
public record ValidationIssue(
    ValidationCode code, Severity severity, String message, Details details) {

  /** How bad an issue is. */
  public enum Severity {
    WARNING,
    FAIL
  }

  static ValidationIssue fail(ValidationCode code, String message) {
    return new ValidationIssue(code, Severity.FAIL, message, Details.NONE);
  }

  static ValidationIssue warn(ValidationCode code, String message) {
    return new ValidationIssue(code, Severity.WARNING, message, Details.NONE);
  }

  /** The same issue with one more figure. */
  ValidationIssue with(String name, Object value) {
    return new ValidationIssue(code, severity, message, details.and(name, value));
  }
}
