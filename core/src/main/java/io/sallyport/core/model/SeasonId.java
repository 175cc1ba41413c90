package io.sallyport.core.model;

/**
 * A season: a named span of governance such as {@code 2026Q1}. It names a folder, so it is stricter
 * than other identifiers.
 *
 * @param value 1–64 characters of {@code A-Z a-z 0-9 . _ @ + = -}, not {@code .} or {@code ..}
 *     (SPEC 2, law 7)
 */
public record SeasonId(String value) implements Comparable<SeasonId> {
  private static final String KIND = "season";
  private static final int MAX_LENGTH = 64;

  public SeasonId {
    Identifiers.require(KIND, value, MAX_LENGTH);
    if (!namesAFolder(value)) {
      throw new IllegalArgumentException("season cannot name a folder: " + value);
    }
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<SeasonId> parse(String text) {
    return Identifiers.parse(KIND, text, MAX_LENGTH, valid -> valid)
        .flatMap(valid ->
            namesAFolder(valid)
                ? Reply.of(new SeasonId(valid))
                : Reply.refuse(
                    RefusalCode.INVALID_IDENTIFIER,
                    "season "
                        + Identifiers.shown(valid)
                        + " cannot be a folder's name: no / or :"));
  }

  /** The season that a tenant plans in when it names none (SPEC 5). */
  public static SeasonId defaultOf(ClientId client) {
    return new SeasonId(client.value() == 1 ? "default" : "default-" + client.value());
  }

  private static boolean namesAFolder(String value) {
    return value.indexOf('/') < 0 && value.indexOf(':') < 0;
  }

  @Override
  public int compareTo(SeasonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
