package io.sallyport.venues.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A broker on Philadelphia: listens on the loopback, in FIX 4.4, to ME as BROKER, and does what its
 * input says, in the words of {@code quickfix-broker.cpp}. One thread does everything.
 */
final class PhiladelphiaBroker {
  private static final long HEARTBEAT_MILLIS = 500;

  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private final PhiladelphiaSession session = new PhiladelphiaSession(this::take);
  private final PhiladelphiaBook book = new PhiladelphiaBook(session::send);
  private final Selector selector;
  private final ServerSocketChannel door;
  private boolean isAway;

  private PhiladelphiaBroker(int port) throws IOException {
    selector = Selector.open();
    door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments the port
   */
  public static void main(String[] arguments) throws IOException {
    PhiladelphiaBroker broker = new PhiladelphiaBroker(Integer.parseInt(arguments[0]));
    Thread.ofPlatform().daemon().start(broker::read);
    System.out.println("listening");
    broker.run();
  }

  private void read() {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        commands.add(line);
        selector.wakeup();
      }
      System.exit(0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void run() throws IOException {
    while (true) {
      selector.select(HEARTBEAT_MILLIS);
      selector.selectedKeys().clear();
      SocketChannel caller = door.accept();
      if (caller != null) {
        meet(caller);
      }
      session.listen();
      for (String line = commands.poll(); line != null; line = commands.poll()) {
        command(line.split(" ", -1));
        System.out.println("done");
      }
    }
  }

  private void meet(SocketChannel caller) throws IOException {
    if (isAway) {
      caller.close();
      return;
    }
    caller.configureBlocking(false);
    caller.register(selector, SelectionKey.OP_READ);
    session.begin(caller);
  }

  private void take(PhiladelphiaMessage message) throws IOException {
    if (!book.take(message)) {
      session.send(message.notSupported());
    }
  }

  private void command(String[] words) throws IOException {
    switch (words[0]) {
      case "price" -> book.move(words[1], new BigDecimal(words[2]));
      case "fill" -> book.fill(words[1], new BigDecimal(words[2]), new BigDecimal(words[3]));
      case "away" -> {
        isAway = true;
        session.end();
      }
      case "back" -> isAway = false;
      case "book" -> book.lines().forEach(System.out::println);
      default -> System.out.println("not understood: " + words[0]);
    }
  }
}
