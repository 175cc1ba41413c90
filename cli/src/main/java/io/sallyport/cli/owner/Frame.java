package io.sallyport.cli.owner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;

/** What goes over the socket at a time: a byte for the kind, four for the length, the content. */
final class Frame {
  private static final int PART = 1 << 16;

  /** What a frame is, and the most bytes that it may have. */
  enum Kind {
    /** From the owner: who it is. */
    GREETING('G', 4096),
    /** From the client: what to carry out. */
    COMMAND('C', 4 << 20),
    /** From the owner: the command is being carried out from here on. */
    TAKEN('T', 0),
    /** From the owner: a part of standard output. */
    OUT('O', PART),
    /** From the owner: a part of standard error. */
    ERR('E', PART),
    /** From the owner, last: the exit code. */
    EXIT('X', Integer.BYTES);

    private final char letter;
    private final int most;

    Kind(char letter, int most) {
      this.letter = letter;
      this.most = most;
    }

    private static Kind of(int letter) throws IOException {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new StreamCorruptedException("no frame begins like that");
    }
  }

  private final Kind kind;
  private final byte[] content;

  private Frame(Kind kind, byte[] content) {
    this.kind = kind;
    this.content = content;
  }

  Kind kind() {
    return kind;
  }

  byte[] content() {
    return content;
  }

  /** The content as fields, to be read one after another. */
  DataInputStream fields() {
    return new DataInputStream(new ByteArrayInputStream(content));
  }

  /**
   * Reads the next frame. Nothing is set aside for bytes that are announced and do not come.
   *
   * @throws EOFException if the other side ends before or within it
   * @throws IOException if it is no frame
   */
  static Frame read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    Kind kind = Kind.of(in.readUnsignedByte());
    int length = in.readInt();
    if (length < 0 || length > kind.most) {
      throw new StreamCorruptedException("no frame " + kind + " is that long");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException();
    }
    return new Frame(kind, content);
  }

  /** Reads the next frame, which has to be of that kind. */
  static Frame read(InputStream from, Kind kind) throws IOException {
    Frame frame = read(from);
    if (frame.kind != kind) {
      throw new StreamCorruptedException("a frame " + frame.kind + " came out of turn");
    }
    return frame;
  }

  /** Puts fields one after another. */
  interface Fields {
    void put(DataOutputStream to) throws IOException;
  }

  /** Writes a frame in one piece. */
  static void write(OutputStream to, Kind kind, Fields fields) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    fields.put(new DataOutputStream(content));
    write(to, kind, content.toByteArray(), 0, content.size());
  }

  /** Writes as many frames as the bytes fill. */
  static void writeParts(OutputStream to, Kind kind, byte[] bytes, int offset, int length)
      throws IOException {
    for (int done = 0; done < length; done += PART) {
      write(to, kind, bytes, offset + done, Math.min(PART, length - done));
    }
  }

  private static void write(OutputStream to, Kind kind, byte[] bytes, int offset, int length)
      throws IOException {
    if (length > kind.most) {
      throw new FrameTooLong(kind, length);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(length + 5);
    DataOutputStream out = new DataOutputStream(whole);
    out.writeByte(kind.letter);
    out.writeInt(length);
    out.write(bytes, offset, length);
    to.write(whole.toByteArray());
    to.flush();
  }

  /** Something too long to be sent; nothing of it was. */
  static final class FrameTooLong extends IOException {
    private static final long serialVersionUID = 1;

    private FrameTooLong(Kind kind, int length) {
      super("%s of %d bytes, where %d are allowed".formatted(kind, length, kind.most));
    }
  }
}
