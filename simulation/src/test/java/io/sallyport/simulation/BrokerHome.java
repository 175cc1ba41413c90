package io.sallyport.simulation;

import io.sallyport.venues.fix.HostileAcceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a home that trades at a venue {@code broker} on the loopback. */
final class BrokerHome {
  private static final String STRATEGIES =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
      """;

  private BrokerHome() {}

  /** A counterparty that is hostile, knows ME, and tells positions. */
  static String hostile(int port) {
    return venue(port, HostileAcceptor.OUR_NAME, HostileAcceptor.ITS_NAME, "request");
  }

  /** A counterparty of that name. */
  static String venue(int port, String ourName, String itsName, String positions) {
    return """
    venues:
      broker:
        type: fix
        version: FIX.4.4
        host: 127.0.0.1
        port: %d
        sender_comp_id: %s
        target_comp_id: %s
        accounts: [ACC1, ACC2]
        positions: %s
        heartbeat: 5s
        logon_timeout: 2s
        reconnect: 1s
        answer_timeout: 2s
        contract: { valid_for: 30s }
    """
        .formatted(port, ourName, itsName, positions);
  }

  /** Writes the files of a home. */
  static Path make(Path home, String settings) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("strategies.yaml"), STRATEGIES);
    Files.writeString(home.resolve("sallyport.yaml"), settings);
    return home;
  }
}
