package io.sallyport.core.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON object in canonical form (RFC 8785): the bytes that digests are taken of. Decimals travel
 * as strings (SPEC 2, law 6).
 */
public final class CanonicalJson {
  private final Map<String, String> members = new TreeMap<>();

  /** Adds a string. */
  public CanonicalJson put(String name, Object text) {
    return raw(name, quote(text.toString()));
  }

  /** Adds a string if there is one. */
  public CanonicalJson put(String name, Optional<?> text) {
    return text.map(value -> put(name, value)).orElse(this);
  }

  /** Adds a decimal, as a string. */
  public CanonicalJson putDecimal(String name, BigDecimal number) {
    return raw(name, quote(Decimals.plain(number)));
  }

  /** Adds a decimal if there is one, as a string. */
  public CanonicalJson putDecimal(String name, Optional<BigDecimal> number) {
    return number.map(value -> putDecimal(name, value)).orElse(this);
  }

  /** Adds an integer, which must be one that every JSON reader keeps exact. */
  public CanonicalJson putInteger(String name, long number) {
    return raw(name, Long.toString(number));
  }

  /** Adds a boolean. */
  public CanonicalJson putFlag(String name, boolean flag) {
    return raw(name, Boolean.toString(flag));
  }

  /** Adds an object. */
  public CanonicalJson putObject(String name, CanonicalJson object) {
    return raw(name, object.toString());
  }

  /** Adds an object if there is one. */
  public CanonicalJson putObject(String name, Optional<CanonicalJson> object) {
    return object.map(value -> putObject(name, value)).orElse(this);
  }

  /** Adds an array of objects. */
  public CanonicalJson putObjects(String name, List<CanonicalJson> objects) {
    return raw(name, objects.stream().map(CanonicalJson::toString).collect(array()));
  }

  /** Adds an array of strings. */
  public CanonicalJson putTexts(String name, List<?> texts) {
    return raw(name, texts.stream().map(text -> quote(text.toString())).collect(array()));
  }

  /** Adds a number that is in canonical form already. */
  public CanonicalJson putNumber(String name, RiskBudget number) {
    return raw(name, number.toString());
  }

  /** The SHA-256 of the canonical form in UTF-8. */
  public Digest digest() {
    return Digest.of(toString());
  }

  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(member -> quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private CanonicalJson raw(String name, String json) {
    if (members.put(name, json) != null) {
      throw new IllegalArgumentException("twice in one object: " + name);
    }
    return this;
  }

  private static java.util.stream.Collector<CharSequence, ?, String> array() {
    return Collectors.joining(",", "[", "]");
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> appendEscaped(out, (char) c));
    return out.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
