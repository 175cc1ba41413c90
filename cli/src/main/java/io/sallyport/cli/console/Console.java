package io.sallyport.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where the program writes: always UTF-8, whatever the locale. A reader that went away ({@code |
 * head}) is nobody's error; a full disk is.
 */
public final class Console {
  private final OutputStream out;
  private final OutputStream err;
  private boolean lost;

  /**
   * A console.
   *
   * @param out takes answers
   * @param err takes errors and notices
   */
  public Console(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /** A console that prints errors and notices among the answers, as a terminal shows them. */
  public Console merged() {
    return new Console(out, out);
  }

  /** Prints an answer, ended by a line break if it isn't. */
  public void print(String answer) {
    write(out, bytes(answer));
  }

  /** Prints a line for the person at the shell: an error or a notice. */
  public void note(String line) {
    write(err, bytes("sallyport: " + line));
  }

  /** Prints a part of an answer that was printed elsewhere, as it is. */
  public void relay(byte[] answer) {
    write(out, answer);
  }

  /** Prints a part of errors and notices that were printed elsewhere, as it is. */
  public void relayNote(byte[] notes) {
    write(err, notes);
  }

  /** Whether something that was printed is on no disk and in nobody's hands. */
  public boolean hasLostOutput() {
    return lost;
  }

  private static byte[] bytes(String text) {
    String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  private void write(OutputStream to, byte[] bytes) {
    try {
      to.write(bytes);
      to.flush();
    } catch (IOException e) {
      lost |= !isReaderGone(e);
    }
  }

  /** Java has no type for EPIPE, only the system's words for it. */
  private static boolean isReaderGone(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("connection reset");
  }
}
