package io.sallyport.cli.command;

import io.sallyport.cli.config.Settings;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.ExecutionRecord;
import io.sallyport.core.desk.HomeStatus;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.ledger.snapshot.ForensicSnapshot;
import io.sallyport.venues.sim.PriceChange;
import io.sallyport.venues.sim.SimVenue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** One command's time at a home: who acts, when, and the bridge that they come in by. */
final class Session {
  private final Path directory;
  private final OpenHome open;
  private final Settings settings;
  private final Optional<LogicalTime> at;
  private final Surroundings surroundings;

  /**
   * A session at an open home.
   *
   * @param directory where the home lies, as the command names it
   * @param open the home
   * @param settings for whom and where the command acts
   * @param at the logical time that it brings
   * @param surroundings what is outside of whoever typed the command
   */
  Session(
      Path directory,
      OpenHome open,
      Settings settings,
      Optional<LogicalTime> at,
      Surroundings surroundings) {
    this.directory = directory;
    this.open = open;
    this.settings = settings;
    this.at = at;
    this.surroundings = surroundings;
  }

  /** Where the home lies, as the command names it: to be shown, not to be read. */
  Path directory() {
    return directory;
  }

  /** Where relative paths begin for whoever typed the command. */
  Path workingDirectory() {
    return surroundings.workingDirectory();
  }

  /** Where everything of the home lies for this process. */
  HomeFiles files() {
    return home().files();
  }

  /** How far the home's time is ahead of the wall clock. */
  Duration clockAhead() {
    return home().clockAhead();
  }

  /** How the owner stays, if it is a resident one. */
  Optional<Residence> residence() {
    return open.residence();
  }

  Settings settings() {
    return settings;
  }

  boolean isHomeAbsent() {
    return home().isAbsent();
  }

  HomeId newHomeId() {
    return surroundings.homeIds().get();
  }

  /** Tells the person at the shell something besides the answer. */
  void note(String note) {
    surroundings.console().note(note);
  }

  /** Asks the bridge. */
  <R> Reply<R> ask(Query<R> query) {
    return home().bridge().ask(reader(), query);
  }

  /** What time it is in the home. */
  Reply<LogicalTime> now() {
    return ask(new Query.Now());
  }

  /** Has the bridge carry a command out. */
  <R> Reply<R> submit(Command<R> command) {
    return caller(at).flatMap(caller -> home().bridge().submit(caller, command));
  }

  /** Does something by several commands, all by one caller, while no other call of this does. */
  <R> Reply<R> alone(BiFunction<Caller, Bridge, Reply<R>> work) {
    return caller(at).flatMap(caller -> open.alone(() -> work.apply(caller, home().bridge())));
  }

  /** What the harness put on record, of the tenant that asks. */
  Reply<List<JournalEntry>> harnessAudit(Optional<String> cycle) {
    return settings
        .givenClient()
        .flatMap(asker -> home().bridge().harnessAudit(reader(), asker, cycle));
  }

  /** All that happened to a plan of the tenant that asks. */
  Reply<PlanHistory> planHistory(String plan) {
    return settings
        .givenClient()
        .flatMap(asker -> home().bridge().planHistory(reader(), asker, plan));
  }

  /** An execution of the tenant that asks, with its report. */
  Reply<ExecutionRecord> execution(String id) {
    return settings.givenClient().flatMap(asker -> home().bridge().execution(reader(), asker, id));
  }

  /** As {@link #submit}, for the commands that make a home where there is none (SPEC 9). */
  <R> Reply<R> submitMakingHome(Command<R> command) {
    return isHomeAbsent()
        ? makeUnlessMade().map(Reply::<R>refuse).orElseGet(() -> submit(command))
        : submit(command);
  }

  /** Why there is no home; that another process was faster to make it is no reason. */
  private Optional<Refusal> makeUnlessMade() {
    return make(newHomeId(), TimeSource.CLOCK, false)
        .refused()
        .filter(refusal -> refusal.code() != RefusalCode.HOME_EXISTS);
  }

  /** Makes the home. Where no time is brought, an external home begins at the epoch. */
  Reply<HomeStatus> make(HomeId id, TimeSource source, boolean fourEyes) {
    Optional<LogicalTime> when =
        source == TimeSource.EXTERNAL ? at.or(() -> Optional.of(LogicalTime.EPOCH)) : at;
    // Asked before a folder is made for a home that would not come into being.
    return source
        .timeOf(when, LogicalTime.EPOCH, LogicalTime.EPOCH)
        .flatMap(acceptable -> caller(when))
        .flatMap(
            caller -> home().bridge().submit(caller, new Command.InitHome(id, source, fourEyes)))
        .map(made -> {
          open.tryLetIn();
          return made;
        });
  }

  /** Rebuilds a season's derived snapshot from its ledger. */
  Reply<Path> rebuild(SeasonId season) {
    return settings
        .givenClient()
        .flatMap(asker -> home().rebuildSnapshot(reader(), asker, season))
        .map(this::shown);
  }

  /** Takes a forensic snapshot of the home. */
  Reply<ForensicSnapshot> takeSnapshot() {
    return caller(at)
        .flatMap(home()::takeSnapshot)
        .map(taken -> new ForensicSnapshot(taken.ref(), shown(taken.archive()), taken.files()));
  }

  /** A file of the home by the name that the home has where the command was typed. */
  private Path shown(Path file) {
    return directory.resolve(files().root().relativize(file));
  }

  private Home home() {
    return open.home();
  }

  /** What is known of a venue. */
  Reply<VenueListing> venue(VenueId venue) {
    return home().listing(venue);
  }

  /** Sets a price of the simulated venue, and lets what that triggers happen. */
  Reply<PriceChange> setSimPrice(Symbol symbol, BigDecimal price) {
    return caller(at)
        .flatMap(caller ->
            home()
                .visit(
                    caller,
                    VenueId.SIM,
                    (venue, now) ->
                        venue instanceof SimVenue sim
                            ? sim.price(symbol, price, now)
                            : Reply.refuse(
                                RefusalCode.VENUE_UNKNOWN, "sim is not simulated here")));
  }

  private Reply<Caller> caller(Optional<LogicalTime> when) {
    return settings.actor().map(actor -> new Caller(Actor.local(actor), when));
  }

  private Caller reader() {
    return new Caller(Actor.local(settings.reader()), at);
  }
}
