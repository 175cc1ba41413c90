package io.sallyport.core.desk;

import io.sallyport.core.desk.Event.HomeCreated;
import io.sallyport.core.execution.Agenda;
import io.sallyport.core.execution.Anchor;
import io.sallyport.core.execution.Circumstances;
import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.LiveCircumstances;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.execution.LiveUsage;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.execution.Trading;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.IdPrefix;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Plans;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plan.Seasons;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.Outcomes;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PlaneSelections;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Blocks;
import io.sallyport.core.reconcile.Reconciliation;
import io.sallyport.core.reconcile.Stray;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitches;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that a home knows, folded from its journal and from nothing else. It belongs to one
 * thread; what it hands out is immutable.
 */
public final class DeskState {
  private final Seasons seasons = new Seasons();
  private final Plans plans = new Plans();
  private final SortedMap<UUID, ValidationRecord> validations = new TreeMap<>();
  private final SortedMap<UUID, OrderIntent> intents = new TreeMap<>();
  private final Outcomes outcomes = new Outcomes();
  private final PositionBooks positions = new PositionBooks();
  private final LiveUsage usage = new LiveUsage();
  private final Trading trading = new Trading(positions, usage);
  private final KillSwitches killSwitches = new KillSwitches();
  private final PlaneSelections planes = new PlaneSelections();
  private final Blocks blocks = new Blocks();
  private final Harness harness = new Harness();
  private final History history = new History();
  private final ClockRecord clock = new ClockRecord();
  private final SortedMap<ClientId, SortedMap<PlanState, Integer>> planCounts = new TreeMap<>();

  private Optional<HomeCreated> home = Optional.empty();
  private SnapshotRef snapshotRef = SnapshotRef.UNKNOWN;
  private Optional<UUID> newestPlan = Optional.empty();
  private long lastSequence;
  private LogicalTime lastTime = LogicalTime.EPOCH;

  /**
   * Evolves the state by one journal entry. It cannot fail on an entry that was decided on this
   * state.
   *
   * @throws IllegalArgumentException if the entry does not follow the last one in number or time
   */
  public void apply(JournalEntry entry) {
    if (entry.sequence() != lastSequence + 1 || entry.at().compareTo(lastTime) < 0) {
      throw new IllegalArgumentException(
          "entry %s at %s does not follow entry %s at %s"
              .formatted(entry.sequence(), entry.at(), lastSequence, lastTime));
    }
    lastSequence = entry.sequence();
    lastTime = entry.at();
    entry.events().forEach(event -> apply(entry, event));
  }

