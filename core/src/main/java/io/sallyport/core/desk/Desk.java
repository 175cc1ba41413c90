package io.sallyport.core.desk;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The heart of the one idea: commands in, entries and effects out, one at a time. It knows what
 * falls due, timers and scheduled reports alike, but no clock and no thread: whoever drives it
 * brings the time, makes the entries durable, and only then performs the effects.
 */
public final class Desk {
  /** Who acts where nobody does: timers, reports, limits. */
  public static final Actor ENGINE = Actor.local(new ActorId("sallyport"));

  private final DeskState state;
  private final NavigableSet<Scheduled> reports = new TreeSet<>(Scheduled.ORDER);
  private List<JournalEntry> entries = new ArrayList<>();
  private List<Timed> effects = new ArrayList<>();
  private long reportsScheduled;
  private boolean isBroken;

  /** A desk at a state. */
  public Desk(DeskState state) {
    this.state = state;
  }

  /**
   * What was decided since the last time it was taken.
   *
   * @param entries to be made durable, in order
   * @param effects to be performed once they are, in order
   */
  public record Batch(List<JournalEntry> entries, List<Timed> effects) {
    /** Whether an order is to be sent. */
    public boolean sendsOrders() {
      return effects.stream().anyMatch(timed -> timed.effect() instanceof Effect.Submit);
    }
  }

  /** An effect with the logical time of what it follows from. */
  public record Timed(LogicalTime at, Effect effect) {}

  /**
   * What a command came to.
   *
   * @param <R> what the caller gets
   */
  public sealed interface Taken<R> {
    /** It is decided; the reply may be given once the entries are durable. */
    record Answered<R>(Reply<R> reply) implements Taken<R> {}

    /** It has begun; the caller waits for the answer. */
    record Waiting<R>(Pending<R> answer) implements Taken<R> {}
  }

  private record Scheduled(LogicalTime at, long number, VenueId venue, VenueReport report) {
    private static final Comparator<Scheduled> ORDER =
        Comparator.comparing(Scheduled::at).thenComparingLong(Scheduled::number);
  }

  /** Whether an entry could not be applied, so that the state is nobody's any more: a bug. */
  public boolean isBroken() {
    return isBroken;
  }

  /** The state, as everything so far made it. */
  public DeskState state() {
    return state;
  }

  /** Decides a command; what is accepted happens to the state at once. */
  public <R> Taken<R> take(Command<R> command, Inputs inputs) {
    return switch (command.decide(state, inputs)) {
      case Decision.Refused<R>(Refusal refusal) -> new Taken.Answered<>(Reply.refuse(refusal));
      case Decision.Accepted<R> accepted -> {
        record(accepted.events(), inputs);
        yield new Taken.Answered<>(Reply.of(accepted.answer().apply(state)));
      }
      case Decision.Begun<R> begun -> {
        record(begun.events(), inputs);
        yield new Taken.Waiting<>(begun.answer());
      }
    };
  }

  private void record(List<Event> events, Inputs inputs) {
    if (!events.isEmpty()) {
      JournalEntry entry =
          new JournalEntry(state.lastSequence() + 1, inputs.at(), inputs.actor().id(), events);
      isBroken = true;
      state.apply(entry);
      isBroken = false;
      entries.add(entry);
      for (Event event : entry.events()) {
        Effect.of(event, state)
            .map(effect -> new Timed(inputs.at(), effect))
            .ifPresent(effects::add);
      }
    }
  }

  /** A venue has a report that falls due at a time. */
  public void schedule(LogicalTime at, VenueId venue, VenueReport report) {
    reports.add(new Scheduled(at, reportsScheduled++, venue, report));
  }

  /** When something falls due next; at one time, a timer comes before a report. */
  public Optional<LogicalTime> nextAt() {
    Optional<LogicalTime> timer = state.next().map(due -> due.at());
    Optional<LogicalTime> report =
        reports.isEmpty() ? Optional.empty() : Optional.of(reports.getFirst().at());
    return timer.isPresent() && report.isPresent()
        ? timer.filter(at -> at.compareTo(report.get()) <= 0).or(() -> report)
        : timer.or(() -> report);
  }

  /**
   * Does what falls due next.
   *
   * @param inputs with the time at which it is done
   */
  public void proceed(Inputs inputs) {
    boolean isTimer =
        state
            .next()
            .filter(due -> reports.isEmpty() || due.at().compareTo(reports.getFirst().at()) <= 0)
            .isPresent();
    if (isTimer) {
      take(new VenueCommand.Proceed(state.next().orElseThrow().subject()), inputs);
    } else {
      Scheduled first = reports.removeFirst();
      take(new VenueCommand.TakeReport(first.venue(), first.report()), inputs);
    }
  }

  /** Takes what was decided since the last time. */
  public Batch drain() {
    Batch batch = new Batch(entries, effects);
    entries = new ArrayList<>();
    effects = new ArrayList<>();
    return batch;
  }
}
