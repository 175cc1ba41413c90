package io.sallyport.core.plane;

import java.util.UUID;

/**
 * What a venue says, or what is known of the way to it. Reports may come twice and in any order.
 */
public sealed interface VenueReport {

  /** A report on one order. */
  sealed interface OnOrder extends VenueReport {
    /** The order's id, which is the intent's. */
    UUID orderId();
  }

  /**
   * The venue took the order.
   *
   * @param venueOrderId the venue's own id of it
   */
  record Acknowledged(UUID orderId, String venueOrderId) implements OnOrder {}

  /** A part of the order, or all of it, was filled. */
  record Filled(UUID orderId, Fill fill) implements OnOrder {}

  /** The order is over at the venue: cancelled, by whomever, or expired. */
  record Closed(UUID orderId, String why) implements OnOrder {}

  /** The venue refused the order. */
  record Rejected(UUID orderId, String why) implements OnOrder {}

  /** The venue refused to cancel the order, which may be over already or go on working. */
  record CancelRejected(UUID orderId, String why) implements OnOrder {}

  /** Provably, the order never reached the venue, and never will: it may be sent again. */
  record NotTaken(UUID orderId, String why) implements OnOrder {}

  /** The order was sent, and the way broke: whether the venue took it is not known. */
  record Doubtful(UUID orderId, String why) implements OnOrder {}

  /** The venue takes back, or changes, a fill that it had reported. A person has to settle that. */
  record FillDisputed(UUID orderId, String fillId, String why) implements OnOrder {}

  /** Something about the order that changes nothing: pending, suspended, restated. */
  record Noted(UUID orderId, String what) implements OnOrder {}

  /** A question is answered. */
  record Answered(UUID questionId, VenueAnswer answer) implements VenueReport {}

  /** A question could not be asked, or was not understood: that is no answer (SPEC 7). */
  record Unanswered(UUID questionId, String why) implements VenueReport {}

  /** The venue can be reached; what it had to say again has been said. */
  record Connected() implements VenueReport {}

  /** The venue cannot be reached. */
  record Disconnected(String why) implements VenueReport {}

  /** Something that names no order of ours. */
  record Stray(String what) implements VenueReport {}
}