  private void apply(JournalEntry entry, Event event) {
    switch (event) {
      case HomeCreated created -> home = Optional.of(created);
      case Event.SeasonOpened(SeasonId season, ClientId owner, Reason _) ->
          seasons.open(season, owner);
      case Event.SeasonFrozen(SeasonId season, Reason reason) ->
          seasons.freeze(season, new Season.Freeze(entry.actor(), entry.at(), reason));
      case Event.SeasonUnfrozen(SeasonId season, Reason _) -> seasons.unfreeze(season);
      case Event.PlanTransitioned(ExecutionEvent line) -> applyTransition(entry, line);
      case Event.PlanValidated(ValidationReport report) -> applyValidation(entry, report);
      case Event.PlanExecuted(ExecutionResult result) -> applyExecution(entry, result);
      case Event.OutcomeRecorded(ExecutionOutcome outcome) -> applyOutcome(outcome);
      case Event.SnapshotTaken(SnapshotRef taken) -> snapshotRef = taken;
      case Event.KillSwitchSet set -> applyKillSwitch(entry, set);
      case Event.PlaneSelected selected -> planes.select(selected.clientId(), selection(selected));
      case Event.RunStarted(LiveRun run) -> {
        trading.started(run, entry.at());
        history.began(entry, run);
      }
      case Event.RunEnded ended -> {
        trading.ended(ended.runId(), ended.result(), entry.at());
        history.ended(entry, ended.runId(), ended.result());
      }
      case Event.OrderStepped(OrderStep step) -> applyStep(step, entry.at());
      case Event.ProtectionGaveWay gave ->
          trading.gaveWay(
              PositionKey.live(gave.clientId(), gave.venue(), gave.symbol()),
              gave.reducer(),
              gave.change(),
              entry.at());
      case Event.ProtectionWithheld none ->
          trading.cannotProtect(none.parent(), none.role(), none.elsewhere(), entry.at());
      case Event.PositionBare bare ->
          applyBare(
              PositionKey.live(bare.clientId(), bare.venue(), bare.symbol()), bare, entry.at());
      case Event.PositionCovered covered -> {
        PositionKey key = PositionKey.live(covered.clientId(), covered.venue(), covered.symbol());
        blocks.covered(key);
        trading.saidBare(key, BigDecimal.ZERO, entry.at());
      }
      case Event.ProtectionPlaced placed -> applyPlaced(placed, entry.at());
      case Event.ProtectedElsewhere outside ->
          trading.elsewhere(
              PositionKey.live(outside.clientId(), outside.venue(), outside.symbol()),
              outside.quantity(),
              entry.at());
      case Event.SafetySellLookedInto looked ->
          trading.lookedInto(looked.orderId(), looked.question(), entry.at());
      case Event.SafetySellBegan began -> trading.began(began.sell());
      case Event.VenueAsked(Inquiry inquiry) -> trading.asked(inquiry, entry.at());
      case Event.VenueAnswered answered ->
          trading.answered(answered.questionId(), answered.answer(), entry.at());
      case Event.VenueUnanswered silent ->
          trading.unanswered(silent.questionId(), silent.isRefused().orElse(false), entry.at());
      case Event.Doubted doubted ->
          trading.doubted(doubted.positionKey(), doubted.orders(), doubted.isLasting(), entry.at());
      case Event.NotAsked not -> trading.notAsked(not.positionKey(), not.orders(), entry.at());
      case Event.Reconciled(Reconciliation reconciliation) -> blocks.reconciled(reconciliation);
      case Event.Blocked(Block block) -> blocks.block(block);
      case Event.PositionResolved resolved -> applyResolution(resolved, entry.at());
      case Event.OrderResolved _, Event.CancelAsked _, Event.SafetySoldOnPaper _ -> {}
      case Event.ReportRefused refused -> applyRefusal(refused, entry.at());
      case Event.HarnessStepped(HarnessStep step) -> harness.apply(step, entry.actor(), entry.at());
      case Event.ClockJumped jump -> clock.jumped(jump);
      case Event.ClockAccepted(LogicalTime wall, Reason _) -> clock.accepted(entry.at(), wall);
      case Event.VenueConnected(VenueId venue) -> trading.connected(venue);
      case Event.VenueDisconnected gone ->
          trading.disconnected(gone.venue(), gone.why(), entry.at());
    }
  }

  private void applyBare(PositionKey key, Event.PositionBare bare, LogicalTime at) {
    blocks.bare(
        new Block(
            bare.clientId(),
            bare.venue(),
            bare.symbol(),
            Block.Cause.MISSING_SL_TP,
            Optional.empty(),
            "%s of %s are bare: %s"
                .formatted(Decimals.plain(bare.quantity()), bare.symbol(), bare.why())));
    trading.saidBare(key, bare.quantity(), at);
  }

  private void applyPlaced(Event.ProtectionPlaced placed, LogicalTime at) {
    PositionKey key = PositionKey.live(placed.clientId(), placed.venue(), placed.symbol());
    ProtectivePrices prices = new ProtectivePrices(placed.stopLoss(), placed.takeProfit());
    placed.despite().ifPresent(order -> trading.despite(key, order, at));
    if (placed.quantity().signum() > 0) {
      trading.protects(
          new Anchor(placed.parent(), key, placed.account(), placed.closing(), Optional.empty()),
          placed.quantity(),
          prices,
          at);
    } else {
      trading.moves(key, placed.replaces(), prices, at);
    }
  }

  private void applyKillSwitch(JournalEntry entry, Event.KillSwitchSet set) {
    killSwitches.set(
        new KillSwitch(
            set.killSwitch(), set.scope(), set.state(), entry.actor(), entry.at(), set.reason()));
  }

  private static PlaneSelection selection(Event.PlaneSelected selected) {
    return selected.venue().isPresent() && selected.account().isPresent()
        ? new PlaneSelection.Live(selected.venue().get(), selected.account().get())
        : new PlaneSelection.Paper();
  }

