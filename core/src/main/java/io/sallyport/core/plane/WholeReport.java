package io.sallyport.core.plane;

import io.sallyport.core.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A report as it came, kept whole where it is not booked (SPEC 17, strays): up to 64 KiB of it, and
 * of a longer one the length and the hash as well.
 *
 * @param text the report, or its beginning
 * @param length how many bytes of UTF-8 it has in all
 * @param sha256 the hash of all of it, where only the beginning is kept
 */
public record WholeReport(String text, long length, Optional<Digest> sha256) {
  /** How many bytes of a report are kept. */
  public static final int MOST = 64 * 1024;

  /** A report as it came. */
  public static WholeReport of(String report) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MOST
        ? new WholeReport(report, bytes.length, Optional.empty())
        : new WholeReport(
            new String(bytes, 0, MOST, StandardCharsets.UTF_8),
            bytes.length,
            Optional.of(Digest.of(bytes)));
  }
}
