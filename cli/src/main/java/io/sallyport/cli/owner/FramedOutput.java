package io.sallyport.cli.owner;

import io.sallyport.cli.owner.Frame.Kind;
import java.io.IOException;
import java.io.OutputStream;

/** What a command prints, put into frames as it comes. */
final class FramedOutput extends OutputStream {
  private final OutputStream to;
  private final Kind kind;

  FramedOutput(OutputStream to, Kind kind) {
    this.to = to;
    this.kind = kind;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Frame.writeParts(to, kind, bytes, offset, length);
  }
}