  private void applyStep(OrderStep step, LogicalTime at) {
    trading.apply(step, at);
    if (step instanceof OrderStep.FillBooked) {
      trading.find(step.orderId()).ifPresent(order -> blocks.filled(order.positionKey()));
    }
    boolean isOver = step instanceof OrderStep.Ended || step instanceof OrderStep.Withheld;
    trading
        .find(step.orderId())
        .filter(order -> isOver)
        .ifPresent(order -> blocks.settled(order.positionKey(), order.id()));
  }

  private void applyRefusal(Event.ReportRefused refused, LogicalTime at) {
    refused
        .unassigned()
        .ifPresent(report ->
            blocks.stray(
                new Stray(
                    at,
                    refused.venue(),
                    refused.what(),
                    report.whole(),
                    report.symbol(),
                    report.account(),
                    report.blocks())));
  }

  private void applyResolution(Event.PositionResolved resolved, LogicalTime at) {
    PositionKey key = PositionKey.live(resolved.clientId(), resolved.venue(), resolved.symbol());
    blocks.resolved(key);
    trading.adjusted(key, resolved.after(), resolved.price(), at);
  }

  private void applyTransition(JournalEntry entry, ExecutionEvent line) {
    plans.apply(line);
    count(line);
    if (line.payload().orElse(null) instanceof PlanContent content) {
      newestPlan = Optional.of(content.planId());
      history.created(entry, content.planId(), content.clientId());
      content.intents().forEach(intent -> intents.put(intent.orderIntentId(), intent));
    } else {
      history.noted(entry, line.planId());
    }
  }

  private void count(ExecutionEvent line) {
    SortedMap<PlanState, Integer> counts =
        planCounts.computeIfAbsent(
            plan(line.planId()).content().clientId(), client -> new TreeMap<>());
    line.fromState()
        .ifPresent(from -> counts.computeIfPresent(from, (state, n) -> n > 1 ? n - 1 : null));
    counts.merge(line.toState(), 1, Integer::sum);
  }

  /** A verdict that no tenant stands behind is on record, but does not stand for the plan. */
  private void applyValidation(JournalEntry entry, ValidationReport report) {
    history.noted(entry, report.planId());
    report.clientId().ifPresent(client -> validations.put(report.planId(), report.basis()));
  }

  /** A report names its plan among its metadata. */
  private void applyExecution(JournalEntry entry, ExecutionResult result) {
    Optional.ofNullable(result.metadata().values().get("plan_id"))
        .flatMap(id -> plans.find(UUID.fromString(id.toString())))
        .ifPresent(plan -> history.executed(entry, plan.id(), plan.content().clientId(), result));
  }

  private void applyOutcome(ExecutionOutcome outcome) {
    outcomes.record(outcome);
    positions.book(outcome);
  }

  /** The number of the newest entry, 0 before the first. */
  public long lastSequence() {
    return lastSequence;
  }

  /** The newest entry's logical time. */
  public LogicalTime lastTime() {
    return lastTime;
  }

  /** How the home was made; empty while there is none. */
  public Optional<HomeCreated> home() {
    return home;
  }

  Seasons seasons() {
    return seasons;
  }

  Plans plans() {
    return plans;
  }

