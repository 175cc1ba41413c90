package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Greeting;
import io.sallyport.cli.owner.OwnerSocket;
import io.sallyport.cli.owner.Request;
import io.sallyport.cli.owner.SocketPlace;
import java.io.IOException;
import java.nio.file.Path;

/** Carries out here, at the home that is open, what is typed at other shells. */
final class Guests implements AutoCloseable {
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
        OwnerSocket.open(
            SocketPlace.of(home),
            greeting,
            (request, out, err) -> carryOut(open, surroundings, request, new Console(out, err))));
  }

  private static int carryOut(
      OpenHome open, Surroundings surroundings, Request request, Console console) {
    int exitCode = Program.runAt(open, surroundings.of(request, console), request.arguments());
    open.residence()
        .ifPresent(residence -> open.home().failure().ifPresent(why -> residence.giveUp(why)));
    return exitCode;
  }

  /** Lets nobody in any more, and waits until those that are in have their answers. */
  @Override
  public void close() {
    socket.close();
  }
}
