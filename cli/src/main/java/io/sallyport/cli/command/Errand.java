package io.sallyport.cli.command;

import io.sallyport.cli.config.ConfiguredVenues;
import io.sallyport.cli.owner.Owner;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * One command's way to its home: this process owns it for the command's length, or hands the
 * command to the owner that there is. One that is just coming or leaving is waited for.
 *
 * @param visit what the command says of its home
 * @param directory the home's folder
 * @param arguments the words that it was typed in
 * @param show prints an answer and tells its exit code
 */
record Errand(
    HomeVisit visit, Path directory, List<String> arguments, ToIntFunction<Reply<Answer>> show) {
  private static final Duration OWNER_WAIT = Duration.ofSeconds(5);

  /** Has the command carried out, here or by the owner, and tells the exit code. */
  int run(HomeCommand command) {
    Patience patience = Patience.of(OWNER_WAIT);
    Optional<Refusal> before = Optional.empty();
    while (true) {
      Reply<Integer> here = here(command);
      if (here instanceof Reply.Accepted<Integer>(Integer exitCode)) {
        return exitCode;
      }
      if (!here.refused().equals(before)) { // another owner than before: it goes on
        patience = Patience.of(OWNER_WAIT);
        before = here.refused();
      }
      OptionalInt there = there(command, patience.left());
      if (there.isPresent()) {
        return there.getAsInt();
      }
      if (patience.isOver()) {
        return show.applyAsInt(Reply.refuse(before.orElseThrow()));
      }
      patience.pause();
    }
  }

  /** The exit code, or the refusal that another process owns the home. */
  private Reply<Integer> here(HomeCommand command) {
    try {
      return here(command, Home.open(directory, options()));
    } catch (HomeException e) {
      return e.refusal().code() == RefusalCode.HOME_OWNED
          ? Reply.refuse(e.refusal())
          : Reply.of(show.applyAsInt(command.unopened(directory, e.refusal())));
    }
  }

  /** This process waits for no lock: it looks for its owner meanwhile. */
  private HomeOptions options() {
    return new HomeOptions(
        visit.surroundings().clock(),
        visit::note,
        new ConfiguredVenues(visit.surroundings(), false)::of,
        Duration.ZERO);
  }

  private Reply<Integer> here(HomeCommand command, Home home) {
    OpenHome open = new OpenHome(home, Optional.empty(), visit.surroundings());
    try {
      open.tryLetIn();
      Reply<Answer> answer = visit.run(command, open);
      return open.isOwnedElsewhere(answer)
          ? Reply.refuse(answer.refused().orElseThrow())
          : Reply.of(show.applyAsInt(answer));
    } finally {
      open.close(visit::note);
    }
  }

  /** The exit code, if the command was handed over, or can never be. */
  private OptionalInt there(HomeCommand command, Duration patience) {
    Optional<Owner> found = Owner.find(directory, patience);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    try (Owner owner = found.get()) {
      return owner.greeting().isUnderstood()
          ? handOver(command, owner)
          : refuse(
              RefusalCode.HOME_OWNED,
              "the home %s is owned by process %d, which is of another version of Sallyport; end it"
                      .formatted(directory, owner.greeting().process())
                  + " by that version, or by its process id, and try again");
    }
  }

  private OptionalInt handOver(HomeCommand command, Owner owner) {
    long process = owner.greeting().process();
    return switch (owner.handOver(
        visit.surroundings().request(arguments), visit.surroundings().console())) {
      case Owner.Outcome.NotTaken() -> OptionalInt.empty();
      case Owner.Outcome.CarriedOut(int exitCode) -> {
        compareBuilds(owner);
        if (exitCode == 0) {
          command.doneBy(process, directory, visit::note);
        }
        yield OptionalInt.of(exitCode);
      }
      case Owner.Outcome.Lost() ->
          refuse(
              RefusalCode.OWNER_LOST,
              "the command was handed to process %d, the owner of %s, which then broke off: it may"
                      .formatted(process, directory)
                  + " or may not have been carried out; look with sallyport status");
      case Owner.Outcome.TooLong() ->
          refuse(
              RefusalCode.HOME_OWNED,
              "the home %s is owned by process %d, and the command is too long to be handed to it"
                  .formatted(directory, process));
    };
  }

  private void compareBuilds(Owner owner) {
    String build = visit.surroundings().build();
    if (!owner.greeting().build().equals(build)) {
      visit.note(
          "carried out by process %d, the owner of %s, which runs another build of Sallyport"
              .formatted(owner.greeting().process(), directory));
    }
  }

  private OptionalInt refuse(RefusalCode code, String message) {
    return OptionalInt.of(show.applyAsInt(Reply.refuse(code, message)));
  }
}