  PositionBooks positions() {
    return positions;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  LiveUsage usage() {
    return usage;
  }

  Trading trading() {
    return trading;
  }

  KillSwitches killSwitches() {
    return killSwitches;
  }

  /** The kill switches in a state that cover a planned order. */
  List<KillSwitch> killSwitches(KillSwitchState in, OrderTicket ticket) {
    return ticket
        .strategy()
        .map(strategy ->
            killSwitches.covering(in, ticket.order().clientId(), ticket.order().symbol(), strategy))
        .orElse(List.of());
  }

  PlaneSelections planes() {
    return planes;
  }

  Blocks blocks() {
    return blocks;
  }

  Harness harness() {
    return harness;
  }

  History history() {
    return history;
  }

  /** Every skill that was ever registered, by id. */
  Collection<RegisteredSkill> skills() {
    return harness.skills().all();
  }

  /** A cycle that began. */
  Cycle cycle(UUID id) {
    return harness.find(id).orElseThrow();
  }

  /** What falls due next, and when. */
  public Optional<Agenda.Due> next() {
    return trading.next();
  }

  /** The planned orders that are open: what is to be cancelled if nothing can be recorded. */
  public List<OrderTicket> openOrders() {
    return trading.unsettled().stream()
        .filter(order -> order.role() == OrderRole.PLANNED && order.stage().isOpen())
        .map(Order::ticket)
        .toList();
  }

  /**
   * How much of a book the orders of one side may have bought or sold beyond what is booked and
   * what they are still counted with, 0 or more (SPEC 17, when in doubt).
   */
  public BigDecimal inDoubt(PositionKey key, Side side) {
    return trading.open().inDoubt(key, side);
  }

  /** The names of all orders that were ever sent to a venue. */
  public List<OrderName> names(VenueId venue) {
    return trading.all().stream()
        .filter(order -> order.ticket().venue().equals(venue) && order.attempts() > 0)
        .map(Order::name)
        .toList();
  }

  /** Whether something was under way when the last owner ended. */
  public boolean needsRecovery() {
    return !trading.runs().isEmpty()
        || !trading.questions().open().isEmpty()
        || !trading.questions().doubted().isEmpty()
        || trading.unsettled().stream().anyMatch(DeskState::isInDoubt);
  }

  /**
   * Whether an order has to be asked about after a restart. What rests at {@code sim} cannot have
   * been filled unseen, and what is UNRESOLVED is for a person.
   */
  static boolean isInDoubt(Order order) {
    boolean rests =
        order.isProtective()
            && !order.ticket().venue().isReal()
            && order.stage() != Stage.SUBMITTED
            && order.cancel().isEmpty()
            && order.change().isEmpty();
    return order.question().isPresent()
        || order.askAt().isPresent()
        || (order.stage().isOpen() && !order.isNotTaken() && !rests);
  }

  /** Whether a report tells what is on record already. */
  public boolean hasHeard(VenueReport report) {
    return report instanceof VenueReport.OnOrder onOrder
        && trading.find(onOrder.orderId()).filter(order -> hasHeard(order, onOrder)).isPresent();
  }

  private static boolean hasHeard(Order order, VenueReport.OnOrder report) {
    return switch (report) {
      case VenueReport.Filled filled -> order.knows(filled.fill());
      case VenueReport.Acknowledged _ -> order.venueOrderId().isPresent();
      default -> order.stage().isFinal();
    };
  }

  /** Whether a planned order at a venue, or a run there, has not come to its end. */
  public boolean isTrading(VenueId venue) {
    return trading.runs().stream().anyMatch(run -> run.run().venue().equals(venue))
        || trading.unsettled().stream()
            .filter(order -> order.ticket().venue().equals(venue))
            .anyMatch(order ->
                order.role() != OrderRole.STOP_LOSS
                    && order.role() != OrderRole.TAKE_PROFIT
                    && !order.isSettled());
  }

  Reply<HomeCreated> requireHome() {
    return home.map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.HOME_UNUSABLE,
                "there is no home yet; the first plan makes one, or sallyport init"));
  }

  Reply<Governance> governance() {
    return requireHome().map(made -> new Governance(made.homeId(), seasons, plans));
  }

  Governance.Act act(Inputs inputs, Reason reason) {
    return new Governance.Act(inputs.actor(), inputs.at(), reason, snapshotRef);
  }

  /** What validating or executing a plan has to look at, if the claimed tenant has that plan. */
  Reply<Circumstances> circumstances(ClientClaim claim, String text, Inputs inputs) {
    Optional<ClientId> asker =
        claim instanceof ClientClaim.Named(ClientId client)
            ? Optional.of(client)
            : Optional.empty();
    return plans
        .select(asker, text)
        .map(plan ->
            new Circumstances(
                claim,
                plan,
                season(plan.content().seasonId()),
                Optional.ofNullable(validations.get(plan.id())),
                inputs.registry(),
                outcomes,
                usage,
                home.map(HomeCreated::fourEyes).orElse(false),
                live(plan.content().clientId(), inputs),
                inputs.at()));
  }

  private LiveCircumstances live(ClientId client, Inputs inputs) {
    PlaneSelection selection = planes.of(client);
    SortedMap<Symbol, String> unresolved = new TreeMap<>();
    Optional<VenueListing> listing = Optional.empty();
    if (selection instanceof PlaneSelection.Live live) {
      listing = listing(live.venue(), inputs);
      unresolved.putAll(unresolved(client, live.venue()));
    }
    return new LiveCircumstances(
        selection, listing, killSwitches, positions, trading, unresolved, clock.ahead(inputs));
  }

  /** What is known of a venue; where time comes from outside only {@code sim} can be used. */
  Optional<VenueListing> listing(VenueId venue, Inputs inputs) {
    boolean outOfTime =
        venue.isReal() && home.filter(made -> made.timeSource() == TimeSource.EXTERNAL).isPresent();
    return inputs
        .venue(venue)
        .map(known ->
            outOfTime
                ? known.unusable("a home whose time comes from outside can only use sim")
                : known);
  }

  /** What of a tenant's is unresolved at a venue, in words, by symbol (SPEC 5, Reconciliation). */
  SortedMap<Symbol, String> unresolved(ClientId client, VenueId venue) {
    SortedMap<Symbol, String> words = blocks.inWords(client, venue);
    trading.unsettled().stream()
        .filter(order -> order.ticket().order().clientId().equals(client))
        .filter(order -> order.ticket().venue().equals(venue))
        .forEach(order ->
            unresolved(order)
                .ifPresent(why -> words.putIfAbsent(order.ticket().order().symbol(), why)));
    return words;
  }

  private static Optional<String> unresolved(Order order) {
    String what = order.ticket().order().symbol() + ", order " + order.id();
    if (order.stage() == Stage.UNRESOLVED) {
      return Optional.of(what + ": what became of it is not known");
    }
    if (order.role() == OrderRole.SAFETY_SELL && order.stage().isOpen()) {
      return Optional.of(what + ": a safety-sell works");
    }
    boolean isAsked = order.question().isPresent() || (order.isProtective() && order.isOver());
    return order.stage().isOpen() && isAsked && (!order.isProtective() || order.isOver())
        ? Optional.of(what + ": the venue is being asked about it")
        : Optional.empty();
  }

  /** A season that exists. */
  Season season(SeasonId id) {
    return seasons.find(id).orElseThrow();
  }

  /** A plan that exists. */
  Plan plan(UUID id) {
    return plans.find(id).orElseThrow();
  }

  /** The plan that was created last. */
  Plan newestPlan() {
    return plan(newestPlan.orElseThrow());
  }

  PlanView view(Plan plan) {
    return new PlanView(
        plan,
        Optional.ofNullable(validations.get(plan.id())),
        harness.origin(plan.id()),
        Stream.of(ExecutionPlane.values()).flatMap(plane -> outcomes(plan, plane)).toList());
  }

  private Stream<ExecutionOutcome> outcomes(Plan plan, ExecutionPlane plane) {
    return plan.content().intents().stream()
        .flatMap(intent -> outcomes.find(intent.orderIntentId(), plane).stream());
  }

  /** Where a tenant's orders are, or were, realized: the venue named, else the active one. */
  Reply<PlaneSelection.Live> livePlane(ClientId client, Optional<VenueId> venue) {
    if (planes.of(client) instanceof PlaneSelection.Live live
        && venue.filter(named -> !named.equals(live.venue())).isEmpty()) {
      return Reply.of(live);
    }
    return venue
        .flatMap(named ->
            planes.account(client, named).map(account -> new PlaneSelection.Live(named, account)))
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.PLANE_NOT_LIVE,
                venue
                    .map(named -> "client %s never selected venue %s".formatted(client, named))
                    .orElse(
                        "the active plane of client "
                            + client
                            + " is PAPER: select a venue first, or name one")));
  }

  /** The order that a person named by its id or a unique prefix; another tenant's is not found. */
  Reply<Order> selectOrder(Optional<ClientId> asker, String text) {
    List<Order> found =
        IdPrefix.of(text).stream()
            .flatMap(prefix -> trading.beginning(prefix).stream())
            .filter(
                order -> asker.isEmpty() || asker.get().equals(order.ticket().order().clientId()))
            .limit(2)
            .toList();
    return found.size() == 1
        ? Reply.of(found.getFirst())
        : Reply.refuse(
            RefusalCode.ORDER_NOT_FOUND,
            found.isEmpty()
                ? "No order was sent with that id: give it, or at least %s characters of it"
                        .formatted(IdPrefix.SHORTEST)
                    + "; sallyport order list --all shows those that have ended, too"
                : "More than one order has an id that begins like that");
  }

  /** An order that exists. */
  Order order(UUID id) {
    return trading.find(id).orElseThrow();
  }

  /** How every LIVE position that is not flat is protected: by tenant, venue and symbol. */
  List<Cover> covers() {
    return positions.open().stream()
        .filter(held -> held.plane() == ExecutionPlane.LIVE)
        .map(held ->
            trading
                .book(PositionKey.live(held.clientId(), held.venue().orElseThrow(), held.symbol()))
                .cover(lastTime))
        .toList();
  }

  /** Something of any tenant's that is unresolved, in words; empty if nothing is. */
  Optional<String> firstUnresolved() {
    return blocks.all().stream()
        .map(block -> "%s, %s: %s".formatted(block.symbol(), block.cause(), block.why()))
        .findFirst()
        .or(() ->
            trading.unsettled().stream().flatMap(order -> unresolved(order).stream()).findFirst());
  }

  /** An order as it stands, with what protects what it opened. */
  OrderView view(Order order) {
    return OrderView.of(
        order,
        planOf(order),
        outcomes.find(order.id(), ExecutionPlane.LIVE),
        blocks.of(order.positionKey()).stream()
            .filter(block -> block.orderId().filter(order.id()::equals).isPresent())
            .toList(),
        Optional.of(trading.book(order.positionKey()).cover(lastTime))
            .filter(cover -> cover.held().signum() != 0));
  }

  /** The plan that an order comes from; a protective one comes from its parent's. */
  private Optional<UUID> planOf(Order order) {
    return order
        .ticket()
        .parent()
        .flatMap(trading::find)
        .orElse(order)
        .ticket()
        .planned()
        .map(OrderTicket.Planned::planId);
  }

  HomeStatus status() {
    return status(Optional.empty());
  }

  /** As a tenant may see it; an empty asker sees every tenant's (SPEC 14, tenants). */
  HomeStatus status(Optional<ClientId> asker) {
    HomeCreated made = home.orElseThrow();
    Predicate<ClientId> isShown = client -> asker.filter(named -> !named.equals(client)).isEmpty();
    return new HomeStatus(
        made.homeId(),
        made.timeSource(),
        made.fourEyes(),
        lastSequence,
        lastTime,
        snapshotRef,
        seasons.all().stream().filter(season -> isShown.test(season.clientId())).toList(),
        planCounts(isShown),
        (int)
            trading.unsettled().stream()
                .filter(order -> order.stage().isOpen())
                .filter(order -> isShown.test(order.ticket().order().clientId()))
                .count(),
        blocks.all().stream().filter(block -> isShown.test(block.clientId())).toList(),
        killSwitches.raised().stream().filter(set -> set.isShownTo(asker)).toList(),
        halt(asker),
        covers().stream().filter(cover -> isShown.test(cover.positionKey().clientId())).toList(),
        clock.lastJump(),
        asker);
  }

  private SortedMap<PlanState, Integer> planCounts(Predicate<ClientId> isShown) {
    SortedMap<PlanState, Integer> all = new TreeMap<>();
    planCounts.forEach((client, counts) -> {
      if (isShown.test(client)) {
        counts.forEach((state, n) -> all.merge(state, n, Integer::sum));
      }
    });
    return all;
  }

  /** That the harness is HALTED is everybody's affair; in which cycle, and why, its tenant's. */
  Optional<Harness.Halt> halt(Optional<ClientId> asker) {
    return harness
        .halt()
        .map(halt ->
            halt.cycleId()
                .flatMap(harness::find)
                .map(Cycle::clientId)
                .filter(client -> asker.filter(named -> !named.equals(client)).isPresent())
                .map(other ->
                    new Harness.Halt(halt.at(), Optional.empty(), "in a cycle of another client"))
                .orElse(halt));
  }
}
