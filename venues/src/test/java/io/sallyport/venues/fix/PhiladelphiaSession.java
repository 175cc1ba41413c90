package io.sallyport.venues.fix;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXConnectionStatusListener;
import com.paritytrading.philadelphia.FIXHeartbeatTimeoutException;
import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXVersion;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A session on Philadelphia. It goes on over connections, as far as its numbers go: what it had to
 * say while nobody was there is numbered, and is not kept.
 */
final class PhiladelphiaSession implements FIXConnectionStatusListener {
  /** Who reads what comes. */
  interface Reader {
    void take(PhiladelphiaMessage message) throws IOException;
  }

  private static final int HEARTBEAT_SECONDS = 5;
  private static final int FIELD_CAPACITY = 256;

  private final Reader reader;
  private Optional<FIXConnection> connection = Optional.empty();
  private long nextIn = 1;
  private long nextOut = 1;
  private boolean isLoggedOn;

  PhiladelphiaSession(Reader reader) {
    this.reader = reader;
  }

  /** Somebody has connected. */
  void begin(SocketChannel channel) throws IOException {
    end();
    FIXConfig config =
        FIXConfig.newBuilder()
            .setVersion(FIXVersion.FIX_4_4)
            .setSenderCompID(HostileAcceptor.ITS_NAME)
            .setTargetCompID(HostileAcceptor.OUR_NAME)
            .setHeartBtInt(HEARTBEAT_SECONDS)
            .setFieldCapacity(FIELD_CAPACITY)
            .setInMsgSeqNum(nextIn)
            .setOutMsgSeqNum(nextOut)
            .build();
    connection =
        Optional.of(
            new FIXConnection(
                channel,
                config,
                message -> reader.take(PhiladelphiaMessage.read(message)),
                this,
                System.currentTimeMillis()));
  }

  /** Reads what has come, if anybody is there, and keeps the connection alive. */
  void listen() throws IOException {
    if (connection.isPresent()) {
      FIXConnection present = connection.get();
      present.setCurrentTimeMillis(System.currentTimeMillis());
      if (!isHeard(present)) {
        end();
      }
    }
  }

  private boolean isHeard(FIXConnection present) throws IOException {
    try {
      while (connection.isPresent()) {
        int read = present.receive();
        if (read <= 0) {
          present.keepAlive();
          return read == 0;
        }
      }
      return true;
    } catch (FIXHeartbeatTimeoutException e) {
      return false;
    }
  }

  /** Sends a message, or only numbers it if nobody is there. */
  void send(PhiladelphiaMessage message) throws IOException {
    if (connection.isEmpty() || !isLoggedOn) {
      nextOut += connection.isEmpty() ? 1 : 0;
      return;
    }
    FIXConnection present = connection.get();
    FIXMessage written = present.create();
    present.prepare(written, message.type());
    message.fields().forEach((tag, value) -> written.addField(tag).setString(value));
    present.send(written);
  }

  /** Hangs up. */
  void end() throws IOException {
    if (connection.isPresent()) {
      FIXConnection ended = connection.get();
      nextIn = ended.getInMsgSeqNum();
      nextOut = ended.getOutMsgSeqNum();
      connection = Optional.empty();
      isLoggedOn = false;
      ended.close();
    }
  }

  @Override
  public void logon(FIXConnection with, FIXMessage message) throws IOException {
    with.sendLogon(false);
    isLoggedOn = true;
  }

  @Override
  public void logout(FIXConnection with, FIXMessage message) throws IOException {
    with.sendLogout();
    end();
  }

  @Override
  public void close(FIXConnection with, String why) throws IOException {
    System.err.println("closed: " + why);
    end();
  }

  @Override
  public void tooLowMsgSeqNum(FIXConnection with, long received, long expected) throws IOException {
    close(with, "MsgSeqNum %d is below %d".formatted(received, expected));
  }

  @Override
  public void reject(FIXConnection with, FIXMessage message) {
    System.err.println("it rejects: " + message);
  }

  @Override
  public void sequenceReset(FIXConnection with) {
    // The connection has taken the number already.
  }
}
