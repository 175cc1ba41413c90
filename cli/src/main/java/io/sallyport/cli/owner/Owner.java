package io.sallyport.cli.owner;

import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Frame.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The owner of a home, seen from another process that has reached it. */
public final class Owner implements AutoCloseable {
  private final SocketChannel channel;
  private final Greeting greeting;

  private Owner(SocketChannel channel, Greeting greeting) {
    this.channel = channel;
    this.greeting = greeting;
  }

  /** What came of a command that was handed over. */
  public sealed interface Outcome {
    /** The owner did not take it: it is leaving, or too busy. Nothing was done. */
    record NotTaken() implements Outcome {}

    /** It was carried out, and its output relayed. */
    record CarriedOut(int exitCode) implements Outcome {}

    /** The owner took it and was not heard of again. */
    record Lost() implements Outcome {}

    /** It has too many words to be handed over. */
    record TooLong() implements Outcome {}
  }

  /**
   * Finds the owner of a home and hears its greeting.
   *
   * @param patience how long to wait for it
   * @return none if nobody listens there, or does not answer
   */
  public static Optional<Owner> find(Path home, Duration patience) {
    try {
      SocketPlace place = SocketPlace.of(home);
      return place.isPrivate() ? Optional.of(connect(place, patience)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Owner connect(SocketPlace place, Duration patience) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try (Deadline _ = Deadline.in(patience, channel)) {
      channel.connect(UnixDomainSocketAddress.of(place.file()));
      return new Owner(channel, greeting(channel, place));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The owner of another home, which lay here once, is not the one that is looked for. */
  private static Greeting greeting(SocketChannel channel, SocketPlace place) throws IOException {
    DataInputStream fields = Frame.read(Channels.newInputStream(channel), Kind.GREETING).fields();
    Greeting greeting = Greeting.read(fields);
    if (greeting.isUnderstood() && !Texts.read(fields).equals(place.homeKey())) {
      throw new StreamCorruptedException("this is the owner of another home");
    }
    return greeting;
  }

  /** Who it is. */
  public Greeting greeting() {
    return greeting;
  }

  /** Has a command carried out, and relays what it prints. */
  public Outcome handOver(Request request, Console console) {
    InputStream in = Channels.newInputStream(channel);
    try {
      OutputStream out = Channels.newOutputStream(channel);
      Frame.write(out, Kind.COMMAND, request::write);
      Frame.read(in, Kind.TAKEN);
    } catch (Frame.FrameTooLong e) {
      return new Outcome.TooLong();
    } catch (IOException e) {
      return new Outcome.NotTaken();
    }
    return relay(in, console);
  }

  /** What comes is taken at once, however slowly it is read here: the owner waits for nobody. */
  private static Outcome relay(InputStream in, Console console) {
    BlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> drain(in, frames));
    try {
      while (true) {
        Optional<Frame> frame = frames.take();
        if (frame.isEmpty()) {
          return new Outcome.Lost();
        }
        switch (frame.get().kind()) {
          case OUT -> console.relay(frame.get().content());
          case ERR -> console.relayNote(frame.get().content());
          case EXIT -> {
            return new Outcome.CarriedOut(frame.get().fields().readInt());
          }
          case GREETING, COMMAND, TAKEN -> {
            return new Outcome.Lost();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Lost();
    } catch (IOException e) {
      return new Outcome.Lost();
    }
  }

  private static void drain(InputStream in, BlockingQueue<Optional<Frame>> frames) {
    try {
      Frame frame;
      do {
        frame = Frame.read(in);
        frames.add(Optional.of(frame));
      } while (frame.kind() != Kind.EXIT);
    } catch (IOException e) {
      frames.add(Optional.empty());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
