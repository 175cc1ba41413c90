package io.sallyport.ledger.home;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.ExecutionRecord;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.desk.Query;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.ledger.audit.HarnessAudit;
import io.sallyport.ledger.journal.JournalDamage;
import io.sallyport.ledger.journal.JournalEntries;
import io.sallyport.ledger.registry.RegistryFile;
import io.sallyport.ledger.season.SeasonLedger;
import io.sallyport.ledger.season.SeasonLedger.UnreadableLedger;
import io.sallyport.ledger.snapshot.ForensicSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An open home, owned by this process until it is closed (SPEC 9). Opening recovers it: the journal
 * is read and checked, the state folded from it, the season ledgers held against it and completed.
 */
public final class Home implements AutoCloseable {
  private static final Journal NO_JOURNAL =
      entries -> {
        throw new IllegalStateException("an absent home records nothing");
      };

  private final HomeFiles files;
  private final HomeOptions options;
  private final RegistryFile registry;

  /** Held while a derived file is replaced: several callers may want to at once. */
  private final Object rewriting = new Object();

  private Optional<OwnedFiles> owned;
  private DeskThread desk;

  private Home(HomeFiles files, HomeOptions options) throws HomeException {
    this.files = files;
    this.options = options;
    this.registry = new RegistryFile(files.registry());
    this.owned = files.exist() ? Optional.of(OwnedFiles.take(files, options)) : Optional.empty();
    this.desk = startDesk();
  }

