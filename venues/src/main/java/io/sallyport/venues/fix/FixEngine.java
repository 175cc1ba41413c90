package io.sallyport.venues.fix;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.mina.core.filterchain.IoFilterChainBuilder;
import quickfix.ConfigError;
import quickfix.DefaultSessionFactory;
import quickfix.FileStoreFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** QuickFIX/J, connecting and connecting again as long as it runs. */
final class FixEngine implements AutoCloseable {
  private static final int QUEUE = 10_000;
  private static final long PATIENCE_SECONDS = 5;

  private final SocketInitiator initiator;
  private final FixConnection connection;

  private FixEngine(SocketInitiator initiator, FixConnection connection) {
    this.initiator = initiator;
    this.connection = connection;
  }

  /** Starts a session. Whatever becomes of it, the connection hears. */
  static FixEngine start(
      FixSettings settings, Access access, FixConnection connection, String venue, Path folder)
      throws ConfigError {
    SessionID id = EngineSettings.sessionId(settings, venue);
    SessionSettings engine = EngineSettings.of(settings, id, folder);
    SocketInitiator initiator = new SocketInitiator(sessions(connection, engine), engine, QUEUE);
    access
        .tls()
        .ifPresent(tls -> initiator.setIoFilterChainBuilder(securing(tls, settings.endpoint())));
    initiator.start();
    return new FixEngine(initiator, connection);
  }

  /** TLS comes first in the chain, between the network and FIX. */
  private static IoFilterChainBuilder securing(SSLContext context, FixSettings.Endpoint endpoint) {
    return chain -> chain.addFirst("tls", TlsContext.filter(context, endpoint));
  }

  private static SessionFactory sessions(FixConnection connection, SessionSettings engine) {
    SessionFactory usual =
        new DefaultSessionFactory(
            connection,
            new FileStoreFactory(engine),
            id -> connection.reason(),
            new IncomingMessages());
    return (id, settings) -> {
      Session made = usual.create(id, settings);
      connection.take(made);
      return made;
    };
  }

  /** Logs out and ends. Waits a while: a counterparty may not answer, a report may be under way. */
  @Override
  public void close() {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          connection.sayGoodbye();
          initiator.stop();
          stopped.complete(null);
        });
    try {
      stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It ends by itself, and reports nothing any more.
    }
  }
}
