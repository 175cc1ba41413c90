package io.sallyport.ledger.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Disk space kept back while orders may be open, so that they can still be cancelled when the disk
 * is full: a venue has to write too (SPEC 2, law 2).
 */
final class Reserve {
  private static final int BYTES = 1 << 20;

  private final Path file;
  private boolean isHeld;

  Reserve(Path file) {
    this.file = file;
  }

  /** Takes the space; it is written, because space that was only promised is not there. */
  void hold() throws IOException {
    if (!isHeld) {
      Files.write(file, new byte[BYTES]);
      isHeld = true;
    }
  }

  /** Gives the space back. */
  void release() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Then there is that much less to cancel with; there is nobody to tell.
    }
    isHeld = false;
  }
}
