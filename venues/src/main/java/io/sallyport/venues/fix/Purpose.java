package io.sallyport.venues.fix;

import java.util.UUID;

/** What a message that was sent is for: so a refusal of the message finds what it refuses. */
sealed interface Purpose {

  /** The order, or the question, that it is about. */
  UUID subject();

  /** It is an order. */
  record Order(UUID subject) implements Purpose {}

  /** It asks for an order to be cancelled. */
  record Cancel(UUID subject) implements Purpose {}

  /** It asks for an order to be changed. */
  record Change(UUID subject) implements Purpose {}

  /** It is a part of a question. */
  record Question(UUID subject) implements Purpose {}
}
