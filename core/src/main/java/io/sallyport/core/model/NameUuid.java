package io.sallyport.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Name-based UUIDs, version 5 (RFC 9562): the only ids that the journal carries (SPEC 3). */
public final class NameUuid {
  private NameUuid() {}

  /**
   * The UUIDv5 of parts joined with {@code |}.
   *
   * @param namespace what kind of thing is named
   * @param parts what makes the thing what it is
   */
  public static UUID of(UUID namespace, String... parts) {
    MessageDigest sha1 = Digest.hash("SHA-1");
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    ByteBuffer hash =
        ByteBuffer.wrap(sha1.digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xf000L) | 0x5000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }
}
