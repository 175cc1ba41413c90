package io.sallyport.core.model;

import java.util.regex.Pattern;

/**
 * The tenant that an execution or validation says it acts for. What is wrong with it is not a
 * refusal but a failed guard, or a FAIL, that is recorded (SPEC 10).
 */
public sealed interface ClientClaim {

  /** A usable client id. */
  record Named(ClientId client) implements ClientClaim {}

  /** No usable client id. */
  record Unusable(Problem problem) implements ClientClaim {}

  /** What is wrong with a claim (seed 001, TenantContextGuard). */
  enum Problem {
    MISSING("client_id is required"),
    NOT_POSITIVE("client_id must be positive"),
    NOT_INTEGER("client_id must be integer");

    private final String message;

    Problem(String message) {
      this.message = message;
    }

    /** The seed's words for it. */
    public String message() {
      return message;
    }
  }

  /** No client id was given. */
  ClientClaim MISSING = new Unusable(Problem.MISSING);

  /** Reads what was given: digits with an optional sign are an integer, nothing else is. */
  static ClientClaim of(String text) {
    if (text.isEmpty()) {
      return MISSING;
    }
    if (!Digits.INTEGER.matcher(text).matches()) {
      return new Unusable(Problem.NOT_INTEGER);
    }
    if (text.startsWith("-") || text.chars().allMatch(c -> c == '0' || c == '+')) {
      return new Unusable(Problem.NOT_POSITIVE);
    }
    long value = Long.parseLong(text);
    return value <= ClientId.MAX
        ? new Named(new ClientId(value))
        : new Unusable(Problem.NOT_INTEGER);
  }

  /** Holds the pattern, which an interface could not keep to itself. */
  final class Digits {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");

    private Digits() {}
  }
}
