package io.sallyport.venues.fix;

import java.util.UUID;

/** What a message that was sent is for: so a refusal of the message finds what it refuses. */
sealed interface Purpose {

  /** It is an order. */
  record Order(UUID orderId) implements Purpose {}

  /** It asks for an order to be cancelled. */
  record Cancel(UUID orderId) implements Purpose {}

  /** It is a part of a question. */
  record Question(UUID questionId) implements Purpose {}
}
