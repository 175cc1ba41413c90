package io.sallyport.core.desk;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a command was decided into.
 *
 * @param <R> what the caller gets
 */
public sealed interface Decision<R> {

  /**
   * It happens.
   *
   * @param events what happens
   * @param answer what the caller gets, read from the state that the events make
   */
  record Accepted<R>(List<Event> events, Function<DeskState, R> answer) implements Decision<R> {}

  /**
   * It has begun, and ends later, by other commands: the caller waits.
   *
   * @param events what happens now
   * @param answer what the caller gets, once there is an answer
   */
  record Begun<R>(List<Event> events, Pending<R> answer) implements Decision<R> {
    /** It has begun, and the caller waits until the state gives an answer. */
    Begun(List<Event> events, Function<DeskState, Optional<R>> answer) {
      this(events, new Pending<>(state -> answer.apply(state).map(Reply::of), Optional.empty()));
    }

    /** It has begun, and ends in what the caller gets or in a refusal. */
    static <R> Begun<R> replying(
        List<Event> events, Function<DeskState, Optional<Reply<R>>> answer) {
      return new Begun<>(events, new Pending<>(answer, Optional.empty()));
    }

    /** It has begun, and the caller is told how it stands if it has not ended by then. */
    static <R> Begun<R> answeredBy(
        LogicalTime latest,
        List<Event> events,
        Predicate<DeskState> hasEnded,
        Function<DeskState, R> answer) {
      return new Begun<>(
          events,
          new Pending<>(
              state ->
                  hasEnded.test(state)
                      ? Optional.of(Reply.of(answer.apply(state)))
                      : Optional.empty(),
              Optional.of(new Pending.Latest<>(latest, answer))));
    }
  }

  /** It does not happen. */
  record Refused<R>(Refusal refusal) implements Decision<R> {}

  /** A reply whose value is an event to happen. */
  static <R> Decision<R> of(Reply<? extends Event> event, Function<DeskState, R> answer) {
    return of(event, List::of, answer);
  }

  /** A reply whose value leads to events. */
  static <V, R> Decision<R> of(
      Reply<V> reply, Function<V, List<Event>> events, Function<DeskState, R> answer) {
    return of(reply.map(value -> new Accepted<R>(events.apply(value), answer)));
  }

  /** A reply whose value is what happens. */
  static <R> Decision<R> of(Reply<? extends Decision<R>> reply) {
    return switch (reply) {
      case Reply.Accepted<? extends Decision<R>> accepted -> accepted.value();
      case Reply.Refused<? extends Decision<R>> refused -> new Refused<>(refused.refusal());
    };
  }
}
