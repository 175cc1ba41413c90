package io.sallyport.venues.fix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A broker on an engine of another maker, which runs as a process of its own. All of them treat
 * orders in the same way, and do what they are told in the same words (see {@code
 * quickfix-broker.cpp}); each has a book of its own.
 */
public enum Stranger {
  /** C++ QuickFIX 1.15, as Debian has it. It counts in doubles, and sends again what was missed. */
  QUICKFIX_CPP {
    @Override
    List<String> command(Path folder, int port) throws IOException {
      return List.of(QuickFixCompiler.broker(folder).toString(), Integer.toString(port));
    }

    @Override
    public Optional<String> absence() {
      return QuickFixCompiler.absence();
    }
  },
  /** Philadelphia 2.0. It stores nothing: what was missed it fills with a gap. */
  PHILADELPHIA {
    @Override
    List<String> command(Path folder, int port) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          PhiladelphiaBroker.class.getName(),
          Integer.toString(port));
    }

    @Override
    public Optional<String> absence() {
      return Optional.empty();
    }
  };

  /** What starts it, made ready in a folder if need be. */
  abstract List<String> command(Path folder, int port) throws IOException;

  /** Why it can't be had on this machine, if it can't. */
  public abstract Optional<String> absence();

  /** Starts it on a free port of the loopback, and waits until it listens. */
  public StrangerProcess start(Path folder) throws IOException {
    int port = HostileAcceptor.freePort();
    return StrangerProcess.start(command(folder, port), port);
  }
}
