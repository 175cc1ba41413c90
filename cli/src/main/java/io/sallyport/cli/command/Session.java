package io.sallyport.cli.command;

import io.sallyport.cli.config.Settings;
import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One command's time at a home: who acts, when, and the bridge that they come in by. */
final class Session {
  private final Path directory;
  private final Home home;
  private final Settings settings;
  private final Optional<LogicalTime> at;
  private final Supplier<HomeId> homeIds;
  private final Consumer<String> notes;

  /**
   * A session at an open home.
   *
   * @param directory where the home lies
   * @param home the home
   * @param settings for whom and where the command acts
   * @param at the logical time that it brings
   * @param homeIds makes the id of a home that is made on the way
   * @param notes takes what the person at the shell should know besides the answer
   */
  Session(
      Path directory,
      Home home,
      Settings settings,
      Optional<LogicalTime> at,
      Supplier<HomeId> homeIds,
      Consumer<String> notes) {
    this.directory = directory;
    this.home = home;
    this.settings = settings;
    this.at = at;
    this.homeIds = homeIds;
    this.notes = notes;
  }

  Path directory() {
    return directory;
  }

  Settings settings() {
    return settings;
  }

  boolean isHomeAbsent() {
    return home.isAbsent();
  }

  HomeId newHomeId() {
    return homeIds.get();
  }

  /** Tells the person at the shell something besides the answer. */
  void note(String note) {
    notes.accept(note);
  }

  /** Asks the bridge. */
  <R> Reply<R> ask(Query<R> query) {
    return bridge().ask(new Caller(Actor.local(settings.reader()), at), query);
  }

  /** Has the bridge carry a command out. */
  <R> Reply<R> submit(Command<R> command) {
    return submit(at, command);
  }

  /** Has the bridge carry a command out at a time of its own. */
  <R> Reply<R> submit(Optional<LogicalTime> when, Command<R> command) {
    return settings
        .actor()
        .flatMap(actor -> bridge().submit(new Caller(Actor.local(actor), when), command));
  }

  /** The same for the commands that make a home where there is none (SPEC 9). */
  <R> Reply<R> submitMakingHome(Command<R> command) {
    if (!isHomeAbsent()) {
      return submit(command);
    }
    return submit(new Command.InitHome(newHomeId(), TimeSource.CLOCK, false))
        .flatMap(made -> submit(command));
  }

  /** The logical time that the command brings. */
  Optional<LogicalTime> at() {
    return at;
  }

  private Bridge bridge() {
    return home.bridge();
  }
}
