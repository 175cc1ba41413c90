package io.sallyport.cli.owner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Output to a client; one that takes it too slowly is given up. */
final class ClientOutput extends OutputStream {
  private final SocketChannel client;
  private final OutputStream out;
  private final Duration patience;

  /**
   * Output to a client.
   *
   * @param client who takes it
   * @param patience how long a piece of it may take
   */
  ClientOutput(SocketChannel client, Duration patience) {
    this.client = client;
    this.out = Channels.newOutputStream(client);
    this.patience = patience;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try (Deadline _ = Deadline.in(patience, client)) {
      out.write(bytes, offset, length);
    }
  }
}
