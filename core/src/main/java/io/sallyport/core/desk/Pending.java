package io.sallyport.core.desk;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer that somebody waits for. What makes it come is the state; where nobody may be kept
 * waiting, it is time as well, even if nothing happens. What was begun may end in a refusal.
 *
 * @param answer what the caller gets, once the state gives it
 * @param latest what the caller gets at the latest; nothing if it may take as long as it takes
 * @param <R> what the caller gets
 */
public record Pending<R>(
    Function<DeskState, Optional<Reply<R>>> answer, Optional<Latest<R>> latest) {

  /**
   * What is answered when the waiting is over.
   *
   * @param at when
   * @param answer what the state gives then
   */
  public record Latest<R>(LogicalTime at, Function<DeskState, R> answer) {}

  /** The answer, if the state gives it, or it is time. */
  public Optional<Reply<R>> at(DeskState state, LogicalTime now) {
    return answer
        .apply(state)
        .or(() ->
            latest
                .filter(last -> now.compareTo(last.at()) >= 0)
                .map(last -> Reply.of(last.answer().apply(state))));
  }

  /** When it is to be given at the latest. */
  public Optional<LogicalTime> by() {
    return latest.map(Latest::at);
  }
}
