package io.sallyport.core.model;

/**
 * A tenant: the owner of seasons, plans, executions and limits. Nothing crosses tenants (SPEC 1).
 *
 * @param value a positive integer, at most 2<sup>53</sup> − 1 so that every JSON reader keeps it
 *     exact
 */
public record ClientId(long value) implements Comparable<ClientId> {
  /** The largest client id: 2<sup>53</sup> − 1. */
  public static final long MAX = (1L << 53) - 1;

  public ClientId {
    if (value <= 0 || value > MAX) {
      throw new IllegalArgumentException("client_id must be a positive integer: " + value);
    }
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_CLIENT_ID}. */
  public static Reply<ClientId> parse(String text) {
    return switch (ClientClaim.of(text)) {
      case ClientClaim.Named(ClientId client) -> Reply.of(client);
      case ClientClaim.Unusable(ClientClaim.Problem problem) ->
          Reply.refuse(
              RefusalCode.INVALID_CLIENT_ID,
              problem.message() + ", not " + Identifiers.shown(text));
    };
  }

  @Override
  public int compareTo(ClientId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
