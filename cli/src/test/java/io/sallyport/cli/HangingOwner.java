package io.sallyport.cli;

import io.sallyport.cli.owner.Greeting;
import io.sallyport.cli.owner.OwnerSocket;
import io.sallyport.cli.owner.SocketPlace;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** An owner that takes commands, says so on standard output, and never gets done with them. */
final class HangingOwner {
  private HangingOwner() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    try (Home owned =
            Home.open(home, new HomeOptions(() -> Terminal.NOW, note -> {}, Duration.ZERO));
        OwnerSocket _ =
            OwnerSocket.open(
                SocketPlace.of(home),
                Greeting.here("", Optional.empty()),
                (request, out, err) -> hang(String.join(" ", request.arguments())))) {
      hang("owns " + owned.files().root());
    }
  }

  private static int hang(String said) {
    System.out.println(said);
    while (true) {
      LockSupport.park();
    }
  }
}
