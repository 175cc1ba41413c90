package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueContract.SameId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.RawData;
import quickfix.mina.ssl.SSLSupport;

/**
 * A counterparty that duplicates, reorders, delays, loses, disconnects, refuses and half-fills, by
 * how an order's symbol begins ({@link Temper}). It listens on the loopback alone, to ME as BROKER,
 * in FIX 4.2 and 4.4, and counts what it gets. It remembers its sessions as long as it lives.
 */
public final class HostileAcceptor extends ApplicationAdapter
    implements HostileBook.Means, AutoCloseable {
  public static final String ITS_NAME = "BROKER";
  public static final String OUR_NAME = "ME";
  private static final long DELAY_MILLIS = 300;

  private final ScheduledExecutorService delays =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final AtomicInteger logons = new AtomicInteger();
  private final Manner manner;
  private final HostileBook book;
  private final int port;
  private volatile Optional<Session> speaking = Optional.empty();
  private volatile Optional<SocketAcceptor> acceptor = Optional.empty();

  /**
   * How it lets in.
   *
   * @param caller whom it lets in
   * @param password what it wants to hear, if anything
   * @param keyStore with which it speaks TLS, if it does
   */
  private record Manner(String caller, Optional<String> password, Optional<KeyStoreFile> keyStore) {
    static final Manner OPEN = new Manner(OUR_NAME, Optional.empty(), Optional.empty());
  }

  private HostileAcceptor(int port, Manner manner, SameId sameId, Consumer<String> record) {
    this.port = port;
    this.manner = manner;
    this.book = new HostileBook(this, sameId, record);
  }

  /** One that takes every Logon, at a port that is free. */
  public static HostileAcceptor start() throws ConfigError, IOException {
    return start(freePort(), Manner.OPEN, SameId.REJECTED, line -> {});
  }

  /** One that wants a password. */
  public static HostileAcceptor guarded(String password) throws ConfigError, IOException {
    return start(
        freePort(),
        new Manner(OUR_NAME, Optional.of(password), Optional.empty()),
        SameId.REJECTED,
        line -> {});
  }

  /** One that wants a password, and speaks TLS. */
  public static HostileAcceptor guarded(String password, KeyStoreFile keyStore)
      throws ConfigError, IOException {
    return start(
        freePort(),
        new Manner(OUR_NAME, Optional.of(password), Optional.of(keyStore)),
        SameId.REJECTED,
        line -> {});
  }

  /** One that speaks TLS. */
  static HostileAcceptor secured(KeyStoreFile keyStore) throws ConfigError, IOException {
    return start(
        freePort(),
        new Manner(OUR_NAME, Optional.empty(), Optional.of(keyStore)),
        SameId.REJECTED,
        line -> {});
  }

  /**
   * One that lets in a caller of another name, so that several can be in one process.
   *
   * @param sameId what it makes of an id that came before
   * @param counts the file that gets a line for each order, fill and cancel
   */
  public static HostileAcceptor start(String caller, SameId sameId, Path counts)
      throws ConfigError, IOException {
    return start(
        freePort(),
        new Manner(caller, Optional.empty(), Optional.empty()),
        sameId,
        line -> append(counts, line));
  }

  private static HostileAcceptor start(
      int port, Manner manner, SameId sameId, Consumer<String> record) throws ConfigError {
    HostileAcceptor made = new HostileAcceptor(port, manner, sameId, record);
    made.listen();
    return made;
  }

  /**
   * Runs as a process of its own until its input ends: first argument the port, 0 for any; second a
   * file that gets a line for each order, fill and cancel. Prints {@code listening PORT}.
   */
  public static void main(String[] arguments) throws Exception {
    int wanted = Integer.parseInt(arguments[0]);
    Path counts = Path.of(arguments[1]);
    try (HostileAcceptor hostile =
        start(
            wanted == 0 ? freePort() : wanted,
            Manner.OPEN,
            SameId.REJECTED,
            line -> append(counts, line))) {
      System.out.println("listening " + hostile.port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // As long as whoever started it holds its input open, it runs.
      }
    }
  }

  /** A port of the loopback that was free just now. */
  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** How often an order of that id came. */
  public int received(String orderId) {
    return book.received(orderId);
  }

  /** How much of an order was filled. */
  public BigDecimal filled(String orderId) {
    return book.filled(orderId);
  }

  /** How often somebody logged on. */
  public int logons() {
    return logons.get();
  }

  /** The session of who spoke last. */
  Session session() {
    return speaking.orElseThrow();
  }

  private void listen() throws ConfigError {
    SessionSettings settings = new SessionSettings();
    settings.setString(Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
    settings.setString(Acceptor.SETTING_SOCKET_ACCEPT_PORT, Integer.toString(port));
    manner.keyStore().ifPresent(store -> secure(settings, store));
    for (FixVersion version : FixVersion.values()) {
      SessionID id = new SessionID(version.beginString(), ITS_NAME, manner.caller());
      settings.setString(
          id, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
      settings.setString(id, Session.SETTING_NON_STOP_SESSION, "Y");
      settings.setString(id, Session.SETTING_USE_DATA_DICTIONARY, "Y");
    }
    SocketAcceptor made =
        new SocketAcceptor(
            this,
            new MemoryStoreFactory(),
            settings,
            id -> new Silence(),
            new DefaultMessageFactory());
    made.start();
    acceptor = Optional.of(made);
  }

  private static void secure(SessionSettings settings, KeyStoreFile store) {
    settings.setString(SSLSupport.SETTING_USE_SSL, "Y");
    settings.setString(SSLSupport.SETTING_KEY_STORE_NAME, store.path().toString());
    settings.setString(SSLSupport.SETTING_KEY_STORE_PWD, KeyStoreFile.PASSWORD);
    settings.setString(SSLSupport.SETTING_KEY_STORE_TYPE, "PKCS12");
  }

  @Override
  public void fromAdmin(Message message, SessionID id) throws FieldNotFound, RejectLogon {
    if (message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
      speaking = Optional.of(Session.lookupSession(id));
      admit(message);
    }
  }

  private void admit(Message logon) throws RejectLogon {
    String given =
        logon
            .getOptionalString(Password.FIELD)
            .or(() -> logon.getOptionalString(RawData.FIELD))
            .orElse("");
    if (manner.password().filter(wanted -> !wanted.equals(given)).isPresent()) {
      throw new RejectLogon("wrong password " + given);
    }
    logons.incrementAndGet();
  }

  @Override
  public void fromApp(Message message, SessionID id) throws FieldNotFound {
    book.take(id.getBeginString().equals(FixVersion.FIX_4_2.beginString()), message);
  }

  @Override
  public void send(Message message) {
    session().send(message);
  }

  @Override
  public void lose(Message message) {
    try {
      Session session = session();
      int number = session.getStore().getNextSenderMsgSeqNum();
      LostMessage.prepare(message, session.getSessionID(), number);
      session.getStore().set(number, message.toString());
      session.getStore().incrNextSenderMsgSeqNum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void disconnect() {
    try {
      session().disconnect("so that it hurts", false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void later(Runnable task) {
    var _ = delays.schedule(task, DELAY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    delays.shutdownNow();
    acceptor.ifPresent(running -> running.stop(true));
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
