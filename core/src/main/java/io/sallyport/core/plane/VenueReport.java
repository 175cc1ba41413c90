package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
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

  /**
   * The order is over at the venue: cancelled, by whomever, or expired.
   *
   * @param cumulative how much of it was filled in all, if the report says so
   */
  record Closed(UUID orderId, String why, Optional<BigDecimal> cumulative) implements OnOrder {
    public Closed {
      cumulative = cumulative.map(Decimals::normal);
    }

    /** Over, by a report that does not say how much was filled. */
    public Closed(UUID orderId, String why) {
      this(orderId, why, Optional.empty());
    }
  }

  /** The venue refused the order. */
  record Rejected(UUID orderId, String why) implements OnOrder {}

  /** The venue refused to cancel the order, which may be over already or go on working. */
  record CancelRejected(UUID orderId, String why) implements OnOrder {}

  /** Provably, the order never reached the venue, and never will: it may be sent again. */
  record NotTaken(UUID orderId, String why) implements OnOrder {}

  /** The order was sent, and the way broke: whether the venue took it is not known. */
  record Doubtful(UUID orderId, String why) implements OnOrder {}

  /**
   * The venue takes back, or changes, a fill that it had reported. A person has to settle that.
   *
   * @param corrected what it says now, where it changes the fill
   * @param whole the report as it came
   */
  record FillDisputed(
      UUID orderId,
      String fillId,
      String why,
      Optional<Told> corrected,
      Optional<WholeReport> whole)
      implements OnOrder {
    /** A dispute of which nothing more is known. */
    public FillDisputed(UUID orderId, String fillId, String why) {
      this(orderId, fillId, why, Optional.empty(), Optional.empty());
    }
  }

  /**
   * A fill, or what may be one, that cannot be read in full: the venue has to be asked (SPEC 17,
   * when in doubt).
   *
   * @param fillId the venue's id of it, as in {@link Fill}
   * @param why which field was missing or unreadable, and what was read
   * @param told what could be read
   * @param whole the report as it came
   */
  record FillUnclear(UUID orderId, String fillId, String why, Told told, WholeReport whole)
      implements OnOrder {}

  /**
   * The venue has changed the order as it was asked to.
   *
   * @param quantity its quantity now, what was filled before included
   * @param stopPrice its stop price now, if it has one and the report says so
   * @param limitPrice its limit price now, if it has one and the report says so
   */
  record Changed(
      UUID orderId,
      BigDecimal quantity,
      Optional<BigDecimal> stopPrice,
      Optional<BigDecimal> limitPrice)
      implements OnOrder {
    public Changed {
      quantity = Decimals.normal(quantity);
    }
  }

  /** The venue refused to change the order, which may be over already or go on as it was. */
  record ChangeRejected(UUID orderId, String why) implements OnOrder {}

  /**
   * The venue says, unasked, how the order lies there now.
   *
   * @param leaves how much of it can still be filled, if the report says so
   * @param suspended whether it lies there without being able to be filled
   * @param what in words
   */
  record Restated(UUID orderId, Optional<BigDecimal> leaves, boolean suspended, String what)
      implements OnOrder {
    public Restated {
      leaves = leaves.map(Decimals::normal);
    }
  }

  /** Something about the order that changes nothing: pending. */
  record Noted(UUID orderId, String what) implements OnOrder {}

  /**
   * What a report of a fill says as far as it can be read.
   *
   * @param quantity how much was filled, above 0
   * @param price at what price
   * @param cumulative how much of the order is filled in all, 0 or more
   */
  record Told(
      Optional<BigDecimal> quantity, Optional<BigDecimal> price, Optional<BigDecimal> cumulative) {
    /** Nothing that can be read. */
    public static final Told NOTHING =
        new Told(Optional.empty(), Optional.empty(), Optional.empty());

    public Told {
      quantity = quantity.map(Decimals::normal);
      price = price.map(Decimals::normal);
      cumulative = cumulative.map(Decimals::normal);
    }
  }

  /** A question is answered. */
  record Answered(UUID questionId, VenueAnswer answer) implements VenueReport {}

  /**
   * A question could not be asked, or was not understood: that is no answer (SPEC 7).
   *
   * @param isRefused whether the venue itself said that it gives none: it does not support such
   *     questions, and can be reached all the same
   */
  record Unanswered(UUID questionId, String why, boolean isRefused) implements VenueReport {
    /** The question could not be sent, or was lost. */
    public Unanswered(UUID questionId, String why) {
      this(questionId, why, false);
    }
  }

  /** The venue can be reached; what it had to say again has been said. */
  record Connected() implements VenueReport {}

  /** The venue cannot be reached. */
  record Disconnected(String why) implements VenueReport {}

  /** Messages of the venue were skipped or lost: what they told has to be asked (SPEC 17). */
  record Missed(String why) implements VenueReport {}

  /**
   * Something that can be assigned to no order of ours (SPEC 17, strays).
   *
   * @param what in words
   * @param whole the report as it came, if it came as one
   * @param symbol the symbol that it names, if it does
   * @param account the account that it names, if it does
   * @param movesPosition whether it tells, or may tell, a fill
   */
  record Stray(
      String what,
      Optional<WholeReport> whole,
      Optional<Symbol> symbol,
      Optional<AccountId> account,
      boolean movesPosition)
      implements VenueReport {
    /** Something that names nothing and moves no position. */
    public Stray(String what) {
      this(what, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
  }
}
