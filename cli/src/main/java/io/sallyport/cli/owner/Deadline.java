package io.sallyport.cli.owner;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a channel unless what is waited for comes in time. */
final class Deadline implements AutoCloseable {
  private final Thread timer;

  private Deadline(Thread timer) {
    this.timer = timer;
  }

  /** A deadline that counts from now. */
  static Deadline in(Duration time, Closeable channel) {
    return new Deadline(Thread.ofVirtual().start(() -> close(time, channel)));
  }

  private static void close(Duration time, Closeable channel) {
    try {
      Thread.sleep(time);
      channel.close();
    } catch (InterruptedException | IOException e) {
      // It came in time, or it is closed.
    }
  }

  /** It came. */
  @Override
  public void close() {
    timer.interrupt();
  }
}
