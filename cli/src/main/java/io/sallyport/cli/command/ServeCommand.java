package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.LeavingAnswer;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.HomeFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stays as the home's resident owner, which {@link Service} does; or tells the one that there is to
 * leave.
 */
@Command(
    name = "serve",
    description = "Stay as the owner of the home, and carry out what is typed at other shells.")
final class ServeCommand implements HomeCommand {
  private static final Duration DEPARTURE_WAIT = Duration.ofMinutes(1);

  @ArgGroup(exclusive = false)
  private @Nullable Stop stop;

  /** To be left out where the owner is to stay. */
  static final class Stop {
    @Option(
        names = "--stop",
        required = true,
        description = "Tell the resident owner to leave, and wait until it has left.")
    @SuppressWarnings("UnusedVariable") // That it is there says all.
    private boolean stop;

    @Option(names = "--leave-open", description = "Even if orders are open.")
    private boolean leaveOpen;
  }

  /** Whether it is another process that is meant. */
  boolean stops() {
    return stop != null;
  }

  /** Tells the owner of the home to leave, if it is a resident one. */
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .residence()
        .map(residence -> leave(session.directory(), residence))
        .orElseGet(() -> Reply.of(new LeavingAnswer(session.directory(), Optional.empty())));
  }

  private Reply<Answer> leave(Path home, Residence residence) {
    List<String> reasons = residence.reasonsToStay();
    if (!reasons.isEmpty() && (stop == null || !stop.leaveOpen)) {
      return Reply.refuse(
          RefusalCode.ORDERS_OPEN,
          "process %d does not leave %s: %s; --leave-open makes it leave all the same"
              .formatted(residence.resident().process(), home, String.join("; ", reasons)));
    }
    residence.leave();
    return Reply.of(new LeavingAnswer(home, Optional.of(residence.resident())));
  }

  /** It has left once the home is no longer its. */
  @Override
  public void doneBy(long owner, Path home, Consumer<String> notes) {
    HomeFiles files = new HomeFiles(home);
    Patience patience = Patience.of(DEPARTURE_WAIT);
    while (files.isOwnedBy(owner)) {
      if (patience.isOver()) {
        notes.accept("process " + owner + " is leaving, but has commands to answer still");
        return;
      }
      patience.pause();
    }
  }
}
