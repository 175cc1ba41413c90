package io.sallyport.cli.command;

import io.sallyport.cli.config.ConfiguredVenues;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.owner.Owner;
import io.sallyport.cli.owner.Resident;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ServingAnswer;
import io.sallyport.core.desk.HomeStatus;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * {@code sallyport serve}: owns a home until it is told to leave, and carries out what it is
 * handed.
 *
 * @param visit what the command says of its home
 * @param directory the home's folder
 * @param reasonsToStay what speaks against leaving that home now
 * @param show prints an answer and tells its exit code
 */
record Service(
    HomeVisit visit,
    Path directory,
    Function<Home, List<String>> reasonsToStay,
    ToIntFunction<Reply<Answer>> show) {
  /** Longer than an owner for the length of a command stays. */
  private static final Duration OWNER_WAIT = Duration.ofMinutes(1);

  /** Serves, and tells the exit code. */
  int run() {
    Patience patience = Patience.of(OWNER_WAIT);
    while (true) {
      Refusal refusal;
      try {
        return serve(Home.open(directory, options()));
      } catch (HomeException e) {
        refusal = e.refusal();
      }
      if (refusal.code() != RefusalCode.HOME_OWNED || patience.isOver()) {
        return show.applyAsInt(Reply.refuse(refusal));
      }
      Optional<Refusal> served = servedAlready(patience.left());
      if (served.isPresent()) {
        return show.applyAsInt(Reply.refuse(served.get()));
      }
      patience.pause();
    }
  }

  private HomeOptions options() {
    return new HomeOptions(
            surroundings().clock(),
            visit::note,
            new ConfiguredVenues(surroundings(), true)::of,
            Duration.ZERO)
        .resident();
  }

  private Optional<Refusal> servedAlready(Duration patience) {
    try (Owner owner = Owner.find(directory, patience).orElse(null)) {
      return Optional.ofNullable(owner)
          .flatMap(found ->
              found
                  .greeting()
                  .servingSince()
                  .map(since ->
                      new Refusal(
                          RefusalCode.HOME_OWNED,
                          "the home %s is served by process %d already, since %s"
                              .formatted(directory, found.greeting().process(), since))));
    }
  }

  private int serve(Home home) {
    OpenHome open = new OpenHome(home, Optional.empty(), surroundings());
    Reply<LogicalTime> since =
        visit.session(open).flatMap(session -> session.ask(new Query.Status())).map(this::now);
    return switch (since) {
      case Reply.Refused<LogicalTime>(Refusal refusal) -> {
        open.close(visit::note);
        yield show.applyAsInt(Reply.refuse(refusal));
      }
      case Reply.Accepted<LogicalTime>(LogicalTime start) ->
          stay(
              home,
              new Residence(
                  new Resident(ProcessHandle.current().pid(), start),
                  () -> reasonsToStay.apply(home)));
    };
  }

  private LogicalTime now(HomeStatus status) {
    return status.timeSource() == TimeSource.CLOCK
        ? surroundings().clock().wall().orLater(status.lastTime())
        : status.lastTime();
  }

  private int stay(Home home, Residence residence) {
    OpenHome open = new OpenHome(home, Optional.of(residence), surroundings());
    surroundings().terminations().accept(() -> residence.leaveSoon(visit::note));
    try {
      open.letIn();
      int ready = show.applyAsInt(Reply.of(new ServingAnswer(directory, residence.resident())));
      residence.await(home::failure);
      return residence.failure().map(why -> show.applyAsInt(Reply.refuse(why))).orElse(ready);
    } catch (IOException e) {
      return show.applyAsInt(
          Reply.refuse(
              RefusalCode.HOME_UNUSABLE,
              "the home " + directory + " cannot be served, for want of a socket: " + e));
    } finally {
      open.close(visit::note);
      residence.end();
    }
  }

  private Surroundings surroundings() {
    return visit.surroundings();
  }
}
