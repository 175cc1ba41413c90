package io.sallyport.venues.fix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A counterparty without an engine: a test says each message that it sends, byte for byte if need
 * be, and waits for those that it gets. It speaks FIX 4.4 as BROKER to ME, one connection at a
 * time.
 */
final class RawBroker implements AutoCloseable {
  private static final char SEPARATOR = '\001';
  private static final String SENT_AT = "20260105-09:30:00.123";
  private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(20);

  private final ServerSocket listening;
  private Optional<Socket> connection = Optional.empty();
  private int next = 1;

  RawBroker() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setSoTimeout(PATIENCE_MILLIS);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Waits for a Logon and answers it with one that has some fields besides. */
  void logon(String fields) throws IOException {
    Socket accepted = listening.accept();
    accepted.setSoTimeout(PATIENCE_MILLIS);
    connection = Optional.of(accepted);
    await("A");
    send("A", "98=0 108=30" + (fields.isEmpty() ? "" : " " + fields));
  }

  /** Sends the next message. Fields are separated by spaces; {@code _} is a space. */
  void send(String type, String fields) {
    send(next, type, fields);
    next++;
  }

  /** Sends a message under a number. */
  void send(int number, String type, String fields) {
    transmit(message(number, type, "", fields));
  }

  /** Sends a message with header fields of the test's own. */
  void send(int number, String type, String header, String fields) {
    transmit(message(number, type, header, fields));
  }

  /** Sends the next message with a CheckSum that is not its own. */
  void garble(String type, String fields) {
    String message = message(next, type, "", fields);
    String sum = message.substring(message.length() - 4, message.length() - 1);
    transmit(
        message.substring(0, message.length() - 4)
            + "%03d".formatted((Integer.parseInt(sum) + 1) % 256)
            + SEPARATOR);
    next++;
  }

  /** From now on, the next message has this number. */
  void continueAt(int number) {
    next = number;
  }

  int next() {
    return next;
  }

  /** Ends the connection without a word. */
  void hangUp() throws IOException {
    connection.orElseThrow().close();
  }

  /** Lets messages pass until one of a type comes. */
  Map<Integer, String> await(String type) throws IOException {
    Map<Integer, String> message = read();
    return type.equals(message.get(35)) ? message : await(type);
  }

  private Map<Integer, String> read() throws IOException {
    InputStream in = connection.orElseThrow().getInputStream();
    Map<Integer, String> fields = new TreeMap<>();
    StringBuilder field = new StringBuilder();
    while (!fields.containsKey(10)) {
      int character = in.read();
      if (character < 0) {
        throw new AssertionError("hung up after " + fields);
      }
      if (character == SEPARATOR) {
        String[] parts = field.toString().split("=", 2);
        fields.put(Integer.valueOf(parts[0]), parts[1]);
        field.setLength(0);
      } else {
        field.append((char) character);
      }
    }
    return fields;
  }

  private static String message(int number, String type, String header, String fields) {
    String times = header.contains("52=") ? "" : " 52=" + SENT_AT;
    String sender = header.contains("49=") ? "" : " 49=BROKER";
    String all =
        "35=%s 34=%d%s 56=ME%s %s %s".formatted(type, number, sender, times, header, fields);
    String body =
        all.strip().replaceAll(" +", String.valueOf(SEPARATOR)).replace('_', ' ') + SEPARATOR;
    String before = "8=FIX.4.4" + SEPARATOR + "9=" + body.length() + SEPARATOR + body;
    int sum = before.chars().sum() % 256;
    return before + "10=%03d".formatted(sum) + SEPARATOR;
  }

  private void transmit(String message) {
    try {
      connection
          .orElseThrow()
          .getOutputStream()
          .write(message.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    if (connection.isPresent()) {
      connection.get().close();
    }
  }
}
