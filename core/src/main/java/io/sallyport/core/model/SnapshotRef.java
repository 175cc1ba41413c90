package io.sallyport.core.model;

import java.util.Optional;

/**
 * The newest forensic snapshot when something was done (SPEC 4, 11).
 *
 * @param snapshot the snapshot's id, none if there is none yet
 */
public record SnapshotRef(Optional<Digest> snapshot) {
  /** No snapshot has been taken; written {@code UNKNOWN}. */
  public static final SnapshotRef UNKNOWN = new SnapshotRef(Optional.empty());

  private static final String UNKNOWN_TEXT = "UNKNOWN";

  /** Reads what {@link #toString} writes. */
  public static SnapshotRef of(String text) {
    return text.equals(UNKNOWN_TEXT) ? UNKNOWN : new SnapshotRef(Optional.of(new Digest(text)));
  }

  @Override
  public String toString() {
    return snapshot.map(Digest::hex).orElse(UNKNOWN_TEXT);
  }
}
