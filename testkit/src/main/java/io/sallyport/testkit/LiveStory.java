package io.sallyport.testkit;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Pending;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.desk.VenueCommand;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A story of LIVE orders, told on the real engine in simulated time. The test is the venue: it sees
 * what the venue is sent, and says what the venue says.
 *
 * <pre>{@code
 * LiveStory story = LiveStory.onSim();
 * LiveStory.Run run = story.executes(story.committed("momentum:btc-1h"));
 * story.acknowledges(run.order());
 * story.passes("30s");                 // the limit: a cancel is sent
 * }</pre>
 */
public final class LiveStory {
  private final Desk desk;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final SortedMap<VenueId, VenueListing> venues = Samples.venues();
  private LogicalTime now = Samples.MONDAY;
  private Duration ahead = Duration.ZERO;
  private RegistryReading registry = Samples.STRATEGIES.reading();
  private final List<Waiting<?>> waiting = new ArrayList<>();
  private int fills;
  private int seen;
  private int answered;

  private LiveStory(DeskState state) {
    desk = new Desk(state);
  }

  /** A story in which the sample tenant's active plane is LIVE, on {@code sim}. */
  public static LiveStory onSim() {
    return onSim(TimeSource.EXTERNAL);
  }

  /** The same in a home that takes its time from the clock. */
  public static LiveStory inClockHome() {
    return onSim(TimeSource.CLOCK);
  }

  private static LiveStory onSim(TimeSource source) {
    LiveStory story = new LiveStory(new DeskState());
    story.gets(new Command.InitHome(Samples.HOME, source, false));
    story.selects(Samples.TENANT);
    return story;
  }

  /**
   * The story goes on in a new process: the last one ended after these entries, and nothing that it
   * did outside is known.
   */
  public static LiveStory after(List<JournalEntry> entries) {
    DeskState state = new DeskState();
    entries.forEach(state::apply);
    LiveStory story = new LiveStory(state);
    story.entries.addAll(entries);
    story.now = state.lastTime();
    if (state.needsRecovery()) {
      story.gets(new VenueCommand.Recover());
    }
    return story;
  }

  /** A tenant selects LIVE on {@code sim}. */
  public LiveStory selects(ClientId client) {
    gets(
        new SafetyCommand.SelectPlane(
            client, Optional.of(VenueId.SIM), Optional.empty(), true, Samples.REASON));
    return this;
  }

  /** From here on this is the strategy registry. */
  public LiveStory under(SampleRegistry strategies) {
    registry = strategies.reading();
    return this;
  }

  /** From here on this is the strategy registry. */
  public LiveStory under(RegistryReading reading) {
    registry = reading;
    return this;
  }

  /** From here on this is what the venue lists. */
  public LiveStory lists(VenueListing listing) {
    venues.put(listing.venueId(), listing);
    return this;
  }

  /** From here on the home's time is so far ahead of the wall clock. */
  public LiveStory isAhead(Duration by) {
    ahead = by;
    return this;
  }

  /** A plan of these items that is committed and validated. */
  public Plan committed(String... items) {
    return committed(gets(Commands.plan(items)));
  }

  /** The plan, committed and validated. */
  public Plan committed(Plan draft) {
    gets(Commands.review(draft));
    gets(Commands.approve(draft));
    Plan plan = gets(Commands.commit(draft));
    gets(Commands.validate(plan));
    return plan;
  }

  /** A plan of these items is committed, validated, and executed LIVE. */
  public Waiting<ExecutionResult> executes(String... items) {
    return begins(Commands.live(committed(items)));
  }

  /** A command is given that may take its time. */
  public <R> Waiting<R> begins(Command<R> command) {
    Waiting<R> waits = new Waiting<>(desk.take(command, inputs()));
    waiting.add(waits);
    goOn();
    return waits;
  }

  /** A command is given that is answered at once. */
  public <R> R gets(Command<R> command) {
    return begins(command).answer();
  }

  /** A command is refused. */
  public Refusal refuses(Command<?> command) {
    return begins(command).refusal();
  }

  /** What a query gets. */
  public <R> Reply<R> asks(Query<R> query) {
    return query.answer(desk.state(), inputs());
  }

  /** Time passes, such as {@code 30s} or {@code 1.5s}; what falls due meanwhile happens. */
  public LiveStory passes(String duration) {
    LogicalTime until = now.plus(Duration.parse("PT" + duration));
    while (nextAt().filter(at -> at.compareTo(until) <= 0).isPresent()) {
      now = nextAt().orElseThrow().orLater(now);
      goOn();
    }
    now = until;
    return this;
  }

  private void goOn() {
    drain();
    while (desk.nextAt().filter(at -> at.compareTo(now) <= 0).isPresent()) {
      desk.proceed(inputs());
      drain();
    }
    waiting.removeIf(Waiting::look);
  }

  private Optional<LogicalTime> nextAt() {
    return Stream.concat(
            desk.nextAt().stream(), waiting.stream().flatMap(waits -> waits.by().stream()))
        .min(Comparator.naturalOrder());
  }

  private void drain() {
    Desk.Batch batch = desk.drain();
    entries.addAll(batch.entries());
    batch.effects().forEach(timed -> effects.add(timed.effect()));
  }

  private Inputs inputs() {
    return new Inputs(now, Samples.ANA, registry, venues, ahead);
  }

  /** The venue says something. */
  public LiveStory says(VenueReport report) {
    desk.take(
        new VenueCommand.TakeReport(VenueId.SIM, report),
        new Inputs(now, Desk.ENGINE, registry, venues));
    goOn();
    return this;
  }

