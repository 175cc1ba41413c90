package io.sallyport.cli.owner;

import io.sallyport.cli.owner.Frame.Kind;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;

/**
 * The owner's end of the socket: takes commands of the same user and carries them out, each on a
 * thread of its own. What comes that is no command, or never ends, harms nobody.
 */
public final class OwnerSocket implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;

  /** How long a client may take to say its command, and to take a part of its answer. */
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final SocketPlace place;
  private final Greeting greeting;
  private final Carrier carrier;
  private final ServerSocketChannel server;
  private final Set<SocketChannel> asking = new LinkedHashSet<>();
  private int taken;
  private boolean leaving;
  private boolean left;

  /** Carries commands out. */
  public interface Carrier {
    /** Whether a command is taken while the owner leaves, and however much there is to do. */
    default boolean isAlwaysLetIn(Request request) {
      return false;
    }

    /**
     * Carries a command out.
     *
     * @return its exit code
     */
    int carryOut(Request request, OutputStream out, OutputStream err);
  }

  private OwnerSocket(
      SocketPlace place, Greeting greeting, Carrier carrier, ServerSocketChannel server) {
    this.place = place;
    this.greeting = greeting;
    this.carrier = carrier;
    this.server = server;
  }

  /**
   * Listens. Only the owner of the home may, since it replaces what socket there is.
   *
   * @throws IOException if there can be no socket
   */
  public static OwnerSocket open(SocketPlace place, Greeting greeting, Carrier carrier)
      throws IOException {
    place.prepare();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(place.file()), MOST_AT_ONCE);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    OwnerSocket socket = new OwnerSocket(place, greeting, carrier, server);
    Thread.ofPlatform().name("owner socket").daemon().start(socket::listen);
    return socket;
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException e) {
        // Closed; or the system has no more files to open just now, and the next client waits.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        InputStream in = Channels.newInputStream(client);
        OutputStream out = new ClientOutput(client, CLIENT_PATIENCE)) {
      if (comes(client) && isSameUser(client)) {
        Frame.write(out, Kind.GREETING, this::greet);
        Request request = request(client, in);
        if (take(client, false) || (carrier.isAlwaysLetIn(request) && take(client, true))) {
          carryOut(request, out);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client went away, or is no client of ours; what it asked for was its own affair.
    } finally {
      goes(client);
    }
  }

  private void greet(DataOutputStream fields) throws IOException {
    greeting.write(fields);
    Texts.write(fields, place.homeKey());
  }

  private Request request(SocketChannel client, InputStream in) throws IOException {
    try (Deadline _ = Deadline.in(CLIENT_PATIENCE, client)) {
      return Request.read(Frame.read(in, Kind.COMMAND).fields());
    }
  }

  /** A client that does not hear that its command is taken knows that nothing was done. */
  private void carryOut(Request request, OutputStream out) throws IOException {
    try {
      Frame.write(out, Kind.TAKEN, fields -> {});
      int exitCode =
          carrier.carryOut(
              request, new FramedOutput(out, Kind.OUT), new FramedOutput(out, Kind.ERR));
      Frame.write(out, Kind.EXIT, fields -> fields.writeInt(exitCode));
    } finally {
      answered();
    }
  }

  private boolean isSameUser(SocketChannel client) throws IOException {
    return !client.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
        || client
            .getOption(ExtendedSocketOptions.SO_PEERCRED)
            .user()
            .equals(Files.getOwner(place.file()));
  }

  /** Whoever has said nothing for longest makes room for who comes. */
  private synchronized boolean comes(SocketChannel client) throws IOException {
    if (asking.size() >= MOST_AT_ONCE) {
      SocketChannel silent = asking.iterator().next();
      asking.remove(silent);
      silent.close();
    }
    return !left && asking.add(client);
  }

  /** What is always let in is taken as long as there is an owner. */
  private synchronized boolean take(SocketChannel client, boolean isAlwaysLetIn) {
    if (!(isAlwaysLetIn || isOpen()) || !asking.remove(client)) {
      return false;
    }
    taken++;
    return true;
  }

  private boolean isOpen() {
    return !leaving && taken < MOST_AT_ONCE;
  }

  private synchronized void answered() {
    taken--;
    notifyAll();
  }

  private synchronized void goes(SocketChannel client) {
    asking.remove(client);
  }

  /** Takes no more commands, and waits until those that were taken are answered. */
  @Override
  public void close() {
    close(() -> {});
  }

  /**
   * Takes no more commands but those that are always let in, until those that were taken are
   * answered and the owner has settled what it must not leave.
   *
   * @param settle returns once the owner could leave, as things stand
   */
  public void close(Runnable settle) {
    leave();
    do {
      awaitAnswers();
      settle.run();
    } while (!stopIfIdle());
  }

  private synchronized void leave() {
    leaving = true;
  }

  private synchronized void awaitAnswers() {
    boolean interrupted = false;
    while (taken > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever came meanwhile is answered first. */
  private synchronized boolean stopIfIdle() {
    if (taken > 0) {
      return false;
    }
    left = true;
    try {
      stopListening();
    } catch (IOException e) {
      // A socket that is left behind is replaced by the next owner.
    }
    return true;
  }

  private void stopListening() throws IOException {
    server.close();
    for (SocketChannel client : asking) {
      client.close();
    }
    place.clear();
  }
}
