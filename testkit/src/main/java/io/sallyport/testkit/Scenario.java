package io.sallyport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Decision;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.RegistryReading;
import java.util.ArrayList;
import java.util.List;

/**
 * A story told on the real core, without a disk: given what happened, when somebody commands, then
 * what happens.
 *
 * <pre>{@code
 * Scenario desk = Scenario.inAHome();
 * Plan plan = desk.given(plan("momentum:btc-1h"));
 * desk.when(approve(plan)).refused(INVALID_TRANSITION, "Invalid transition: DRAFT via APPROVE");
 * desk.at("2026-01-05T10:00:00Z").when(review(plan)).then(List.of(...));
 * }</pre>
 *
 * <p>Until told otherwise it is {@link Samples#ANA} who commands, on {@link Samples#MONDAY}, under
 * {@link Samples#STRATEGIES}.
 */
public final class Scenario {
  private final DeskState state = new DeskState();
  private final List<JournalEntry> entries = new ArrayList<>();
  private Inputs inputs =
      new Inputs(Samples.MONDAY, Samples.ANA, Samples.STRATEGIES.reading(), Samples.venues());

  private Scenario() {}

  /** A story that begins before there is a home. */
  public static Scenario beforeThereIsAHome() {
    return new Scenario();
  }

  /** A story in a home. */
  public static Scenario inAHome() {
    Scenario story = new Scenario();
    story.given(Commands.initHome());
    return story;
  }

  /** A story in a home with four eyes switched on. */
  public static Scenario inAFourEyesHome() {
    Scenario story = new Scenario();
    story.given(new Command.InitHome(Samples.HOME, TimeSource.EXTERNAL, true));
    return story;
  }

  /** A story that goes on from what a journal holds. */
  public static Scenario after(List<JournalEntry> entries) {
    Scenario story = new Scenario();
    entries.forEach(story::apply);
    return story;
  }

  /** From here on somebody else commands. */
  public Scenario by(Actor actor) {
    inputs = new Inputs(inputs.at(), actor, inputs.registry(), inputs.venues());
    return this;
  }

  /** From here on it is this time. */
  public Scenario at(LogicalTime time) {
    inputs = new Inputs(time, inputs.actor(), inputs.registry(), inputs.venues());
    return this;
  }

  /** From here on it is this time, such as {@code 2026-01-05T10:00:00Z}. */
  public Scenario at(String rfc3339) {
    return at(LogicalTime.parse(rfc3339).value());
  }

  /** From here on this is the strategy registry. */
  public Scenario under(RegistryReading registry) {
    inputs = new Inputs(inputs.at(), inputs.actor(), registry, inputs.venues());
    return this;
  }

  /** From here on this is the strategy registry. */
  public Scenario under(SampleRegistry registry) {
    return under(registry.reading());
  }

  /** Something was commanded, and done. Gives what the caller got. */
  public <R> R given(Command<R> command) {
    return when(command).answer();
  }

  /** Something happened, whoever decided it: all of it in one entry. */
  public Scenario given(Event... events) {
    apply(entry(List.of(events)));
    return this;
  }

  /** Something is commanded; what is accepted happens. */
  public <R> When<R> when(Command<R> command) {
    Decision<R> decision = command.decide(state, inputs);
    switch (decision) {
      case Decision.Accepted<R> accepted -> happen(accepted.events());
      case Decision.Begun<R> begun -> happen(begun.events());
      case Decision.Refused<R> _ -> {}
    }
    return new When<>(decision);
  }

  /** What a query gets now. */
  public <R> Reply<R> ask(Query<R> query) {
    return query.answer(state);
  }

  /** What happened so far. */
  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The state that it made. */
  public DeskState state() {
    return state;
  }

  private JournalEntry entry(List<Event> events) {
    return new JournalEntry(state.lastSequence() + 1, inputs.at(), inputs.actor().id(), events);
  }

  /** What changes nothing leaves no entry. */
  private void happen(List<Event> events) {
    if (!events.isEmpty()) {
      apply(entry(events));
    }
  }

  private void apply(JournalEntry entry) {
    state.apply(entry);
    entries.add(entry);
  }

  /**
   * What became of a command.
   *
   * @param <R> what its caller gets
   */
  public final class When<R> {
    private final Decision<R> decision;

    private When(Decision<R> decision) {
      this.decision = decision;
    }

    /** These events happened, in this order, and no other. */
    public Scenario then(Event... events) {
      assertEquals(List.of(events), events());
      return Scenario.this;
    }

    /** It was refused, with this code and message, and nothing happened. */
    public Scenario refused(RefusalCode code, String message) {
      assertEquals(new Refusal(code, message), refusal());
      return Scenario.this;
    }

    /** It was refused with this code, and nothing happened. */
    public Scenario refused(RefusalCode code) {
      assertEquals(code, refusal().code(), refusal().message());
      return Scenario.this;
    }

    /** What happened, or began to happen; fails if it was refused. */
    public List<Event> events() {
      return decision instanceof Decision.Begun<R> begun ? begun.events() : accepted().events();
    }

    /** What the caller got; fails if it was refused. */
    public R answer() {
      return accepted().answer().apply(state);
    }

    /** The refusal; fails if it was accepted. */
    public Refusal refusal() {
      return switch (decision) {
        case Decision.Refused<R>(Refusal refusal) -> refusal;
        case Decision.Accepted<R>(List<Event> events, var _) ->
            throw new AssertionError("it was not refused: " + events);
        case Decision.Begun<R>(List<Event> events, var _) ->
            throw new AssertionError("it was not refused: " + events);
      };
    }

    private Decision.Accepted<R> accepted() {
      return switch (decision) {
        case Decision.Accepted<R> accepted -> accepted;
        case Decision.Refused<R>(Refusal refusal) ->
            throw new AssertionError("it was refused: " + refusal);
        case Decision.Begun<R>(List<Event> events, var _) ->
            throw new AssertionError("it has only begun: " + events);
      };
    }
  }
}
