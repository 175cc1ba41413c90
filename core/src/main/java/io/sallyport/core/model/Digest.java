package io.sallyport.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!SHA_256.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256: " + hex);
    }
  }

  /** The SHA-256 of bytes. */
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(hash("SHA-256").digest(bytes)));
  }

  /** The SHA-256 of text in UTF-8. */
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest hash(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
