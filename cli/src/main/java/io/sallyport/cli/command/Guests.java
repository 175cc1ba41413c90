package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Greeting;
import io.sallyport.cli.owner.OwnerSocket;
import io.sallyport.cli.owner.Request;
import io.sallyport.cli.owner.SocketPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Carries out here, at the home that is open, what is typed at other shells. */
final class Guests {
  private final OwnerSocket socket;

  private Guests(OwnerSocket socket) {
    this.socket = socket;
  }

  /**
   * Lets others in.
   *
   * @throws IOException if there can be no socket for them
   */
  static Guests letIn(OpenHome open, Surroundings surroundings) throws IOException {
    Greeting greeting =
        Greeting.here(
            surroundings.build(),
            open.residence().map(residence -> residence.resident().since().toString()));
    Path home = open.home().files().root();
    return new Guests(
        OwnerSocket.open(SocketPlace.of(home), greeting, new Carrier(open, surroundings)));
  }

  /** Carries out at a home what was typed in other surroundings. */
  private record Carrier(OpenHome open, Surroundings surroundings) implements OwnerSocket.Carrier {
    @Override
    public boolean isAlwaysLetIn(Request request) {
      return Program.isAlwaysLetIn(request.arguments());
    }

    @Override
    public int carryOut(Request request, OutputStream out, OutputStream err) {
      int exitCode =
          Program.runAt(open, surroundings.of(request, new Console(out, err)), request.arguments());
      open.residence()
          .ifPresent(residence -> open.home().failure().ifPresent(why -> residence.giveUp(why)));
      return exitCode;
    }
  }

  /**
   * Lets nobody in any more, and waits until those that are in have their answers. What makes the
   * home safer is let in until all that the owner must not leave is settled.
   *
   * @param settle returns once the owner could leave, as things stand
   */
  void close(Runnable settle) {
    socket.close(settle);
  }
}
