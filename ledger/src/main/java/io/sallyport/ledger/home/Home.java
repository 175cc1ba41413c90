package io.sallyport.ledger.home;

import io.sallyport.core.desk.Bridge;
import java.nio.file.Path;

/** An open home, owned by this process until it is closed. */
public final class Home implements AutoCloseable {

  private Home() {}

  /**
   * Opens a home and owns it. An absent home is not made by this: it answers as an empty one, and
   * comes into being with the first accepted command, which must be {@code InitHome}.
   *
   * @throws HomeException if another process owns it, if what lies in it contradicts itself, or if
   *     it cannot be read or written
   */
  public static Home open(Path directory, HomeOptions options) throws HomeException {
    throw new UnsupportedOperationException();
  }

  /** Whether there is no home in the directory yet. */
  public boolean isAbsent() {
    throw new UnsupportedOperationException();
  }

  /** The one door to the home. */
  public Bridge bridge() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the derived snapshots of the seasons that changed and lets go of the home.
   *
   * @throws HomeException if the journal had failed, or a snapshot could not be written
   */
  @Override
  public void close() throws HomeException {
    throw new UnsupportedOperationException();
  }
}
