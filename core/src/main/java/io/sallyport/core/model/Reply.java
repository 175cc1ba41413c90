package io.sallyport.core.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a caller gets: a value, or a refusal.
 *
 * @param <T> the value's type
 */
public sealed interface Reply<T> {

  /** The value asked for. */
  record Accepted<T>(T value) implements Reply<T> {
    public Accepted {
      Objects.requireNonNull(value);
    }
  }

  /** The refusal that came instead. */
  record Refused<T>(Refusal refusal) implements Reply<T> {
    public Refused {
      Objects.requireNonNull(refusal);
    }
  }

  static <T> Reply<T> of(T value) {
    return new Accepted<>(value);
  }

  static <T> Reply<T> refuse(RefusalCode code, String message) {
    return refuse(new Refusal(code, message));
  }

  static <T> Reply<T> refuse(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** The first refusal among several replies, none if all were accepted. */
  static Optional<Refusal> firstRefusal(Reply<?>... replies) {
    return Arrays.stream(replies).flatMap(reply -> reply.refused().stream()).findFirst();
  }

  /** The refusal, if this is one. */
  default Optional<Refusal> refused() {
    return this instanceof Refused<T>(Refusal refusal) ? Optional.of(refusal) : Optional.empty();
  }

  /**
   * The value of a reply that is known to be accepted.
   *
   * @throws IllegalStateException if it was refused, which is a bug of the caller
   */
  default T value() {
    return switch (this) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new IllegalStateException(refusal.message());
    };
  }

  /** The value turned into another, a refusal left as it is. */
  default <R> Reply<R> map(Function<? super T, ? extends R> function) {
    return switch (this) {
      case Accepted<T>(T value) -> new Accepted<>(function.apply(value));
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** The value turned into another reply, a refusal left as it is. */
  default <R> Reply<R> flatMap(Function<? super T, Reply<R>> function) {
    return switch (this) {
      case Accepted<T>(T value) -> function.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