  /** The venue took an order. */
  public LiveStory acknowledges(UUID order) {
    return says(new VenueReport.Acknowledged(order, "v-" + order.toString().substring(0, 8)));
  }

  /** The venue took every order that it was sent and that it did not take yet. */
  public LiveStory acknowledgesAll() {
    for (OrderView open : orders()) {
      if (open.stage() == io.sallyport.core.execution.Stage.SUBMITTED) {
        acknowledges(open.orderId());
      }
    }
    return this;
  }

  /** The venue filled so much more of an order, at a price. */
  public LiveStory fills(UUID order, String quantity, String price) {
    BigDecimal filled = Decimals.parse("quantity", quantity).value();
    return says(
        new VenueReport.Filled(
            order,
            new Fill(
                "f-" + ++fills,
                filled,
                Decimals.parse("price", price).value(),
                order(order).filled().add(filled),
                Optional.empty())));
  }

  /** The venue answers the question that it was asked last. */
  public LiveStory answers(Function<Effect.Ask, VenueAnswer> answer) {
    Effect.Ask asked = lastQuestion();
    return says(new VenueReport.Answered(asked.question().questionId(), answer.apply(asked)));
  }

  /** The venue answers the last question as our own books have it: nothing differs. */
  public LiveStory agrees() {
    return answers(asked -> VenueViews.ofBooks(this, asked.question()));
  }

  /** The venue answers every question that it did not answer yet as our own books have it. */
  public LiveStory agreesToAll() {
    while (answered < effects.size()) {
      if (effects.get(answered++) instanceof Effect.Ask asked) {
        says(
            new VenueReport.Answered(
                asked.question().questionId(), VenueViews.ofBooks(this, asked.question())));
      }
    }
    return this;
  }

  /** The venue closes every order that it was asked to cancel. */
  public LiveStory closesAll() {
    for (OrderView open : orders()) {
      if (open.isCancelling()) {
        says(new VenueReport.Closed(open.orderId(), "cancelled"));
      }
    }
    return this;
  }

  /** The venue has made every change that it was asked for. */
  public LiveStory changesAll() {
    for (OrderView open : orders()) {
      open.changing()
          .ifPresent(to ->
              says(
                  new VenueReport.Changed(
                      open.orderId(), to.quantity(), to.stopPrice(), to.limitPrice())));
    }
    return this;
  }

  /** The venue's contract has orders changed in this way. */
  public LiveStory changing(VenueContract.Change way) {
    return lists(Samples.sim(way));
  }

  /** The question that the venue was asked last. */
  public Effect.Ask lastQuestion() {
    return effects.reversed().stream()
        .filter(Effect.Ask.class::isInstance)
        .map(Effect.Ask.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the venue was asked nothing"));
  }

  /** What the venue was sent and asked since this was asked last. */
  public List<Effect> sent() {
    List<Effect> news = List.copyOf(effects.subList(seen, effects.size()));
    seen = effects.size();
    return news;
  }

  /** An order as it stands. */
  public OrderView order(UUID id) {
    return asks(new Query.FindOrder(Optional.empty(), id.toString())).value();
  }

  /** Every order that was ever sent or withheld. */
  public List<OrderView> orders() {
    return asks(new Query.ListOrders(Optional.empty(), true)).value();
  }

  /** The orders that were planned, without those that protect or sell for safety. */
  public List<OrderView> planned() {
    return orders().stream()
        .filter(view -> view.ticket().order().role() == OrderRole.PLANNED)
        .toList();
  }

  /** How much the sample tenant holds LIVE of a symbol. */
  public BigDecimal held(String symbol) {
    return asks(new Query.OpenPositions(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .stream()
        .filter(held -> held.plane() == ExecutionPlane.LIVE)
        .filter(held -> held.symbol().equals(new Symbol(symbol)))
        .map(held -> held.quantity())
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** Everything that blocks. */
  public List<Block> blocks() {
    return asks(new Query.Status()).value().unresolved();
  }

  /** Everything that happened so far. */
  public List<Event> events() {
    return entries.stream().flatMap(entry -> entry.events().stream()).toList();
  }

  /** The journal so far. */
  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The state. */
  public DeskState state() {
    return desk.state();
  }

  /** What time it is. */
  public LogicalTime now() {
    return now;
  }

  /** Somebody who gave a command. */
  public final class Waiting<R> {
    private final Desk.Taken<R> taken;
    private Optional<Reply<R>> reply = Optional.empty();

    private Waiting(Desk.Taken<R> taken) {
      this.taken = taken;
    }

    /** Whether the answer is there. */
    public boolean isAnswered() {
      return reply.isPresent();
    }

    /** The answer; fails if there is none yet, or it was refused. */
    public R answer() {
      return switch (reply.orElseThrow(() -> new AssertionError("no answer yet"))) {
        case Reply.Accepted<R>(R value) -> value;
        case Reply.Refused<R>(Refusal refusal) ->
            throw new AssertionError("it was refused: " + refusal);
      };
    }

    private Refusal refusal() {
      return reply
          .flatMap(Reply::refused)
          .orElseThrow(() -> new AssertionError("it was not refused"));
    }

    /** Whether the answer is there now. */
    private boolean look() {
      reply =
          switch (taken) {
            case Desk.Taken.Answered<R>(Reply<R> given) -> Optional.of(given);
            case Desk.Taken.Waiting<R>(Pending<R> answer) -> answer.at(desk.state(), now);
          };
      return reply.isPresent();
    }

    private Optional<LogicalTime> by() {
      return taken instanceof Desk.Taken.Waiting<R>(Pending<R> answer)
          ? answer.by()
          : Optional.empty();
    }
  }
}