  /**
   * Opens a home and owns it. An absent home is not made by this: it answers as an empty one, and
   * comes into being with {@code InitHome}.
   *
   * @throws HomeException if another process owns it, if what lies in it contradicts itself, or if
   *     it cannot be read or written
   */
  public static Home open(Path directory, HomeOptions options) throws HomeException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new HomeException(
          RefusalCode.HOME_UNUSABLE,
          "the home " + directory + " cannot be used: it is not a folder");
    }
    return new Home(new HomeFiles(directory), options);
  }

  /** Whether there is no home in the directory yet. */
  public boolean isAbsent() {
    return owned.isEmpty() || owned.get().state().home().isEmpty();
  }

  /** Whether this process owns the home: not yet, where there was none. */
  public synchronized boolean isOwned() {
    return owned.isPresent();
  }

  /** Whether its owner stays until it is told to leave, so that it can watch what is open. */
  public boolean isResident() {
    return options.isResident();
  }

  /** Why nothing is recorded any more, if the journal failed: only opening anew can mend that. */
  public Optional<Refusal> failure() {
    return desk().failure();
  }

  /** How far the home's time is ahead of the wall clock (SPEC 9); zero where it is not. */
  public Duration clockAhead() {
    return desk().ahead();
  }

  /**
   * Waits until nothing is under way that its owner must not leave (SPEC 14, owners). Whatever
   * comes meanwhile is taken.
   */
  public void settleDown() {
    desk().settleDown();
  }

  /** The one door to the home. */
  public Bridge bridge() {
    return new Door();
  }

  /**
   * What speaks against leaving the home: every order that somebody has to watch, in words. What
   * protects a position on {@code sim} rests there whether somebody watches or not.
   */
  public List<String> reasonsToStay() {
    return bridge()
                .ask(
                    new Caller(Desk.ENGINE, Optional.empty()),
                    new Query.ListOrders(Optional.empty(), false))
            instanceof Reply.Accepted<List<OrderView>>(List<OrderView> orders)
        ? orders.stream().filter(OrderView::needsWatching).map(OrderView::inWords).toList()
        : List.of();
  }

  /**
   * Does something at a venue that is no command of Sallyport's and is not on its record, such as
   * moving the price of a simulated one. It takes its turn like a command, at the home's time: what
   * falls due up to then has happened before, and what comes of it at once is on record when this
   * returns.
   *
   * @return what the visit gives; {@link RefusalCode#VENUE_UNKNOWN} where there is no such venue
   */
  public <R> Reply<R> visit(Caller caller, VenueId venue, VenueVisit<R> visit) {
    return desk().visit(caller, venue, visit);
  }

  /**
   * What is known of a venue, with what it can do; {@link RefusalCode#VENUE_UNKNOWN} where there is
   * no such venue.
   */
  public Reply<VenueListing> listing(VenueId venue) {
    return desk().listing(venue);
  }

  /** Where everything lies. */
  public HomeFiles files() {
    return files;
  }

  /**
   * Rebuilds a season's derived snapshot from its ledger alone and replaces the file in one step.
   *
   * @return the file, or a refusal
   */
  public Reply<Path> rebuildSnapshot(Caller caller, Optional<ClientId> asker, SeasonId season) {
    return bridge()
        .ask(caller, new Query.FindSeason(asker, season))
        .flatMap(found ->
            fromDisk(() -> {
              synchronized (rewriting) {
                return new SeasonLedger(files.seasons(), found.seasonId()).writeSnapshot();
              }
            }));
  }

  /** Takes a forensic snapshot and puts it on record: what follows refers to it. */
  public Reply<ForensicSnapshot> takeSnapshot(Caller caller) {
    return bridge()
        .ask(caller, new Query.Status())
        .flatMap(home -> fromDisk(this::takeUndisturbed))
        .flatMap(taken ->
            bridge()
                .submit(caller, new Command.RecordSnapshot(taken.ref()))
                .map(recorded -> taken));
  }

  private ForensicSnapshot takeUndisturbed() throws IOException {
    synchronized (rewriting) {
      return ForensicSnapshot.take(files.root(), files.snapshots());
    }
  }

  /**
   * Answers what was asked, writes the derived snapshots of the seasons that changed, and lets go
   * of the home.
   *
   * @throws HomeException if a snapshot could not be written; everything recorded is safe
   */
  @Override
  public void close() throws HomeException {
    desk.close();
    if (owned.isPresent()) {
      owned.get().close(desk.failure().isEmpty());
    }
  }

  private DeskThread startDesk() {
    DeskThread started =
        new DeskThread(
            owned.map(OwnedFiles::state).orElseGet(DeskState::new),
            owned.<Journal>map(OwnedFiles::journal).orElse(NO_JOURNAL),
            options.clock(),
            registry::read,
            new OpenVenues(options.venues().apply(files)),
            new Reserve(files.reserve()),
            options.notices());
    started.start();
    return started;
  }

  /** Makes the files of a home that had none, so that its first entry has somewhere to go. */
  private synchronized Optional<HomeException> makeFiles() {
    if (owned.isPresent()) {
      return Optional.empty();
    }
    try {
      OwnedFiles made = OwnedFiles.take(files, options);
      desk.close();
      owned = Optional.of(made);
      desk = startDesk();
      return Optional.empty();
    } catch (HomeException e) {
      return Optional.of(e);
    }
  }

  private synchronized DeskThread desk() {
    return desk;
  }

  private final class Door implements Bridge {
    @Override
    public <R> Reply<R> submit(Caller caller, Command<R> command) {
      if (command instanceof Command.InitHome) {
        Optional<HomeException> problem = makeFiles();
        if (problem.isPresent()) {
          return Reply.refuse(problem.get().refusal());
        }
      }
      return desk().submit(caller, command, registry.read());
    }

    @Override
    public <R> Reply<R> ask(Caller caller, Query<R> query) {
      return desk().ask(caller, query);
    }

    @Override
    public Reply<ExecutionStateSnapshot> getSnapshot(
        Caller caller, Optional<ClientId> asker, SeasonId season) {
      return ask(caller, new Query.FindSeason(asker, season))
          .flatMap(found -> fromDisk(() -> new SeasonLedger(files.seasons(), season).rebuild()));
    }

    @Override
    public Reply<List<JournalEntry>> harnessAudit(
        Caller caller, Optional<ClientId> asker, Optional<String> cycle) {
      Reply<Optional<UUID>> one =
          cycle
              .map(text ->
                  ask(caller, new Query.FindCycle(asker, text))
                      .map(found -> Optional.of(found.cycleId())))
              .orElseGet(() -> Reply.of(Optional.empty()));
      return one.flatMap(id ->
          isAbsent()
              ? Reply.of(List.of())
              : ask(caller, new Query.Status())
                  .flatMap(status ->
                      fromDisk(() ->
                          HarnessAudit.read(files.journal(), status.lastSequence(), asker, id))));
    }

    @Override
    public Reply<PlanHistory> planHistory(Caller caller, Optional<ClientId> asker, String plan) {
      return ask(caller, new Query.FindTrail(asker, plan))
          .flatMap(trail -> fromDisk(() -> PlanHistory.of(trail, entries(trail.sequences()))));
    }

    @Override
    public Reply<ExecutionRecord> execution(
        Caller caller, Optional<ClientId> asker, String execution) {
      return ask(caller, new Query.FindExecution(asker, execution))
          .flatMap(view ->
              fromDisk(
                  () -> ExecutionRecord.of(view, entries(List.of(view.sequence())).getFirst())));
    }
  }

  private List<JournalEntry> entries(List<Long> sequences) throws IOException, JournalDamage {
    return JournalEntries.read(files.journal(), new TreeSet<>(sequences));
  }

  /** Something read from or written to disk. */
  private interface OnDisk<T> {
    T run() throws IOException, UnreadableLedger, JournalDamage;
  }

  private <T> Reply<T> fromDisk(OnDisk<T> work) {
    try {
      return Reply.of(work.run());
    } catch (IOException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, files.why(e));
    } catch (UnreadableLedger e) {
      return Reply.refuse(RefusalCode.HOME_DAMAGED, e.getMessage());
    } catch (JournalDamage e) {
      return Reply.refuse(RefusalCode.HOME_DAMAGED, e.getMessage());
    }
  }
}
